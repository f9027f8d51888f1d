import { describe, expect, it } from 'vitest'
import { catalog } from '../catalog'
import type { Resource } from '../catalog/operation'
import { assignedTies, subListsOf } from './model'

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
