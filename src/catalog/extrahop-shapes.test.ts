import { expect, it } from 'vitest'
import { SigningRequest } from './extrahop-shapes'

const refused = (type: 'dns' | 'ip', name: string): string | undefined =>
  SigningRequest.safeParse({
    subject: { common_name: 'eda.corp.example' },
    subject_alternative_names: [{ type, name }],
  }).error?.issues[0]?.message

it.each([
  ['dns', 'eda.corp.example'],
  ['dns', '*.corp.example'],
  ['ip', '192.0.2.7'],
  ['ip', '2001:db8::1'],
] as const)('takes the alternative name %s %s', (type, name) => {
  expect(refused(type, name)).toBeUndefined()
})

it.each([
  ['dns', 'a.corp.example, b.corp.example', /^One name/],
  ['dns', 'a.corp.example b.corp.example', /^One name/],
  ['dns', 'a.corp.example ', /^One name/],
  ['dns', 'https://a.corp.example/', /^One name/],
  ['dns', '192.0.2.7', /^This is an address/],
  ['dns', '2001:db8::1', /^This is an address/],
  ['ip', 'a.corp.example', /^An IPv4 or IPv6/],
] as const)('refuses the alternative name %s %s', (type, name, why) => {
  expect(refused(type, name)).toMatch(why)
})

it.each([
  ['NZ', true],
  ['nz', true],
  ['New Zealand', false],
  ['N1', false],
  ['N', false],
  ['ÄÖ', false],
])('takes the country %s: %s', (country, taken) => {
  const read = SigningRequest.safeParse({
    subject: { common_name: 'eda.corp.example', country_code: country },
    subject_alternative_names: [],
  })
  expect(read.success).toBe(taken)
  if (!taken) expect(read.error?.issues[0]).toMatchObject({ message: 'Two letters go here' })
})
