import { describe, expect, it } from 'vitest'
import { catalog } from '../../catalog'
import type { Operation, Resource } from '../../catalog/operation'
import { actionsOf, readingsOf, titleOf } from './operations-of'

const resources: readonly Resource[] = [catalog.extrahop, catalog.license, catalog.runningconfig]

describe('the pages of what is not a list', () => {
  it.each(resources)('offers every operation of $name exactly once', (resource) => {
    const offered = [
      ...readingsOf(resource, 'x').flatMap(({ operation, updates }) => [operation.id, ...updates.map(({ id }) => id)]),
      ...actionsOf(resource).map(({ id }) => id),
    ]
    expect(offered.toSorted()).toEqual(
      Object.values<Operation>(resource.operations)
        .map(({ id }) => id)
        .toSorted(),
    )
  })

  it('puts a change beside what it changes', () => {
    const { ticketing, updateTicketing } = catalog.extrahop.operations
    const reading = readingsOf(catalog.extrahop, 'System').find(({ operation }) => operation === ticketing)
    expect(reading?.updates).toEqual([updateTicketing])
  })

  it('says keys in words', () => {
    expect(titleOf(catalog.extrahop.operations.restartProcess)).toBe('Restart process')
    expect(titleOf(catalog.extrahop.operations.idrac)).toBe('iDRAC')
  })
})
