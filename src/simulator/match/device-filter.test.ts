// What each operator of a filter means for devices, on a handful whose answers one can count.
import { afterAll, describe, expect, it } from 'vitest'
import type { Filter, FilterLeaf } from '../../catalog/filter'
import { World } from '../world'
import { filterTest } from './device-filter'

const noon = Date.UTC(2026, 2, 4, 12)
const world = new World({ seed: 3, devices: 12, role: 'discover', release: '9.8', now: () => noon, jobStep: 1 })
afterAll(() => world.close())

const [template] = world.collections.devices.all()
if (!template) throw new Error('The world has no devices')
/** What the tests compare, and nothing else that a rule could hit. */
const device = (custom_name: string | null, vlanid: number | undefined, vendor: string | null) => ({
  ...template,
  custom_name,
  vlanid,
  vendor,
})
const devices = [
  device('Web-1', 10, 'Acme'),
  device('web-2', 20, null),
  device('db-1', 20, 'Bolt'),
  device(null, undefined, 'Acme'),
]

const leaf = (field: string, operator: FilterLeaf['operator'], operand?: FilterLeaf['operand']): FilterLeaf =>
  operand === undefined ? { field, operator } : { field, operator, operand }

/** Places of the devices that a filter finds. */
const found = (filter: Filter): number[] => {
  const test = filterTest(world, filter)
  return devices.flatMap((one, at) => (test(one) ? [at] : []))
}

describe('a leaf', () => {
  it.each([
    ['startswith, whatever the case', leaf('custom_name', 'startswith', 'WEB-'), [0, 1]],
    ['=, whatever the case', leaf('custom_name', '=', 'WEB-1'), [0]],
    ['!=, which holds where the field is lacking', leaf('vendor', '!=', 'Acme'), [1, 2]],
    ['!= of another field that one lacks', leaf('custom_name', '!=', 'db-1'), [0, 1, 3]],
    ['in', leaf('vendor', 'in', ['acme', 'bolt']), [0, 2, 3]],
    ['not_in, which holds where the field is lacking', leaf('vendor', 'not_in', ['Acme', 'Nobody']), [1, 2]],
    ['<', leaf('vlan', '<', '20'), [0]],
    ['<=', leaf('vlan', '<=', '20'), [0, 1, 2]],
    ['>', leaf('vlan', '>', '10'), [1, 2]],
    ['>=', leaf('vlan', '>=', '10'), [0, 1, 2]],
    ['exists', leaf('vendor', 'exists'), [0, 2, 3]],
    ['not_exists', leaf('vendor', 'not_exists'), [1]],
  ])('%s', (_, filter, places) => expect(found(filter)).toEqual(places))
})

describe('a tree', () => {
  const web = leaf('custom_name', 'startswith', 'web')
  const acme = leaf('vendor', '=', 'Acme')
  it('and holds where all do', () => expect(found({ operator: 'and', rules: [web, acme] })).toEqual([0]))
  it('or holds where one does', () => expect(found({ operator: 'or', rules: [web, acme] })).toEqual([0, 1, 3]))
  it('not over two rules holds where neither does', () =>
    expect(found({ operator: 'not', rules: [web, acme] })).toEqual([2]))
})
