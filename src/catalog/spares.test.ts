import { expect, it } from 'vitest'
import { operations } from './index'
import { dashboards } from './dashboards'
import { devicegroups } from './devicegroups'
import { sparedBy } from './spares'

it('says why an operation is not for an object, by what the object says of itself', () => {
  const { update, remove, assignDevices } = devicegroups.operations
  expect(sparedBy(update, { built_in: true })).toBe('A built-in device group cannot be changed')
  expect(sparedBy(remove, { built_in: true })).toBe('A built-in device group cannot be deleted')
  expect(sparedBy(remove, { built_in: false })).toBeUndefined()
  expect(sparedBy(assignDevices, { dynamic: true })).toBe('A dynamic group finds its devices by its rule')
  expect(sparedBy(undefined, { built_in: true })).toBeUndefined()
})

it('reads the rights that a dashboard gives; one that tells none is left to the appliance', () => {
  const { update, remove, updateSharing } = dashboards.operations
  const viewed = { rights: ['view'] }
  expect(sparedBy(remove, viewed)).toBe('This key may not delete the dashboard: its rights are view')
  expect(sparedBy(updateSharing, viewed)).toBe('This key may not share the dashboard: its rights are view')
  expect(sparedBy(update, { rights: ['view', 'transfer'] })).toBeUndefined()
  expect(sparedBy(remove, {})).toBeUndefined()
})

it('speaks of fields that the objects have, and of changes alone', () => {
  const sparing = operations.filter(({ spares }) => spares.length > 0)
  expect(sparing.length).toBeGreaterThan(5)
  expect(sparing.filter(({ reads }) => reads)).toEqual([])
})
