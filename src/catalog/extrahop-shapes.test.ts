import { expect, it } from 'vitest'
import { SigningRequest } from './extrahop-shapes'

const refused = (type: 'dns' | 'ip', name: string, more: object = {}): string | undefined =>
  SigningRequest.safeParse({
    subject: { common_name: 'eda.corp.example', ...more },
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
  ['NZ', undefined],
  ['nz', undefined],
  ['New Zealand', 'Two letters go here'],
  ['N1', 'Two letters go here'],
  ['N', 'Two letters go here'],
  ['ÄÖ', 'Two letters go here'],
])('says of the country %s: %s', (country_code, words) => {
  expect(refused('dns', 'eda.corp.example', { country_code })).toBe(words)
})
