import fc from 'fast-check'
import { expect, it } from 'vitest'
import { resolveTime } from './time'

const now = 1_800_000_000_000

it.each([
  [0, now],
  ['0', now],
  [-1000, now - 1000],
  ['-30m', now - 1_800_000],
  ['-1w', now - 604_800_000],
  ['-1M', now - 30 * 86_400_000],
  [1_448_474_346_504, 1_448_474_346_504],
  ['soon', null],
  ['-5x', null],
  ['', null],
])('%j is %j', (value, moment) => {
  expect(resolveTime(value, now)).toBe(moment)
})

it('keeps positive moments and counts back from now for the rest', () => {
  fc.assert(
    fc.property(fc.integer(), (value) => {
      expect(resolveTime(value, now)).toBe(value > 0 ? value : now + value)
    }),
  )
})
