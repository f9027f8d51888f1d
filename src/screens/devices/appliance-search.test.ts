import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalog } from '../../catalog'
import { deviceFilterFields, leafOperators } from '../../catalog/filter'
import { imaginedAppliance } from '../../api/imagined-appliance'
import {
  ApplianceSearch,
  everything,
  isEverything,
  joins,
  requestOf,
  searchKey,
  searchTypes,
  toRequest,
} from './appliance-search'
import { describeSearch } from './search-words'

const searches: fc.Arbitrary<ApplianceSearch> = fc.record({
  search: fc.constantFrom(...searchTypes),
  value: fc.string(),
  from: fc.constantFrom('', '0', '-30m', '-7d', '1700000000000'),
  until: fc.constantFrom('', '0', '-1h'),
  tree: fc.constantFrom(null, { field: 'vlan', operator: '=', operand: 20 }, { operator: 'not', rules: [] }),
  join: fc.constantFrom(...joins),
  rules: fc.array(
    fc.record({
      field: fc.constantFrom(...deviceFilterFields),
      operator: fc.constantFrom(...leafOperators),
      operand: fc.string({ minLength: 1 }),
    }),
    { maxLength: 4 },
  ),
})

describe("the appliance's own search", () => {
  it('asks for everything unless something is searched', () => {
    expect(toRequest(everything)).toEqual({})
    expect(isEverything(everything)).toBe(true)
  })
  it('sends the property, the value and the window as they are', () => {
    expect(toRequest({ ...everything, search: 'ip address', value: '/^10\\.20/', from: '-30m', until: '0' })).toEqual({
      query: { search_type: 'ip address', value: '/^10\\.20/', active_from: '-30m', active_until: 0 },
    })
  })
  it('sends either end of the window without the other, and by rules too', () => {
    const vlan = { field: 'vlan', operator: '=', operand: 20 } as const
    for (const [at, sent] of [
      [{ from: '-30m' }, { active_from: '-30m' }],
      [{ until: '-1h' }, { active_until: '-1h' }],
    ] as const) {
      expect(toRequest({ ...everything, ...at })).toEqual({ query: sent })
      expect(isEverything({ ...everything, ...at })).toBe(false)
      for (const tree of [null, vlan])
        expect(requestOf(imaginedAppliance(), { ...everything, ...at, tree }).input.body).toEqual({
          ...(tree && { filter: tree }),
          ...sent,
        })
    }
  })
  it('sends one rule bare and several as a group', () => {
    const vlan = { field: 'vlan', operator: '=', operand: '20' } as const
    const role = { field: 'role', operator: 'in', operand: 'pc, printer' } as const
    expect(toRequest({ ...everything, rules: [vlan] }).filter).toEqual({ field: 'vlan', operator: '=', operand: 20 })
    expect(toRequest({ ...everything, join: 'not', rules: [vlan] }).filter).toEqual({
      operator: 'not',
      rules: [{ field: 'vlan', operator: '=', operand: 20 }],
    })
    expect(toRequest({ ...everything, join: 'or', rules: [vlan, role] }).filter).toEqual({
      operator: 'or',
      rules: [
        { field: 'vlan', operator: '=', operand: 20 },
        { field: 'role', operator: 'in', operand: ['pc', 'printer'] },
      ],
    })
  })
  it('makes requests that the catalogue accepts, whatever is searched', () => {
    fc.assert(
      fc.property(searches, (search) => {
        const { query, filter } = toRequest(search)
        const { list, search: byFilter } = catalog.devices.operations
        if (filter) expect(byFilter.body.safeParse({ filter, ...query }).error).toBeUndefined()
        else expect(list.query.safeParse(query ?? {}).error).toBeUndefined()
      }),
    )
  })
  it('is the same list when the request is the same', () => {
    expect(searchKey({ ...everything, search: 'vendor' })).toBe(searchKey(everything))
    expect(searchKey({ ...everything, value: 'x' })).not.toBe(searchKey(everything))
  })
  it('spells addresses as the appliance does, and nothing else', () => {
    const sent = (search: 'any' | 'mac address' | 'ip address' | 'name', value: string) =>
      toRequest({ ...everything, search, value }).query?.value
    for (const mac of ['b8-ca-3a-2e-00-97', 'b8ca.3a2e.0097', 'B8CA3A2E0097'])
      for (const search of ['any', 'mac address'] as const) expect(sent(search, mac)).toBe('B8:CA:3A:2E:00:97')
    expect(sent('ip address', '2001:0db8:0000:0000:0000:0000:0000:0001')).toBe('2001:db8::1')
    expect(sent('name', 'b8ca3a2e0097')).toBe('b8ca3a2e0097')
    expect(sent('any', '/^web-\\d+$/')).toBe('/^web-\\d+$/')
  })
  it.each([
    ['00-11-32', '00:11:32'],
    ['0011.32', '00:11:32'],
    ['000c29', '00:0C:29'],
    ['001132', '00:11:32'],
    [' 28-18-78 ', '28:18:78'],
    ['00-11-', '00:11:'],
    ['00-11-32-2e-00-97', '00:11:32:2E:00:97'],
    ['C:29:E', 'C:29:E'],
    ['/^00-11/', '/^00-11/'],
  ])('takes %j for a part of a MAC address where one is searched for', (typed, asked) => {
    const sent = (search: 'mac address' | 'name') => toRequest({ ...everything, search, value: typed }).query?.value
    expect(sent('mac address')).toBe(asked)
    expect(sent('name')).toBe(typed.trim())
  })
  it('falls back part by part on bad input', () => {
    for (const [name, field] of Object.entries(ApplianceSearch.shape)) {
      expect(field.safeParse('<b>nonsense').success, name).toBe(name === 'value')
    }
  })
  it('of a tree sends what is complete, and never everything for what is not', () => {
    const vlan = { field: 'vlan', operator: '=', operand: 20 } as const
    const half = { field: 'name', operator: '=' } as const
    expect(toRequest({ ...everything, tree: { operator: 'and', rules: [vlan, half] } }).filter).toEqual({
      operator: 'and',
      rules: [vlan],
    })
    expect(isEverything({ ...everything, tree: half })).toBe(true)
    expect(isEverything({ ...everything, tree: vlan })).toBe(false)
  })
  it('says in words what it asks', () => {
    expect(describeSearch({ ...everything, search: 'vendor', value: 'cisco', from: '-1d' })).toBe(
      'Vendor cisco, active from -1d',
    )
    expect(describeSearch({ ...everything, tree: { field: 'vlan', operator: '!=', operand: 20 } })).toBe(
      'VLAN is not 20 or has no such field',
    )
  })
})
