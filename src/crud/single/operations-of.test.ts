import { describe, expect, it } from 'vitest'
import { catalog } from '../../catalog'
import type { Operation, Resource } from '../../catalog/operation'
import { actionsOf, readingsOf, titleOf } from './operations-of'

const resources: readonly Resource[] = [catalog.extrahop, catalog.license, catalog.runningconfig]

describe('the pages of what is not a list', () => {
  it.each(resources)('offers every operation of $name exactly once', (resource) => {
    const offered = [
      ...readingsOf(resource, 'x').flatMap(({ operation, writes }) => [operation.id, ...writes.map(({ id }) => id)]),
      ...actionsOf(resource).map(({ id }) => id),
    ]
    expect(offered.toSorted()).toEqual(
      Object.values<Operation>(resource.operations)
        .map(({ id }) => id)
        .toSorted(),
    )
  })

  it('puts a write beside what it changes', () => {
    const config = readingsOf(catalog.runningconfig, 'Running config')[0]
    expect(config?.title).toBe('Running config')
    expect(config?.writes.map(({ id }) => id)).toEqual(['runningconfig.update'])
  })

  it('says keys in words', () => {
    expect(titleOf(catalog.extrahop.operations.restartProcess)).toBe('Restart process')
    expect(titleOf(catalog.extrahop.operations.idrac)).toBe('iDRAC')
  })
})
