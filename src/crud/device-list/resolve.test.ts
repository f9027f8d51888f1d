import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Device } from '../../catalog/devices'
import { DeviceIndex, indexDevices } from './device-index'
import { patternsFor } from './find-devices'
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
]

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

  it('takes all devices of a block', async () => {
    expect((await resolved('10.0.0.4/30')).ids).toEqual([4, 5, 6, 7])
    expect((await resolved('2001:db8::/32')).ids).toEqual([32])
    expect(await outcome('192.168.0.0/24')).toEqual([['missing', [], 'No device has the block 192.168.0.0/24']])
  })

  it('never guesses', async () => {
    expect(await outcome('twin')).toEqual([['ambiguous', [30, 31], '2 devices have the name twin']])
    expect(await outcome('nobody')).toEqual([['missing', [], 'No device has the name nobody']])
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

  it('finds each device by any one of its names, and nothing by another', () => {
    const index = new DeviceIndex()
    for (const each of site) index.add(each)
    return fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(fc.constantFrom(...site.slice(0, 20)), fc.constantFrom('id', 'ipaddr4', 'macaddr', 'display_name')),
          {
            minLength: 1,
            maxLength: 12,
          },
        ),
        fc.constantFrom('\n', ', ', ';', '\t'),
        async (wanted, separator) => {
          const text = wanted.map(([each, by]) => String(Reflect.get(each, by))).join(separator)
          const table = readTable(text)
          const { ids, counts } = await resolveList(table, table.roles, index)
          expect(ids).toEqual([...new Set(wanted.map(([each]) => each.id))])
          expect(counts.found).toBe(wanted.length)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('searches by a pattern', () => {
  it('match what was asked for and are few', () => {
    const table = readTable('10.0.0.1\n10.0.0.0/30\nweb.1\n00-0c-29-00-00-02')
    const searches = patternsFor(keysOf(table, table.roles)) ?? []
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

  it('are not tried for a list that is long', () => {
    const table = readTable(Array.from({ length: 2000 }, (_, at) => `host-${at}`).join('\n'))
    expect(patternsFor(keysOf(table, table.roles))).toBeUndefined()
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
