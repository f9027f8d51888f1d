import { describe, expect, it } from 'vitest'
import { catalog } from '../catalog'
import type { Resource } from '../catalog/operation'
import { assignedTies, nameOf, subListsOf } from './model'

const resources = Object.values<Resource>(catalog)

describe('the lists under an object', () => {
  it.each(resources.map((resource) => [resource.name, resource] as const))(
    'of %s are shown once',
    (_name, resource) => {
      const paths = [
        ...assignedTies(resource).map(({ list }) => list),
        ...subListsOf(resource).map((each) => each.operation),
      ]
        .map(({ path }) => path)
        .toSorted()
      expect(paths).toEqual([...new Set(paths)])
    },
  )

  it('that are no assignment are those of the catalogue', () => {
    const all = resources.flatMap((resource) => subListsOf(resource).map(({ id }) => `${resource.name} ${id}`))
    expect(all).toContain('devices dashboards')
    expect(all).not.toContain('tags devices')
    expect(all).not.toContain('devices tags')
  })
})

it('names an object by its name, a name that is a number with what it is, and one without by its id', () => {
  const { tags, vlans } = catalog
  expect(nameOf(tags, { id: 3, name: 'PCI' })).toBe('PCI')
  expect(nameOf(tags, { id: 3, name: '40' })).toBe('40')
  expect(nameOf(tags, { id: 3, name: 40 })).toBe('Tag 40')
  expect(nameOf(tags, { id: 3, name: '' })).toBe('Tag 3')
  expect(nameOf(tags, {})).toBe('Tag without an id')
  expect(nameOf(vlans, { id: 7, vlanid: 40, name: '' })).toMatch(/^VLAN (40|7)$/)
})
