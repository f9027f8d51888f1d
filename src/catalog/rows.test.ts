import { expect, it } from 'vitest'
import { catalog } from './index'
import type { Operation, Resource } from './operation'
import { listsUnder, rowSchema } from './rows'

const resources: readonly Resource[] = Object.values(catalog)

it('finds every list that stands under one object, and nothing deeper or about one part of it', () => {
  for (const resource of resources) {
    const expected = Object.values<Operation>(resource.operations).filter(
      (operation) =>
        operation.method === 'GET' && /^\/[^/]+\/\{[^}]+\}\/[^/{}]+$/.test(operation.path) && rowSchema(operation),
    )
    expect(listsUnder(resource).map(({ operation }) => operation)).toEqual(expected)
  }
  expect(listsUnder(catalog.devicegroups).map(({ name }) => name)).toContain('dashboards')
  expect(listsUnder(catalog.tags).map(({ operation }) => operation)).toEqual([catalog.tags.operations.listDevices])
})
