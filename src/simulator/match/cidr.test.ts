import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inBlock } from './cidr'

const address = (value: number): string => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.')

it('holds exactly the addresses that share the prefix', () => {
  fc.assert(
    fc.property(fc.nat(0xffffffff), fc.nat(0xffffffff), fc.integer({ min: 0, max: 32 }), (a, b, length) => {
      const mask = length === 0 ? 0 : (0xffffffff << (32 - length)) >>> 0
      const inside = (a & mask) >>> 0 === (b & mask) >>> 0
      expect(inBlock(`${address(a)}/${length}`)?.(address(b))).toBe(inside)
    }),
  )
})

it.each([
  ['fd00::/8', 'fd12:3456::1', true],
  ['fd00::/8', 'fe80::1', false],
  ['::1', '0:0:0:0:0:0:0:1', true],
  ['::ffff:10.0.0.0/104', '::ffff:10.1.2.3', true],
  ['10.0.0.0/8', '::ffff:10.1.2.3', false],
])('%s and %s: %s', (block, other, inside) => {
  expect(inBlock(block)?.(other)).toBe(inside)
})

it('takes an address with a zone for none, wherever it stands', () => {
  expect(inBlock('fe80::1%eth0')).toBeNull()
  expect(inBlock('fe80::/10')?.('fe80::1%eth0')).toBe(false)
})

it.each(['10.0.0/8', '10.0.0.0/33', 'host/24', '', '10.0.0.0/8/1'])('takes %j for no block', (text) => {
  expect(inBlock(text)).toBeNull()
})
