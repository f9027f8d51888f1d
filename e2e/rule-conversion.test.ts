// A rule by one property and the tree of rules that the editor makes of it, asked of one site: they find the same.
import { expect, it } from 'vitest'
import { readAll } from '../src/api/pages'
import { groupFields } from '../src/catalog/shapes/device-group'
import { filterFrom } from '../src/resources/device-group/convert'
import { signal, siteOf } from './planner-site'

const rules: Record<(typeof groupFields)[number], readonly string[]> = {
  any: ['web', '10.20.0.1', '101', '/^PCI$/'],
  name: ['web', '/^web-000[12]/', 'a.b', 'O\'Brien, "the'],
  'ip address': ['10.20.0.', '10.20.0.[0-9]+', String.raw`/^10\.20\.0\./`],
  'mac address': ['B8:CA', '/^b8:ca/'],
  vendor: ['Cisco', '/^cisco$/'],
  type: ['http_server', '/^extrahop.device.http_server$/', 'printer', 'custom'],
  tag: ['PCI', '/^pci$/'],
  vlan: ['101', '/^10/'],
  activity: ['http_server', '/^extrahop.device.http_server$/'],
  node: ['1'],
  'discover time': ['-30d'],
}

it.each(['9.8', '8.0'] as const)('finds what its tree of rules finds, %s', async (release) => {
  const { appliance } = await siteOf(release)
  const found = async (selection: Parameters<typeof readAll>[1]) =>
    (await readAll(appliance, { signal, ...selection })).rows.map(({ id }) => id).toSorted((a, b) => a - b)
  for (const field of groupFields)
    for (const value of rules[field]) {
      const classic = await found({ query: { search_type: field, value } })
      expect(await found({ filter: filterFrom(field, value) }), `${field} ${value}`).toEqual(classic)
    }
  // A block is no text: the tree alone takes it.
  expect(await found({ filter: filterFrom('ip address', '10.20.0.0/24') })).toEqual(
    await found({ query: { search_type: 'ip address', value: String.raw`/^10\.20\.0\./` } }),
  )
})
