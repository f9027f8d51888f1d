import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Column } from './column'
import { rowTest } from './filter'
import { holds, macDigits, readNeedle, searchText } from './quick'
import type { FilterOp } from './view'

interface Host {
  name: string
  ip: string
  ip6?: string
  mac: string
}

const columns: Column<Host>[] = [
  { id: 'name', title: 'Name', value: (row) => row.name },
  { id: 'ip', title: 'IPv4', kind: 'address', value: (row) => row.ip },
  { id: 'ip6', title: 'IPv6', kind: 'address', value: (row) => row.ip6 },
  { id: 'mac', title: 'MAC', kind: 'mac', value: (row) => row.mac },
]
const hosts: Host[] = [
  { name: 'web-1', ip: '10.10.0.10', ip6: 'fd00::1:2', mac: 'B8:CA:3A:2E:00:97' },
  { name: 'web-10', ip: '10.10.0.101', ip6: '2001:db8::a', mac: '00:1A:2B:3C:4D:5E' },
  { name: 'Acme, Inc.', ip: '10.10.0.11', mac: '00:00:00:00:00:01' },
  { name: 'far', ip: '192.168.7.1', mac: '00:00:00:00:00:02' },
]
const quick = (text: string): string[] => {
  const needle = readNeedle(text)
  return hosts.flatMap((row) => (!needle || holds(needle, searchText(columns, row), row, columns) ? [row.name] : []))
}
const filter = (column: string, op: FilterOp, operand: string): string[] | undefined => {
  const test = rowTest({ column, op, operand }, columns, 0)
  return test && hosts.filter(test).map((row) => row.name)
}

describe('the quick filter', () => {
  it.each([
    ['web', ['web-1', 'web-10']],
    ['web 101', ['web-10']],
    ['10.10.0.10', ['web-1', 'web-10']],
    ['10.10.0.10, 10.10.0.11', ['web-1', 'Acme, Inc.']],
    ['10.10.0.10\n192.168.7.1', ['web-1', 'far']],
    ['10.10.0.0/24', ['web-1', 'web-10', 'Acme, Inc.']],
    ['192.168.0.0/16; 10.10.0.11', ['Acme, Inc.', 'far']],
    ['10.10.0.0/24 web', ['web-1', 'web-10']],
    ['b8-ca-3a-2e-00-97', ['web-1']],
    ['b8ca.3a2e.0097', ['web-1']],
    ['b8ca3a2e0097', ['web-1']],
    ['B8:CA:3A:2E:00:97', ['web-1']],
    ['b8-ca-3a', ['web-1']],
    ['b8-ca-3a-2', ['web-1']],
    ['[FD00:0:0::0001:0002]', ['web-1']],
    ['001a.2b3c', ['web-10']],
    ['b8-ca-3a-2e-00-97, 001a.2b3c.4d5e', ['web-1', 'web-10']],
    ['FD00:0:0::0001:0002', ['web-1']],
    ['2001:0db8:0:0:0:0:0:000a', ['web-10']],
    ['2001:db8::/32', ['web-10']],
    ['Acme, Inc.', ['Acme, Inc.']],
    ['Acme, Inc.; far', ['Acme, Inc.', 'far']],
    ['far; nowhere', ['far']],
    ['10.10.0.10, 10.10.0.11; far', ['web-1', 'Acme, Inc.', 'far']],
    ['nothing', []],
    ['  ', ['web-1', 'web-10', 'Acme, Inc.', 'far']],
  ])('%j finds %j', (text, names) => expect(quick(text)).toEqual(names))

  it('finds a MAC in a column of anything, as an answer or a metric has it', () => {
    const plain = columns.map((column) => ({ ...column, kind: 'text' as const }))
    for (const spelled of ['b8-ca-3a-2e-00-97', 'b8ca.3a2e.0097', 'B8CA3A2E0097', 'b8:ca:3a:2e:0:97']) {
      const needle = readNeedle(spelled)
      const found = hosts.filter((row) => needle && holds(needle, searchText(plain, row), row, plain))
      expect([spelled, found.map(({ name }) => name)]).toEqual([spelled, ['web-1']])
    }
  })

  it('finds a MAC however it is written', () => {
    const mac = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(mac, fc.constantFrom(':', '-', '.', ''), fc.boolean(), (bytes, separator, upper) => {
        const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
        const every = separator === '.' ? 4 : 2
        const spelled = (hex.match(new RegExp(`.{${every}}`, 'g')) ?? []).join(separator)
        expect(macDigits(upper ? spelled.toUpperCase() : spelled)).toBe(hex)
      }),
    )
    for (const spelled of [
      'b8:ca:3a:2e:0:97',
      'b8.ca.3a.2e.00.97',
      'b8ca3a-2e0097',
      'b8ca:3a2e:0097',
      'b8\u2011ca\u20113a\u20112e\u201100\u201197',
    ])
      expect(macDigits(spelled)).toBe('b8ca3a2e0097')
    for (const begin of ['b8:ca:3a', 'b8-ca-3a', 'b8ca.3a', 'B8CA.3A2e']) expect(macDigits(begin)).toMatch(/^b8ca3a/)
    for (const other of ['web-01', '1:2:3', 'b8ca', '10.10', 'b8', 'b8-ca', 'deadbeef', '10.10.10.10'])
      expect(macDigits(other)).toBeUndefined()
  })

  it('finds no name with a null in it for a list of addresses', () => {
    const row: Host = { name: 'bell\u0000null', ip: '10.9.9.9', mac: '00:00:00:00:00:03' }
    const found = (text: string) => {
      const needle = readNeedle(text)
      return needle && holds(needle, searchText(columns, row), row, columns)
    }
    expect(found('10.10.0.10, 10.10.0.11')).toBe(false)
    expect(found('10.9.9.9, 10.10.0.11')).toBe(true)
  })

  it('never throws, whatever is pasted', () => {
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(quick(text))))
  })
})

describe('filters', () => {
  it.each<[string, FilterOp, string, string[] | undefined]>([
    ['mac', 'is', 'b8-ca-3a-2e-00-97', ['web-1']],
    ['mac', 'is not', 'b8ca.3a2e.0097', ['web-10', 'Acme, Inc.', 'far']],
    ['mac', 'in', 'b8ca3a2e0097, 00-1a-2b-3c-4d-5e', ['web-1', 'web-10']],
    ['mac', 'starts with', 'B8-CA', ['web-1']],
    ['mac', 'contains', '2b3c', ['web-10']],
    ['mac', 'is', 'nonsense', undefined],
    ['mac', 'contains', 'xyz', undefined],
    ['ip6', 'is', 'FD00:0:0:0:0:0:1:2', ['web-1']],
    ['ip6', 'in', '2001:0db8:0:0:0:0:0:a', ['web-10']],
    ['ip', 'in', '10.10.0.10, 10.10.0.11', ['web-1', 'Acme, Inc.']],
    ['ip', 'in', '10.10.0.10 192.168.0.0/16', ['web-1', 'far']],
    ['ip', 'is', '10.10.0.10, 10.10.0.11', ['web-1', 'Acme, Inc.']],
    ['ip', 'in', '10.10.0.0/33', undefined],
    ['name', 'in', 'WEB-1; far', ['web-1', 'far']],
    ['name', 'is', 'Acme, Inc.', ['Acme, Inc.']],
  ])('%s %s %j: %j', (column, op, operand, names) => expect(filter(column, op, operand)).toEqual(names))
})
