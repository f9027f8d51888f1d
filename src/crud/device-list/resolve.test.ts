import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { macOf } from '../../catalog/addresses'
import type { Device } from '../../catalog/devices'
import { DeviceIndex, indexDevices } from './device-index'
import { patternsFor } from './find-devices'
import { isPlainKey, keyOf } from './keys'
import { keysOf, resolveList } from './resolve'
import type { Role } from './roles'
import { readTable } from './table'

const device = (id: number, facts: Partial<Device> = {}): Device => ({
  id,
  display_name: `host-${id}`,
  ipaddr4: `10.0.${id >> 8}.${id & 255}`,
  macaddr: `00:0C:29:00:${(id >> 8).toString(16).padStart(2, '0').toUpperCase()}:${(id & 255).toString(16).padStart(2, '0').toUpperCase()}`,
  vlanid: id % 3,
  ...facts,
})

const site = [
  ...Array.from({ length: 20 }, (_, at) => device(at + 1)),
  device(30, { display_name: 'Twin', vlanid: 7 }),
  device(31, { display_name: 'twin', vlanid: 8 }),
  device(32, { display_name: 'six', ipaddr4: null, ipaddr6: '2001:db8::1' }),
  device(33, { display_name: '12345' }),
  device(34, { display_name: 'Desk; host-1, 2nd' }),
]

/** A small site full of what is easily mixed up: names twice, names of digits, devices without an address. */
const byte = fc.integer({ min: 0, max: 3 })
const name = fc.constantFrom('web-1', 'WEB-1', 'Front desk', 'db,1', "it's", '7', '10.0.0', 'a0:b1', '#N/A')
const someDevice = fc.record({
  v4: fc.option(fc.tuple(byte, byte), { nil: undefined }),
  v6: fc.option(fc.tuple(byte, byte), { nil: undefined }),
  mac: fc.option(fc.tuple(byte, byte), { nil: undefined }),
  display_name: name,
  dns_name: fc.option(name, { nil: undefined }),
})
const someSite = fc.array(someDevice, { maxLength: 10 }).map((all) =>
  all.map(({ v4, v6, mac, display_name, dns_name }, at): Device => ({
    id: at + 1,
    display_name,
    dns_name: dns_name ?? null,
    ipaddr4: v4 ? `10.0.${v4.join('.')}` : null,
    ipaddr6: v6 ? `2001:db8::${v6.map((part) => (part + 10).toString(16)).join(':')}` : null,
    macaddr: mac ? `00:0C:29:0A:${mac.map((part) => `F${part}`).join(':')}` : null,
  })),
)

/** What a value asks for, and its spellings. */
interface Wanted {
  text: string
  is: (device: Device) => boolean
  many: boolean
}

const nameIs = (text: string) => (device: Device) =>
  [device.display_name, device.dns_name].some((each) => each?.toLowerCase() === text.toLowerCase())

const wanted: fc.Arbitrary<Wanted> = fc.oneof(
  fc.tuple(byte, byte, fc.constantFrom('', '/32')).map(([a, b, tail]) => ({
    text: `10.0.${a}.${b}${tail}`,
    is: ({ ipaddr4 }: Device) => ipaddr4 === `10.0.${a}.${b}`,
    many: false,
  })),
  fc.tuple(byte, byte, fc.constantFrom(16, 24, 30, 31)).map(([a, b, bits]) => ({
    text: `10.0.${a}.${b}/${bits}`,
    is: ({ ipaddr4 }: Device) => {
      const [c = -1, d = -1] = (ipaddr4 ?? '').split('.').slice(2).map(Number)
      return c >= 0 && (a * 256 + b) >> (32 - bits) === (c * 256 + d) >> (32 - bits)
    },
    many: true,
  })),
  fc.tuple(byte, byte, fc.nat({ max: 2 })).map(([a, b, spelling]) => {
    const [x, y] = [(a + 10).toString(16), (b + 10).toString(16)]
    return {
      text:
        [`2001:db8::${x}:${y}`, `2001:0DB8:0:0:0:0:000${x}:${y.toUpperCase()}`, `[2001:db8::${x}:${y}]`][spelling] ??
        '',
      is: ({ ipaddr6 }: Device) => ipaddr6 === `2001:db8::${x}:${y}`,
      many: false,
    }
  }),
  fc.tuple(byte, byte, fc.nat({ max: 4 })).map(([a, b, spelling]) => {
    const mac = `00:0C:29:0A:F${a}:F${b}`
    const digits = mac.replaceAll(':', '')
    const spelled = [
      mac,
      mac.toLowerCase().replaceAll(':', '-'),
      digits,
      digits.match(/.{4}/g)?.join('.'),
      `0:c:29:a:f${a}:f${b}`,
    ]
    return { text: spelled[spelling] ?? '', is: ({ macaddr }: Device) => macaddr === mac, many: false }
  }),
  fc.integer({ min: 1, max: 14 }).map((id) => ({
    text: String(id),
    is: (device: Device) => device.id === id || nameIs(String(id))(device),
    many: false,
  })),
  fc.tuple(fc.oneof(name, fc.constant('nobody')), fc.boolean()).map(([text, upper]) => ({
    text: upper ? text.toUpperCase() : text,
    is: text === '7' ? (device: Device) => device.id === 7 || nameIs('7')(device) : nameIs(text),
    many: false,
  })),
)

/** How people put values one after the other: on lines, or on one with separators, alike or not. */
const between = fc.oneof(
  fc.array(fc.constantFrom('\n', '\r\n', '\n\n', ' \n \t\n'), { minLength: 1, maxLength: 3 }),
  fc.array(fc.constantFrom(',', ', ', ';', ' ;; ', '\t', ' | '), { minLength: 1, maxLength: 3 }),
  fc.constant([' ']),
)
const listOf = (values: readonly Wanted[], gaps: readonly string[]): string =>
  values.map(({ text }, at) => `${/,/.test(text) ? `"${text}"` : text}${gaps[at % gaps.length]}`).join('')

async function resolved(text: string, roles?: readonly Role[]) {
  const index = new DeviceIndex()
  await indexDevices(index, site)
  const table = readTable(text)
  return resolveList(table, roles ?? table.roles, index)
}

const outcome = async (text: string) => {
  const { lines } = await resolved(text)
  return lines.map(({ state, ids, why }) => [state, [...ids], why ?? ''])
}

describe('a list', () => {
  it('finds devices by whatever names them', async () => {
    const { ids, counts } = await resolved(
      '10.0.0.1\n000c.2900.0002\nHOST-3\n4\n10.0.0.5/32\n2001:0DB8:0::1\n12345\n\n10.0.0.1',
    )
    expect(ids).toEqual([1, 2, 3, 4, 5, 32, 33])
    expect(counts).toEqual({ found: 8, missing: 0, ambiguous: 0, contradictory: 0, unreadable: 0 })
  })

  it('takes a line for one device where one is called that, else for several', async () => {
    expect(await outcome('desk; HOST-1, 2nd')).toEqual([['found', [34], '']])
    const { lines, ids } = await resolved('host-2, host-3\nDesk; host-1, 2nd\n4')
    expect(ids).toEqual([2, 3, 34, 4])
    expect(lines.map(({ line, text }) => [line, text])).toEqual([
      [1, 'host-2'],
      [1, 'host-3'],
      [2, 'Desk; host-1, 2nd'],
      [3, '4'],
    ])
    const table = readTable('Desk; host-1, 2nd')
    expect(await keysOf(table, table.roles)).toContainEqual({ by: 'name', text: 'Desk; host-1, 2nd' })
  })

  it('takes all devices of a block', async () => {
    expect((await resolved('10.0.0.4/30')).ids).toEqual([4, 5, 6, 7])
    expect((await resolved('2001:db8::/32')).ids).toEqual([32])
    expect(await outcome('192.168.0.0/24')).toEqual([['missing', [], 'No device has the block 192.168.0.0/24']])
  })

  it('never guesses', async () => {
    expect(await outcome('twin')).toEqual([['ambiguous', [30, 31], '2 devices have the name twin']])
    expect(await outcome('nobody')).toEqual([['missing', [], 'No device has the name nobody']])
  })

  it('takes digits for an id or a name, and for an id alone where the column says so', async () => {
    const index = new DeviceIndex()
    await indexDevices(index, [device(7), device(8, { display_name: '7' })])
    const of = async (text: string) => {
      const table = readTable(text)
      const { lines } = await resolveList(table, table.roles, index)
      return lines.map(({ state, ids }) => [state, ...ids])
    }
    expect(await of('7')).toEqual([['ambiguous', 7, 8]])
    expect(await of('id\n7\n9')).toEqual([['found', 7], ['missing']])
  })

  it('lets several columns identify together', async () => {
    expect(await outcome('name,vlan\nTwin,8\nTwin,9')).toEqual([
      ['found', [31], ''],
      ['contradictory', [30, 31], 'The device is not in VLAN 9'],
    ])
  })

  it('never takes one of two', async () => {
    expect(
      await outcome(
        'ip,mac\n10.0.0.1,00:0c:29:00:00:02\n10.0.0.1,00:0c:29:00:00:01\n10.0.0.1,\n10.0.0.1,00:00:00:00:00:00',
      ),
    ).toEqual([
      ['contradictory', [1, 2], 'address 10.0.0.1 and MAC address 00:0C:29:00:00:02 are different devices'],
      ['found', [1], ''],
      ['found', [1], ''],
      ['contradictory', [1], 'No device has the MAC address 00:00:00:00:00:00, but one has the other'],
    ])
  })

  it('says what cannot be read', async () => {
    expect(await outcome('ip,tag\nweb,a\n,b')).toEqual([
      ['unreadable', [], '“web” is no IP address or block'],
      ['unreadable', [], 'Nothing to find by'],
    ])
  })

  it('means what each of its values means alone, however it is written', () =>
    fc.assert(
      fc.asyncProperty(someSite, fc.array(wanted, { maxLength: 12 }), between, async (devices, values, gaps) => {
        const index = new DeviceIndex()
        await indexDevices(index, devices)
        const text = listOf(values, gaps)
        // Blanks part what no name can be; six short numbers are a MAC address, too.
        const blanks = gaps[0] === ' ' && !values.every((each) => isPlainKey(each.text) && macOf(text) === undefined)
        fc.pre(!blanks)
        const table = readTable(text)
        const { lines, ids, counts } = await resolveList(table, table.roles, index)
        const meant = values.map(({ is, many }) => {
          const of = devices.filter(is).map(({ id }) => id)
          return { state: of.length === 0 ? 'missing' : of.length === 1 || many ? 'found' : 'ambiguous', ids: of }
        })
        const inOrder = (of: readonly number[]) => of.toSorted((a, b) => a - b)
        expect(lines.map((line) => ({ state: line.state, ids: inOrder(line.ids) }))).toEqual(meant)
        const found = meant.flatMap((each) => (each.state === 'found' ? each.ids : []))
        expect(inOrder(ids)).toEqual(inOrder([...new Set(found)]))
        expect(counts.found + counts.missing + counts.ambiguous).toBe(values.length)
      }),
      { numRuns: 300 },
    ))
})

it('finds what came into the index after a block was looked for', () => {
  const index = new DeviceIndex()
  const [four, six] = [keyOf('10.0.0.0/30', 'any'), keyOf('2001:db8::/120', 'any')]
  if (!four || !six) throw new Error('These are blocks')
  index.add(device(5, { ipaddr6: '2001:db8::1:5' }))
  expect([index.find(four), index.find(six)]).toEqual([[], []])
  index.add(device(1, { ipaddr6: '2001:db8::1' }))
  expect([index.find(four), index.find(six)]).toEqual([[1], [1]])
})

describe('searches by a pattern', () => {
  it('match what was asked for and are few', async () => {
    const table = readTable('10.0.0.1\n10.0.0.0/30\nweb.1\n00-0c-29-00-00-02')
    const searches = patternsFor(await keysOf(table, table.roles)) ?? []
    expect(searches.map(({ type }) => type)).toEqual(['ip address', 'name', 'mac address'])
    const [addresses, names] = searches.map(({ value }) => new RegExp(value.slice(1, -1)))
    expect(['10.0.0.1', '10.0.0.3', '10.0.0.4', '110.0.0.1'].map((text) => addresses?.test(text))).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect(['web.1', 'webx1'].map((text) => names?.test(text))).toEqual([true, false])
  })

  it('are not tried where an id, or what may be one, is among what is looked for', async () => {
    const table = readTable('10.0.0.1\n12345')
    expect(patternsFor(await keysOf(table, table.roles))).toBeUndefined()
    expect(patternsFor([{ by: 'id', text: '7', id: 7 }])).toBeUndefined()
  })

  it('are not tried for a list that is long', async () => {
    const table = readTable(Array.from({ length: 2000 }, (_, at) => `host-${at}`).join('\n'))
    expect(patternsFor(await keysOf(table, table.roles))).toBeUndefined()
  })
})

it('takes 50,000 lines against 50,000 devices soon', async () => {
  const many = Array.from({ length: 50_000 }, (_, at) => device(at + 1))
  const index = new DeviceIndex()
  // Its own time: what else the machine does does not count.
  const begun = process.cpuUsage()
  await indexDevices(index, many)
  const table = readTable(many.map((each) => each.ipaddr4).join('\n'))
  const { ids } = await resolveList(table, table.roles, index)
  expect(ids).toHaveLength(50_000)
  const { user, system } = process.cpuUsage(begun)
  expect((user + system) / 1000).toBeLessThan(5000)
})
