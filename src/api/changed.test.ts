import { describe, expect, it } from 'vitest'
import { catalog } from '../catalog'
import { changedBy } from './changed'

const { customdevices, devices, tags, watchlist } = catalog

describe('what a write changes', () => {
  it('is the object that its path names', () => {
    const input = { params: { id: 9352 }, body: { custom_name: 'x' } }
    expect(changedBy(devices.operations.update, 'devices', input)).toEqual(['9352'])
    expect(changedBy(devices.operations.update, 'tags', input)).toEqual([])
  })

  it('is no device where only what is listed under devices changes', () => {
    const body = { assign: [1, 2] }
    expect(changedBy(tags.operations.assignDevices, 'devices', { params: { id: 1 }, body })).toEqual([])
    expect(changedBy(devices.operations.assignTags, 'devices', { params: { id: 1 }, body })).toEqual([])
    expect(changedBy(tags.operations.remove, 'devices', { params: { id: 1 } })).toEqual([])
  })

  it('are the devices put on a list and taken off it', () => {
    const { add, assign } = watchlist.operations
    expect(changedBy(assign, 'devices', { body: { assign: [1, 2], unassign: [3] } })).toEqual(['1', '2', '3'])
    expect(changedBy(add, 'devices', { params: { id: 4 } })).toEqual(['4'])
    expect(changedBy(assign, 'devices', { body: 'nonsense' })).toEqual([])
  })

  it('is any where it is not told', () => {
    expect(changedBy(customdevices.operations.create, 'devices', { body: { name: 'x' } })).toBe('any')
    expect(changedBy(devices.operations.update, 'devices', undefined)).toBe('any')
    expect(changedBy(tags.operations.create, 'tags', { body: { name: 'x' } })).toBe('any')
    expect(changedBy(tags.operations.remove, 'tags', { params: { id: 1 } })).toBe('any')
  })
})
