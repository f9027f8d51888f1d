import { expect, it } from 'vitest'
import { changeBody, doubtOf, draftOf, readable, ruleProblem, sameRule } from './draft'

it('asks about a group without a name and about a name that another one has, unless it had it before', () => {
  const twin = 'There is a device group named Web already'
  expect(doubtOf({ name: ' ' }, undefined)?.action).toBe('Create without a name')
  expect(doubtOf({ name: 'Web' }, undefined, twin)?.action).toBe('Create with this name')
  expect(doubtOf({ name: 'Web' }, { name: 'Mail' }, twin)).toMatchObject({ action: 'Save with this name' })
  expect(doubtOf({ name: 'Web' }, { name: 'Web' }, twin)).toBeNull()
  expect(doubtOf({ name: 'Web' }, undefined)).toBeNull()
})

const rule = { operator: 'and', rules: [{ field: 'name', operator: '=', operand: 'web' }] }
const group = { id: 5, name: 'Web', description: null, dynamic: true, filter: rule, editors: [], mod_time: 1 }

it('reads a group around what it cannot read, and leaves that as it is', () => {
  expect(readable(group, '5')).toMatchObject({ group, unread: [] })
  for (const odd of [5, 'odd', { toString: 1 }, [null, {}, [1]], null])
    for (const name of [
      'name',
      'description',
      'dynamic',
      'field',
      'value',
      'editors',
      'built_in',
      'mod_time',
      'later',
    ]) {
      const read = readable({ ...group, [name]: odd }, '5')
      expect(read?.group).toMatchObject({ id: 5, filter: rule })
      if (!read) continue
      const start = draftOf(read.group)
      expect(changeBody(start, { ...start, editors: ['ada'] }, () => true)).toEqual({ editors: ['ada'] })
    }
  const later = { operator: 'and', rules: [{ field: 'name', operator: 'resembles', operand: 'web' }] }
  expect(readable({ ...group, filter: later }, '5')).toMatchObject({
    group: { name: 'Web', dynamic: true },
    unread: [{ name: 'filter', label: 'Filter' }],
  })
  expect(readable({ ...group, id: 'x' }, 'x')).toBeUndefined()
})

it('knows a rule that nobody has touched, which is not sent and need not be right', () => {
  const start = draftOf({ ...group, filter: { field: 'ipaddr', operator: '=', operand: 'nowhere' } })
  expect(ruleProblem(start)).toContain('nowhere')
  const renamed = { ...start, name: 'Web 2' }
  expect(sameRule(renamed, start)).toBe(true)
  expect(changeBody(start, renamed, () => true)).toEqual({ name: 'Web 2' })
  expect(sameRule({ ...start, value: 'x' }, start)).toBe(false)
})
