import { expect, it } from 'vitest'
import { doubtOf } from './draft'

it('asks about a group without a name and about a name that another one has, unless it had it before', () => {
  const twin = 'There is a device group named Web already'
  expect(doubtOf({ name: ' ' }, undefined)?.action).toBe('Create without a name')
  expect(doubtOf({ name: 'Web' }, undefined, twin)?.action).toBe('Create with this name')
  expect(doubtOf({ name: 'Web' }, { name: 'Mail' }, twin)).toMatchObject({ action: 'Save with this name' })
  expect(doubtOf({ name: 'Web' }, { name: 'Web' }, twin)).toBeNull()
  expect(doubtOf({ name: 'Web' }, undefined)).toBeNull()
})
