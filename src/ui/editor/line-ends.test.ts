import fc from 'fast-check'
import { expect, it } from 'vitest'
import { plainEnds, withEndsOf } from './line-ends'

it('keeps the ends of lines that stay, and gives new ones the usual', () => {
  expect(withEndsOf('a\nb', 'a\nc\nb')).toBe('a\nc\nb')
  expect(withEndsOf('a\r\nb\r\n', 'a\nx\nb\n')).toBe('a\r\nx\r\nb\r\n')
  expect(withEndsOf('a\r\nb\nc\r\nd', 'a\nb\nc\nd!')).toBe('a\r\nb\nc\r\nd!')
  expect(withEndsOf('a\r\nb\nc\r\nd', 'new\na\nb\nc\nd')).toBe('new\r\na\r\nb\nc\r\nd')
  expect(withEndsOf('a\r\nb', '')).toBe('')
})

const text = fc.array(fc.constantFrom('a', 'b', '\r\n', '\n', '\r', '')).map((parts) => parts.join(''))

it('changes nothing where nothing is edited, and never a letter', () => {
  fc.assert(
    fc.property(text, (before) => {
      if (!/\r(?!\n)/.test(before)) expect(withEndsOf(before, plainEnds(before))).toBe(before)
    }),
  )
  fc.assert(
    fc.property(text, text, (before, edited) => {
      const lines = plainEnds(edited)
      expect(plainEnds(withEndsOf(before, lines))).toBe(lines)
    }),
  )
})
