import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressOf, addressText, asSpelled, blockOf, blockText, macOf, macPartOf, spelledAs, within } from './addresses'

const group = fc.integer({ min: 0, max: 0xffff })
const groups = fc.array(fc.oneof(fc.constant(0), group), { minLength: 8, maxLength: 8 })

describe('macOf', () => {
  it.each([
    'b8-ca-3a-2e-00-97',
    'B8:CA:3A:2E:00:97',
    'b8ca.3a2e.0097',
    'b8ca3a2e0097',
    ' b8 ca 3a 2e 00 97 ',
    'b8ca3a-2e0097',
    'b8:ca:3a:2e:0:97',
    'b8-ca-3a-2e-0-97',
    'b8ca 3a2e 0097',
    'B8\u2011CA\u20113A\u20112E\u201100\u201197',
  ])('reads %s', (text) => {
    expect(macOf(text)).toBe('B8:CA:3A:2E:00:97')
  })

  it.each([
    'b8-ca-3a-2e-00',
    'b8-ca:3a-2e-00-97',
    'b8ca3a2e009g',
    'b8:ca:3a:2e:000:97',
    '1:2:3:4:5',
    '::b8:ca:3a:2e',
    '',
    'web-0003',
  ])('does not read %j', (text) => {
    expect(macOf(text)).toBeUndefined()
  })
})

describe('addresses', () => {
  it.each([
    ['10.0.0.1', '10.0.0.1'],
    [' 10.0.0.1 ', '10.0.0.1'],
    ['2001:0DB8:0000:0000:0000:0000:0000:0001', '2001:db8::1'],
    ['2001:db8::0:1', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['::ffff:10.0.0.1', '::ffff:a00:1'],
    ['::', '::'],
    ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
    ['1:0:2:3:4:5:6:7', '1:0:2:3:4:5:6:7'],
  ])('spells %s as %s', (text, spelled) => {
    const address = addressOf(text)
    expect(address && addressText(address)).toBe(spelled)
  })

  it.each([
    '',
    '10',
    '10.0.0',
    '10.0.0.256',
    '10.0.0.01',
    '1::2::3',
    '1:2:3',
    ':1',
    '12345::',
    'g::',
    '1:2:3:4:5:6:7::8',
    '10.0.0.1:80',
  ])('does not read %j', (text) => {
    expect(addressOf(text)).toBeUndefined()
  })

  it('reads every spelling of an address as the same', () => {
    fc.assert(
      fc.property(groups, fc.boolean(), (parts, padded) => {
        const text = parts.map((part) => (padded ? part.toString(16).padStart(4, '0') : part.toString(16))).join(':')
        const address = addressOf(text)
        expect(address).toBeDefined()
        if (!address) return
        expect(addressOf(addressText(address))).toEqual(address)
      }),
    )
  })

  it('knows what lies in a block', () => {
    const block = blockOf('10.20.0.7/24')
    expect(block && blockText(block)).toBe('10.20.0.0/24')
    const lies = (text: string) => {
      const address = addressOf(text)
      return block && address && within(block, address)
    }
    expect(lies('10.20.0.255')).toBe(true)
    expect(lies('10.20.1.0')).toBe(false)
    expect(lies('::a14:1')).toBe(false)
    expect(['10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '/8', 'x/8'].map(blockOf)).toEqual(Array(5).fill(undefined))
  })
})

describe('what was typed', () => {
  const device = ['10.0.0.1', '2001:db8::a', 'B8:CA:3A:2E:00:97', null]
  it.each([
    'b8:ca:3a:2e:0:97',
    'b8 ca 3a 2e 00 97',
    '2001:0DB8:0:0::000a',
    '[2001:db8::a]',
    '10.0.0.1',
    '::ffff:10.0.0.1',
  ])('is the address that the device has: %s', (typed) => expect(spelledAs(typed, device)).toBe(typed))
  it.each(['', ' ', '2001:db8::b', 'b8:ca:3a:2e:0:98', 'web-1'])('is none of them: %j', (typed) =>
    expect(spelledAs(typed, device)).toBeUndefined(),
  )
})

it('searches for no more than something may be called', () => {
  expect(asSpelled('web '.repeat(300_000)).length).toBeLessThanOrEqual(1000)
  expect(asSpelled(' web-01 ')).toBe('web-01')
})

it.each([
  ['b8-ca-3a', 'B8:CA:3A'],
  ['b8ca.3a', 'B8:CA:3A'],
  ['b8ca.3a2e', 'B8:CA:3A:2E'],
  ['b8ca.3a2e.00', 'B8:CA:3A:2E:00'],
  ['24-11-29', '24-11-29'],
  ['1000.25', '1000.25'],
  ['0011.32', '00:11:32'],
  ['0011.3224.10', '00:11:32:24:10'],
  ['00-11-32', '00-11-32'],
  ['ad-dc', 'ad-dc'],
])('searches for the begin of a MAC address as the appliance has it: %s', (typed, asked) => {
  expect(asSpelled(typed)).toBe(asked)
})

it('reads a part of a MAC address by its whole pairs, and no half of one', () => {
  expect(['b8ca', 'b8-ca-3a', 'b8ca.3a2e.0097'].map(macPartOf)).toEqual(['B8:CA', 'B8:CA:3A', 'B8:CA:3A:2E:00:97'])
  expect(['00-0c-', ':0c-29', 'b8\u2011ca'].map(macPartOf)).toEqual(['00:0C:', ':0C:29', 'B8:CA'])
  const none = ['b8ca3', 'b8', 'b8ca3a2e009700', 'b8cz', 'c:29:e', 'b8::ca', '1.2.3.4']
  expect(none.map(macPartOf)).toEqual(none.map(() => undefined))
})
