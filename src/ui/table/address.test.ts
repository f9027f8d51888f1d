import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressKey, parseIpv4, parseIpv6, parsePrefix } from './address'

const byte = fc.integer({ min: 0, max: 255 })
const ipv4 = fc.tuple(byte, byte, byte, byte)
const ipv6 = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 })

function within(text: string, address: string): boolean {
  const test = parsePrefix(text)
  if (typeof test === 'string') throw new Error(test)
  return test(address)
}

describe('addresses', () => {
  it('reads IPv4 and nothing like it', () => {
    expect(parseIpv4('10.20.0.1')).toBe(0x0a140001)
    expect(parseIpv4('255.255.255.255')).toBe(0xffffffff)
    for (const bad of ['', '1.2.3', '1.2.3.4.5', '256.1.1.1', '1..2.3', '1.2.3.', 'a.b.c.d', '1.2.3.4 '])
      expect(parseIpv4(bad), bad).toBeUndefined()
  })

  it('reads IPv6 in all its spellings', () => {
    expect(parseIpv6('::')).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
    expect(parseIpv6('fe80::1%eth0')).toEqual([0xfe80, 0, 0, 0, 0, 0, 0, 1])
    expect(parseIpv6('::ffff:10.20.0.1')).toEqual([0, 0, 0, 0, 0, 0xffff, 0x0a14, 1])
    for (const bad of [
      '',
      ':',
      '1::2::3',
      '1:2:3:4:5:6:7',
      '1:2:3:4:5:6:7:8:9',
      '12345::',
      'g::',
      '1:2:3:4:5:6:7::8:9',
    ])
      expect(parseIpv6(bad), bad).toBeUndefined()
  })

  it('orders IPv4 by number and before IPv6', () => {
    fc.assert(
      fc.property(ipv4, ipv4, (a, b) => {
        const [x, y] = [a.join('.'), b.join('.')]
        const byNumber = Math.sign((parseIpv4(x) ?? NaN) - (parseIpv4(y) ?? NaN))
        const [keyX = '', keyY = ''] = [addressKey(x), addressKey(y)]
        expect(keyX < keyY ? -1 : keyX > keyY ? 1 : 0).toBe(byNumber)
        expect(keyX < (addressKey('::') ?? '')).toBe(true)
      }),
    )
  })

  it('gives one key to every spelling of an IPv6 address', () => {
    fc.assert(
      fc.property(ipv6, (parts) => {
        const long = parts.map((part) => part.toString(16).padStart(4, '0').toUpperCase()).join(':')
        const short = parts.map((part) => part.toString(16)).join(':')
        const squeezed = short.replace(/(^|:)0(:0)+(:|$)/, '::')
        expect(addressKey(short)).toBe(addressKey(long))
        expect(addressKey(squeezed)).toBe(addressKey(long))
      }),
    )
  })
})

describe('prefixes', () => {
  it('holds what its leading bits say', () => {
    fc.assert(
      fc.property(ipv4, ipv4, fc.integer({ min: 0, max: 32 }), (a, b, bits) => {
        const mask = bits === 0 ? 0n : (0xffffffffn << BigInt(32 - bits)) & 0xffffffffn
        const [x, y] = [BigInt(parseIpv4(a.join('.')) ?? 0), BigInt(parseIpv4(b.join('.')) ?? 0)]
        expect(within(`${a.join('.')}/${bits}`, b.join('.'))).toBe((x & mask) === (y & mask))
      }),
    )
  })

  it('hold for an IPv4 address as servers of both families log it', () => {
    expect(within('::ffff:10.20.0.1', '10.20.0.1')).toBe(true)
    expect(within('::FFFF:0a14:1', '10.20.0.1')).toBe(true)
    expect(within('::ffff:10.20.0.1', '::ffff:a14:1')).toBe(true)
    expect(within('::ffff:10.20.0.1', '10.20.0.2')).toBe(false)
    expect(within('::10.20.0.1', '10.20.0.1')).toBe(false)
  })

  it('holds for IPv6 too', () => {
    fc.assert(
      fc.property(ipv6, ipv6, fc.integer({ min: 0, max: 128 }), (a, b, bits) => {
        const big = (parts: number[]) => parts.reduce((sum, part) => (sum << 16n) | BigInt(part), 0n)
        const shift = BigInt(128 - bits)
        const text = (parts: number[]) => parts.map((part) => part.toString(16)).join(':')
        expect(within(`${text(a)}/${bits}`, text(b))).toBe(big(a) >> shift === big(b) >> shift)
      }),
    )
  })

  it('names what is wrong', () => {
    expect(parsePrefix('10.20.0.0/33')).toBe('A prefix goes from 0 to 32')
    expect(parsePrefix('fd00::/129')).toBe('A prefix goes from 0 to 128')
    expect(parsePrefix('pay-db')).toMatch(/goes here/)
    expect(within('fd00::/8', '10.0.0.1')).toBe(false)
    expect(within('10.20.1.1', '10.20.1.1')).toBe(true)
  })
})
