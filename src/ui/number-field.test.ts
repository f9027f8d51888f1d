import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { number } from './format'
import { readNumber } from './number-field'
import { timeLeft } from './progress'

describe('numbers as people type them', () => {
  it.each([
    ['1,284', 1284],
    [' 42 ', 42],
    ['-3', -3],
    ['−3', -3],
    ['1,2', undefined],
    ['1,234,567', 1234567],
    ['-1,284', -1284],
    ['0,125', undefined],
    ['0,005', undefined],
    ['1234,567', undefined],
    ['1,284,5', undefined],
    ['0x10', undefined],
    ['1e3', 1000],
    ['1.5', undefined],
    ['', undefined],
    ['99999999999999999999', undefined],
  ])('reads %j as %s', (text, value) => expect(readNumber(text, true)).toBe(value))

  it('reads fractions where they are allowed', () => {
    expect(readNumber('.5', false)).toBe(0.5)
    expect(readNumber('1.2.3', false)).toBeUndefined()
    expect(readNumber('1,284.5', false)).toBe(1284.5)
    expect(readNumber('0,125', false)).toBeUndefined()
    expect(readNumber('1.284,5', false)).toBeUndefined()
  })

  it('reads back what is written', () => {
    fc.assert(
      fc.property(fc.integer(), (value) => {
        expect(readNumber(number(value), true)).toBe(value)
      }),
    )
  })
})

describe('time left', () => {
  it('is not guessed in the first three seconds, nor at either end', () => {
    expect(timeLeft({ value: 10, of: 100, startedAt: 0, now: 2999 })).toBeUndefined()
    expect(timeLeft({ value: 0, of: 100, startedAt: 0, now: 9000 })).toBeUndefined()
    expect(timeLeft({ value: 100, of: 100, startedAt: 0, now: 9000 })).toBeUndefined()
    expect(timeLeft({ value: 32_000, of: 50_000, startedAt: 0, now: 8000 })).toBe(4500)
  })
})

it('reads a long text in time that grows with it', () => {
  expect(readNumber(`${'1'.repeat(200_000)}x`, false)).toBeUndefined()
})
