// A rule by one property and the tree of rules that the editor makes of it, asked of one site: they find the same.
import { expect, it } from 'vitest'
import { readAll } from '../src/api/pages'
import { groupFields } from '../src/catalog/shapes/device-group'
import { filterFrom } from '../src/resources/device-group/convert'
import type { Rule } from '../src/resources/device-group/draft'
import { verdicts } from '../src/resources/device-group/verdicts'
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

it('says of a device why it is a member, rule by rule, or why not', async () => {
  const { appliance, devices } = await siteOf()
  const named = (name: string) => [...devices.all()].find((device) => device.display_name === name)?.id ?? 0
  const custom = [...devices.all()].find((device) => device.device_class === 'custom')
  if (!custom) throw new Error('The site has no custom device')
  const said = async (rule: Rule, id: number, customToo = true) =>
    (await verdicts(appliance, rule, { customToo, id })).map(({ words, fits, level }) => `${level} ${words}: ${fits}`)
  const tree: Rule = {
    filter: {
      operator: 'and',
      rules: [
        { field: 'name', operator: 'startswith', operand: 'web-' },
        { operator: 'not', rules: [{ field: 'role', operator: '=', operand: 'printer' }] },
      ],
    },
  }
  expect(await said(tree, named('web-0001'))).toEqual([
    '0 All of these: true',
    '1 Name starts with “web-”: true',
    '1 None of these: true',
    '2 Role is Printer: false',
  ])
  expect((await said(tree, named('dc-0001')))[0]).toBe('0 All of these: false')
  const property: Rule = { field: 'name', value: custom.display_name ?? '' }
  expect(await said(property, custom.id)).toEqual([`0 Name: ${custom.display_name}: true`])
  // Where custom devices are left out it is none, although the rule fits.
  expect((await said(property, custom.id, false)).at(-1)).toBe('0 Is no custom device: false')
  expect((await said(tree, named('web-0001'), false)).at(-1)).toBe('0 Is no custom device: true')
})
