import { expect, it } from 'vitest'
import { inAll } from './device-tabs'

it('counts names and addresses only once all of these lists are there', () => {
  const read = (count: number) => ({ isEnabled: true, data: Array.from({ length: count }) })
  const unread = { isEnabled: true, data: undefined }
  const unasked = { isEnabled: false, data: undefined }
  expect(inAll({ dnsNames: read(0), ipAddresses: unread, software: read(0) })).toBeUndefined()
  expect(inAll({ dnsNames: read(2), ipAddresses: read(1), software: unread })).toBeUndefined()
  expect(inAll({ dnsNames: read(2), ipAddresses: read(1), software: read(0) })).toBe(3)
  // A release without software has the other two.
  expect(inAll({ dnsNames: read(0), ipAddresses: read(1), software: unasked })).toBe(1)
  expect(inAll({ dnsNames: unasked, ipAddresses: unasked, software: unasked })).toBeUndefined()
})
