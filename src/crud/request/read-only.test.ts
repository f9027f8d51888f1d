import { describe, expect, it } from 'vitest'
import type { RawInput } from '../../api/request'
import { catalog } from '../../catalog'
import { problemsIn } from './problems-in'
import { leftOut, readOnlyIn } from './read-only'

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

describe('a trigger as GET answers it', () => {
  it.each([catalog.triggers.operations.create, catalog.triggers.operations.update])(
    '$id takes without what is only read',
    (operation) => {
      const input: RawInput = { params: operation.method === 'PATCH' ? { id: 7 } : {}, body: answered }
      const names = readOnlyIn(operation, input)
      expect(names).toEqual(['id', 'mod_time'])
      expect(Object.keys(problemsIn(operation, input).body)).not.toEqual([])
      expect(problemsIn(operation, leftOut(input, names))).toEqual({ params: {}, query: {}, body: {} })
    },
  )
})

it('leaves what nobody knows, and what is no object', () => {
  const { create } = catalog.triggers.operations
  expect(readOnlyIn(create, { body: { constructor: 1, toString: 2, colour: 'red' } })).toEqual([])
  expect(readOnlyIn(create, { body: [answered] })).toEqual([])
  expect(readOnlyIn(create, {})).toEqual([])
  expect(leftOut({ body: 'text' }, ['id'])).toEqual({ body: 'text' })
})
