import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { operations } from './index'
import { compareVersions, inRelease, later, releaseOf, retired, type Release } from './release'

const numbers = fc.array(fc.nat(2000), { minLength: 1, maxLength: 5 })
const version = numbers.map((parts) => parts.join('.'))
const release = fc.tuple(fc.nat(20), fc.nat(20)).map(([major, minor]): Release => `${major}.${minor}`)

describe('compareVersions', () => {
  it('orders by numbers, not by letters', () => {
    expect(['8.10', '8.9', '10.0', '8.9.1'].toSorted(compareVersions)).toEqual(['8.9', '8.9.1', '8.10', '10.0'])
  })

  it('is an order', () => {
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(compareVersions(a, a)).toBe(0)
        expect(compareVersions(a, b) + compareVersions(b, a)).toBe(0)
        const [low = '', middle = '', high = ''] = [a, b, c].toSorted(compareVersions)
        expect([compareVersions(low, middle), compareVersions(middle, high), compareVersions(low, high)]).not.toContain(
          1,
        )
      }),
    )
  })

  it('takes missing parts for zero', () => {
    fc.assert(fc.property(version, (a) => compareVersions(a, `${a}.0`) === 0 && compareVersions(a, `${a}.1`) === -1))
  })
})

describe('releaseOf', () => {
  it('takes the first two numbers of any full version', () => {
    fc.assert(
      fc.property(numbers, fc.nat(99), (parts, minor) => {
        const [major = 0, ...rest] = parts
        expect(releaseOf([major, minor, ...rest].join('.'))).toBe(`${major}.${minor}`)
      }),
    )
    expect(releaseOf('9.8.1.1420')).toBe('9.8')
    expect(releaseOf('05.03')).toBe('5.3')
  })

  it.each(['', 'unknown', '9', 'v9.8', '.8'])('finds no release in %j', (text) => {
    expect(releaseOf(text)).toBeNull()
  })
})

describe('inRelease', () => {
  it('includes the first release and excludes the end', () => {
    expect(inRelease('5.3', '5.3', '9.0')).toBe(true)
    expect(inRelease('8.10', '5.3', '9.0')).toBe(true)
    expect(inRelease('9.0', '5.3', '9.0')).toBe(false)
    expect(inRelease('9.8', '5.3')).toBe(true)
  })

  it('splits time at one release into before and after, with nothing in both', () => {
    fc.assert(
      fc.property(release, release, (now, cut) => {
        expect(inRelease(now, '0.0', cut)).toBe(!inRelease(now, cut))
      }),
    )
  })
})

describe('the catalogue', () => {
  it('lets every operation exist for a while', () => {
    expect(operations.filter(({ since, until }) => until !== undefined && !inRelease(since, since, until))).toEqual([])
  })

  it('has what neither guide lists after 8.0 and before what is retired', () => {
    expect(compareVersions(later, '8.0')).toBe(1)
    expect(compareVersions(later, retired)).toBe(-1)
  })
})
