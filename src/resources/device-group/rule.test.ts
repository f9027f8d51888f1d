import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filterFrom } from './convert'
import { changeBody, createBody, draftOf, emptyDraft, ruleOf, ruleProblem, type GroupDraft } from './draft'
import { adviceFor } from './pattern-advice'

const everywhere = () => true

it.each([
  ['activity', 'FTP server', 'ftp_server'],
  ['type', 'vpn gateway', 'vpn_gateway'],
  ['type', 'TLS-Client', 'ssl_client'],
  ['activity', 'ftp_server', undefined],
  ['name', 'FTP server', undefined],
] as const)('of %s %s is meant %s', (field, value, meant) => {
  expect(adviceFor(field, value)?.better?.value).toBe(meant)
})

describe('a value that matches more than it seems to', () => {
  it.each([
    ['10.20.0.[0-9]+', String.raw`/^10\.20\.0\.[0-9]+$/`, '110.20.0.1'],
    ['10.20.0.', String.raw`/^10\.20\.0\./`, '110.20.0.1'],
    [String.raw`/10\.20\.0\./`, String.raw`/^10\.20\.0\./`, '110.20.0.1'],
    ['/^10.20.0.1$/', String.raw`/^10\.20\.0\.1$/`, 'any character'],
    [String.raw`/^10\.20\.0\.1/`, String.raw`/^10\.20\.0\.1$/`, 'behind its end'],
    ['/10.1.0.1|10.2.0.1/', String.raw`/^(10\.1\.0\.1|10\.2\.0\.1)$/`, 'any character'],
    ['10.20.0.1', String.raw`/^10\.20\.0\.1$/`, '10.20.0.10'],
    ['10.20.0.0/24', String.raw`/^10\.20\.0\.(25[0-5]|2[0-4]\d|1?\d?\d)$/`, 'no block'],
  ])('%s has a better one', (value, better, words) => {
    const advice = adviceFor('ip address', value)
    expect(advice?.better?.value).toBe(better)
    expect(advice?.words).toContain(words)
    // What is offered needs no advice itself.
    expect(adviceFor('ip address', advice?.better?.value ?? '')).toBeUndefined()
  })

  it.each([
    ['10.20.*', String.raw`/^10\.20\./`, '110.20.0.1'],
    ['/^10.20.*.*$/', String.raw`/^10\.20\./`, 'any character'],
    ['10.20.1', String.raw`/^10\.20\.1\./`, '10.20.10.1 fits too'],
    [String.raw`/^10\.20\.1/`, String.raw`/^10\.20\.1\./`, '10.20.10.1 fits too'],
    [String.raw`/^10\.1\.0\.1|10\.2\.0\.1$/`, String.raw`/^(10\.1\.0\.1|10\.2\.0\.1)$/`, 'one alternative alone'],
    ['10.1.|10.2.0.1', String.raw`/^(10\.1\.|10\.2\.0\.1$)/`, 'any character'],
    [String.raw`/10\.20\.0\./i`, String.raw`/10\.20\.0\./`, 'its last slash'],
    [String.raw`^10\.20\.`, String.raw`/^10\.20\./`, 'Without slashes'],
    ['2001:DB8:0:0::1', '/^2001:db8::1$/', 'spells it otherwise'],
  ])('%s has one that ends where its numbers do', (value, better, words) => {
    const advice = adviceFor('ip address', value)
    expect(advice?.better?.value).toBe(better)
    expect(advice?.words).toContain(words)
  })

  it('of numbers that addresses begin with, is bettered to these addresses and no others', () => {
    const number = fc.integer({ min: 1, max: 255 })
    const ways = [
      (numbers: string) => numbers,
      (numbers: string) => `${numbers}.`,
      (numbers: string) => `${numbers}.*`,
      (numbers: string) => `/${numbers}.*/`,
      (numbers: string) => `/^${numbers.replaceAll('.', String.raw`\.`)}/`,
    ]
    const byNumber = fc.tuple(fc.array(number, { minLength: 1, maxLength: 3 }), fc.constantFrom(...ways))
    fc.assert(
      fc.property(byNumber, fc.array(number, { minLength: 4, maxLength: 4 }), ([numbers, way], other) => {
        const value = way(numbers.join('.'))
        const better = adviceFor('ip address', value)?.better?.value ?? value
        // What needs none, as an anchored number of three digits, is as good as it stands.
        const fits = (address: readonly number[]) => new RegExp(better.slice(1, -1)).test(address.join('.'))
        expect(fits([...numbers, ...other].slice(0, 4)), better).toBe(true)
        const isIn = numbers.every((one, at) => one === other[at])
        expect(fits(other), `${better} ${other.join('.')}`).toBe(isIn)
        const first = `1${numbers[0]}`
        if (Number(first) < 256) expect(fits([Number(first), ...numbers.slice(1), 9, 9, 9].slice(0, 4))).toBe(false)
        const last = Number(`${numbers.at(-1)}7`)
        if (last < 256) expect(fits([...numbers.slice(0, -1), last, 9, 9, 9].slice(0, 4))).toBe(false)
      }),
    )
  })

  it.each(['/.*/', '/./', '/^/', '/web|/', '.*', '/^(.*)$/'])('that everything fits is told: %s', (value) => {
    for (const field of ['name', 'ip address'] as const)
      expect(adviceFor(field, value)).toEqual({ words: expect.stringContaining('every device') })
  })

  it('is told in other properties, too', () => {
    expect(adviceFor('name', '/web.corp.example/')?.better?.value).toBe(String.raw`/web\.corp\.example/`)
    expect(adviceFor('name', 'web (old)')?.better?.value).toBe(String.raw`/web \(old\)/`)
    expect(adviceFor('mac address', 'b8-ca-3a-2e-00-97')?.better?.value).toBe('B8:CA:3A:2E:00:97')
    expect(adviceFor('mac address', '0050.56')?.better?.value).toBe('00:50:56')
    expect(adviceFor('mac address', '00:50:56')).toBeUndefined()
  })

  it.each(['', 'Cisco', '/^Cisco/', '/web.*/', String.raw`/web[.]corp/`])('is not seen in %j', (value) => {
    expect(adviceFor('vendor', value)).toBeUndefined()
  })
})

describe('a rule by one property', () => {
  it.each([
    ['vendor', '/^Cisco$/', { field: 'vendor', operator: '~', operand: '^Cisco$' }],
    ['ip address', '10.20.0.0/24', { field: 'ipaddr', operator: '=', operand: '10.20.0.0/24' }],
    ['vlan', '20', { field: 'vlan', operator: '=', operand: 20 }],
  ] as const)('%s %s becomes a filter', (field, value, filter) => {
    expect(filterFrom(field, value)).toEqual(filter)
  })
})

describe('a draft', () => {
  const rule: GroupDraft = {
    ...emptyDraft(true),
    name: 'Web',
    kind: 'rule',
    filter: { field: 'name', operator: 'startswith', operand: 'web' },
  }

  it('is never “all” for want of a rule', () => {
    expect(ruleProblem({ ...rule, filter: undefined })).toContain('not “all devices”')
    expect(ruleProblem({ ...rule, filter: { operator: 'and', rules: [] } })).toBeDefined()
    expect(ruleProblem({ ...rule, way: 'property', value: ' ' })).toContain('not “all devices”')
    expect(ruleProblem({ ...rule, way: 'property', value: '//' })).toBeDefined()
    expect(ruleProblem({ ...rule, way: 'property', value: '/(/' })).toBeDefined()
    expect(ruleOf({ ...rule, filter: undefined })).toBeUndefined()
    expect(ruleProblem(rule)).toBeUndefined()
  })

  it('is sent as it is meant', () => {
    expect(createBody({ ...emptyDraft(true), name: ' Web ' }, everywhere)).toEqual({ name: 'Web', dynamic: false })
    expect(createBody(rule, everywhere)).toEqual({
      name: 'Web',
      dynamic: true,
      filter: rule.filter,
      include_custom_devices: true,
    })
    expect(createBody({ ...rule, way: 'property', field: 'vendor', value: 'Dell' }, () => false)).toEqual({
      name: 'Web',
      dynamic: true,
      field: 'vendor',
      value: 'Dell',
      include_custom_devices: true,
    })
  })

  it('sends what was changed and no more', () => {
    const was = draftOf({ id: 1, name: 'Web', dynamic: true, field: 'vendor', value: 'Dell' })
    expect(changeBody(was, was, everywhere)).toEqual({})
    expect(changeBody(was, { ...was, name: 'Dell' }, everywhere)).toEqual({ name: 'Dell' })
    expect(changeBody(was, { ...was, way: 'filter', filter: rule.filter }, everywhere)).toEqual({
      filter: rule.filter,
      field: null,
      value: null,
    })
  })
})
