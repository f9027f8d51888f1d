import { describe, expect, it } from 'vitest'
import type { RawInput } from '../../api/request'
import { catalog } from '../../catalog'
import { problemsIn } from './problems-in'
import { withoutReadOnly } from './read-only'

const answered = {
  id: 7,
  mod_time: 1700000000000,
  name: 'Pier counter',
  author: 'a',
  description: null,
  apply_all: false,
  debug: false,
  disabled: true,
  events: ['HTTP_RESPONSE'],
  hints: {},
  script: 'debug(1)',
}
const none = { params: {}, query: {}, body: {} }

describe('a trigger as GET answers it', () => {
  it.each([catalog.triggers.operations.create, catalog.triggers.operations.update])(
    '$id takes without what is only read',
    (operation) => {
      const input: RawInput = { body: answered }
      const left = withoutReadOnly(operation, input)
      expect(left?.names).toEqual(['id', 'mod_time'])
      expect(Object.keys(problemsIn(operation, input).body)).not.toEqual([])
      expect(problemsIn(operation, left?.input ?? {})).toEqual(none)
    },
  )
})

it('is for the object that was answered, unless another is named', () => {
  const { update, create } = catalog.triggers.operations
  expect(withoutReadOnly(update, { body: answered })?.input.params).toEqual({ id: 7 })
  expect(withoutReadOnly(update, { params: { id: '' }, body: answered })?.input.params).toEqual({ id: 7 })
  expect(withoutReadOnly(update, { params: { id: 8 }, body: answered })?.input.params).toEqual({ id: 8 })
  expect(withoutReadOnly(create, { body: answered })?.input.params).toEqual({})
})

it('leaves what nobody knows, and what is no object', () => {
  const { create } = catalog.triggers.operations
  for (const body of [{ constructor: 1, toString: 2, colour: 'red' }, [answered], 'text', undefined])
    expect(withoutReadOnly(create, { body })).toBeUndefined()
})

it('takes members out of what an answer has around them', () => {
  const { setMembers, changeMembers } = catalog.usergroups.operations
  const users = { 'users/mia': 'member', toString: 'member' }
  for (const operation of [setMembers, changeMembers])
    for (const body of [{ users }, [{ users }]]) {
      const left = withoutReadOnly(operation, { params: { id: 'g' }, body })
      expect(left).toEqual({ names: ['users'], input: { params: { id: 'g' }, body: users } })
      expect(problemsIn(operation, left?.input ?? {})).toEqual(none)
    }
  // A member of that name is one.
  expect(withoutReadOnly(setMembers, { body: { users: 'member' } })).toBeUndefined()
  expect(withoutReadOnly(setMembers, { body: { users: { mia: {} } } })).toBeUndefined()
})
