import { expect, it } from 'vitest'
import { spelled, type SearchBy } from './search-by'

it.each<[SearchBy, string, string]>([
  ['ip address', '::ffff:10.10.0.1', '10.10.0.1'],
  ['ip address', '::FFFF:0a0a:1', '10.10.0.1'],
  ['ip address', '2001:0DB8::0:1', '2001:db8::1'],
  ['ip address', '10.10.', '10.10.'],
  ['ip address', '/^::ffff:/', '/^::ffff:/'],
  ['mac address', '00-11-32', '00:11:32'],
  ['name', '::ffff:10.10.0.1', '::ffff:10.10.0.1'],
])('asks by %s for %s as the appliance has it', (by, typed, asked) => {
  expect(spelled(by, typed)).toBe(asked)
})
