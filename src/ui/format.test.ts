import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ago, bitRate, bytes, clock, count, duration, exact, iso, list, moment, number, share, time } from './format'

const now = Date.UTC(2026, 10, 23, 10, 42, 7)

it('a moment that no calendar holds is no row of NaN', () => {
  expect(clock(9e15, 'utc')).toBe('no time')
  expect(clock(Number.NaN, 'local')).toBe('no time')
})

describe('numbers', () => {
  it.each([
    [0, '0'],
    [-0.001, '0'],
    [1284, '1,284'],
    [50_000, '50,000'],
    [-1234567.891, '−1,234,567.89'],
    [0.02, '0.02'],
    [999.999, '1,000'],
    [NaN, 'not known'],
    [-1e308, '−1.00e+308'],
  ])('writes %s as %s', (value, text) => expect(number(value)).toBe(text))

  it('reads back as the number it was', () => {
    fc.assert(
      fc.property(fc.integer(), (value) => {
        expect(Number(number(value).replaceAll(',', '').replace('−', '-'))).toBe(value)
      }),
    )
  })

  it('groups in threes at any size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0 }), (value) => {
        expect(number(value)).toMatch(/^\d{1,3}(,\d{3})*$/)
      }),
    )
  })

  it.each([
    [412, '412 B'],
    [999, '999 B'],
    [1000, '1 kB'],
    [2_300_000, '2.3 MB'],
    [999_600, '1 MB'],
    [25_000_000, '25 MB'],
  ])('writes %s bytes as %s', (value, text) => expect(bytes(value)).toBe(text))

  it('writes rates, shares, counts and lists', () => {
    expect(bitRate(6.2e9)).toBe('6.2 Gbit/s')
    expect(share(64, 100)).toBe('64 %')
    expect(share(1, 5000)).toBe('0.02 %')
    expect(share(49_990, 50_000)).toBe('99.98 %')
    expect(share(999_999, 1_000_000)).toBe('over 99.99 %')
    expect(share(1, 0)).toBe('not known')
    expect(count(1, 'device', 'devices')).toBe('1 device')
    expect(count(1284, 'device', 'devices')).toBe('1,284 devices')
    expect(list([])).toBe('')
    expect(list(['a', 'b'])).toBe('a and b')
    expect(list(['a', 'b', 'c'])).toBe('a, b and c')
  })

  it('never calls a part nothing or a whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 1e9 }), fc.nat(), (whole, seed) => {
        const part = 1 + (seed % (whole - 1))
        expect(['0 %', '100 %']).not.toContain(share(part, whole))
      }),
    )
  })
})

describe('spans', () => {
  it.each([
    [0, '0 ms'],
    [38, '38 ms'],
    [4000, '4 s'],
    [4230, '4.2 s'],
    [9999, '9.9 s'],
    [871_000, '14 min 31 s'],
    [4_320_000, '1 h 12 min'],
    [23 * 86_400_000, '23 d'],
    [25 * 3_600_000, '1 d 1 h'],
  ])('writes %s ms as %s', (ms, text) => expect(duration(ms)).toBe(text))

  it('uses two units at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e13 }), (ms) => {
        expect(duration(ms).match(/ms|min|s|h|d/g)?.length).toBeLessThanOrEqual(2)
      }),
    )
  })
})

describe('times', () => {
  it('grows shorter with age', () => {
    expect(time(now - 1000, 'utc', now)).toBe('10:42:06')
    expect(time(Date.UTC(2026, 10, 22, 9, 7), 'utc', now)).toBe('22 Nov, 09:07')
    expect(time(Date.UTC(2024, 2, 14), 'utc', now)).toBe('14 Mar 2024')
    expect(time(0, 'utc', now)).toBe('never')
  })

  it('says ago up to 48 hours', () => {
    expect(ago(now - 4000, now)).toBe('4 s ago')
    expect(ago(now + 2 * 3_600_000, now)).toBe('in 2 h')
    expect(moment(now - 47 * 3_600_000, 'utc', now)).toBe('47 h ago')
    expect(moment(now - 49 * 3_600_000, 'utc', now)).toBe('21 Nov, 09:42')
  })

  it('is exact where asked', () => {
    expect(exact(now + 250, 'utc')).toBe('23 Nov 2026, 10:42:07.250 UTC')
    expect(iso(now)).toBe('2026-11-23T10:42:07.000Z')
    expect(iso(0)).toBe('')
  })
})
