import { expect, it } from 'vitest'
import { catalog } from '../../catalog'
import { foundBy } from './found-by'

it('says by which field a device was found, in whatever is known of it', () => {
  const row = { id: 1, display_name: 'dc-01', activity: ['dns_server', 'HTTP_client'], vendor: 'Dell' }
  expect(foundBy(catalog.devices, row, ['http', 'client'])).toMatch(/^\S.* HTTP_client$/)
  expect(foundBy(catalog.devices, row, ['dell'])).toMatch(/Dell$/)
  expect(foundBy(catalog.devices, row, ['nowhere'])).toBeUndefined()
})
