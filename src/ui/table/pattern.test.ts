import { describe, expect, it } from 'vitest'
import { compilePattern, nestsRepetition } from './pattern'

describe('patterns that people type', () => {
  it.each(['(a+)+$', '(a*)*', '((a+)b?)*', '(a|aa)+', '(\\d{2,})+', '(.*){12}', '(a)\\1', '(?<n>a)\\k<n>'])(
    'refuses %s',
    (source) => {
      expect(nestsRepetition(source)).toBe(true)
      expect(compilePattern(source)).toBeTypeOf('string')
    },
  )

  it.each(['^pay-(db|web)-\\d+$', '[(+*]+', 'a{2,3}', '(abc)+', '\\(a+\\)+', '(a+)b', '^.*db.*$'])(
    'takes %s',
    (source) => {
      expect(compilePattern(source)).toBeTypeOf('function')
    },
  )

  it('refuses what is too long, too greedy or wrong', () => {
    expect(compilePattern('a'.repeat(201))).toMatch(/200/)
    expect(compilePattern('.*'.repeat(7))).toMatch(/repetitions/)
    expect(compilePattern('[')).toBe('This is no regular expression')
  })

  it('ignores case', () => {
    const test = compilePattern('^PAY')
    expect(typeof test === 'function' && test('pay-db')).toBe(true)
  })
})
