import { expect, it } from 'vitest'
import { patternProblem } from './pattern-problem'

it.each(['^pay-(db|web)-\\d+$', '[(+*]+', 'a{2,3}', '(a+)+$', '^.?.?'.repeat(60), '.*.*.*.*.*.*!'])(
  'reads %s',
  (source) => {
    expect(patternProblem(source)).toBeUndefined()
  },
)

it('says what is wrong with one', () => {
  expect(patternProblem('a'.repeat(1001))).toMatch(/1000/)
  expect(patternProblem('[')).toBe('This is no regular expression')
})
