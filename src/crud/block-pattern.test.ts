import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressText, blockOf } from '../catalog/addresses'
import { exactPattern, numberPattern, patternOfBlock } from './block-pattern'

describe('patterns', () => {
  it('match the numbers of a range and no others', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 255 }), (a, b) => {
        const [first, last] = a < b ? [a, b] : [b, a]
        const pattern = new RegExp(`^${numberPattern(first, last)}$`)
        for (let value = 0; value <= 299; value += 1)
          expect(pattern.test(String(value)), `${value} in ${first} to ${last}`).toBe(value >= first && value <= last)
      }),
      { numRuns: 150 },
    )
  })

  it('match the addresses of a block and no others', () => {
    const address = fc.bigInt({ min: 0n, max: 0xffffffffn })
    fc.assert(
      fc.property(
        address,
        fc.integer({ min: 8, max: 32 }),
        fc.bigInt({ min: 0n, max: 0xffffffn }),
        (base, prefix, by) => {
          const block = blockOf(`${addressText({ bits: 32, value: base })}/${prefix}`)
          const pattern = block && new RegExp(`^${patternOfBlock(block) ?? ''}$`)
          if (!block || !pattern) throw new Error('no block')
          const fits = (value: bigint) => pattern.test(addressText({ bits: 32, value }))
          expect(fits(block.first + (by % (block.last - block.first + 1n)))).toBe(true)
          if (block.last < 0xffffffffn) expect(fits(block.last + 1n)).toBe(false)
          if (block.first > 0n) expect(fits(block.first - 1n)).toBe(false)
        },
      ),
    )
  })

  it('match a text and no other', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, other) => {
        const pattern = new RegExp(`^${exactPattern(text)}$`)
        expect(pattern.test(text)).toBe(true)
        expect(pattern.test(other)).toBe(text === other)
      }),
    )
  })

  it('of blocks of IPv6 addresses are not tried', () => {
    expect(patternOfBlock(blockOf('2001:db8::/64')!)).toBeUndefined()
    expect(patternOfBlock(blockOf('2001:db8::1')!)).toBe('2001:db8::1')
  })
})
