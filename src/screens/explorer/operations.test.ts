import { describe, expect, it } from 'vitest'
import { imaginedAppliance } from '../../api/imagined-appliance'
import { operations } from '../../catalog'
import { catalog } from '../../catalog'
import { filterOperations, linesOf, type OperationFilter } from './operations'
import { twinOf } from '../../crud/request/twin'

const appliance = imaginedAppliance({ platform: 'explore', release: '8.0' })
const all: OperationFilter = { text: '', method: 'any', level: 'any', platform: 'any', release: 'any', mine: false }
const ids = (filter: Partial<OperationFilter>) => filterOperations({ ...all, ...filter }, appliance).map(({ id }) => id)

describe('the explorer’s list', () => {
  it('has every operation of the catalogue until something is asked', () => {
    expect(ids({})).toHaveLength(operations.length)
  })

  it('finds by method, path and words, in any order', () => {
    expect(ids({ text: 'patch tags' })).toEqual(['tags.update'])
    expect(ids({ text: 'TAGS patch' })).toEqual(['tags.update'])
    expect(ids({ text: 'no such thing' })).toEqual([])
  })

  it('keeps what a level may run', () => {
    expect(ids({ level: 'write personal' })).toContain('tags.list')
    expect(ids({ level: 'write personal' })).not.toContain('tags.create')
    expect(ids({ level: 'system full' })).toContain('extrahop.restart')
  })

  it('keeps what a platform and a release have', () => {
    expect(ids({ platform: 'explore' })).not.toContain('devices.list')
    expect(ids({ release: '5.3' })).not.toContain('devices.search')
    expect(ids({ release: '9.8' })).not.toContain('flexgrids.list')
    expect(ids({ mine: true })).toContain('extrahop.cluster')
    expect(ids({ mine: true })).not.toContain('devices.list')
  })

  it('puts operations under their resource and folds it', () => {
    const shown = filterOperations({ ...all, text: '/tags' }, appliance)
    const open = linesOf(shown, new Set())
    expect(open[0]).toMatchObject({ kind: 'head' })
    expect(open.length).toBeGreaterThan(linesOf(shown, new Set(['tags'])).length)
  })

  it('knows where the state before a write can be read', () => {
    expect(twinOf(catalog.tags.operations.update)?.id).toBe('tags.get')
    expect(twinOf(catalog.runningconfig.operations.update)?.id).toBe('runningconfig.get')
    expect(twinOf(catalog.extrahop.operations.restart)).toBeUndefined()
  })
})
