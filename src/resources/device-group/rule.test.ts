import { describe, expect, it } from 'vitest'
import { filterFrom } from './convert'
import { changeBody, createBody, draftOf, emptyDraft, ruleOf, ruleProblem, type GroupDraft } from './draft'
import { adviceFor } from './pattern-advice'

const everywhere = () => true

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

  it('is told in other properties, too', () => {
    expect(adviceFor('name', '/web.corp.example/')?.better?.value).toBe(String.raw`/web\.corp\.example/`)
    expect(adviceFor('name', 'web (old)')?.better?.value).toBe(String.raw`/web \(old\)/`)
    expect(adviceFor('mac address', 'b8-ca-3a-2e-00-97')?.better?.value).toBe('B8:CA:3A:2E:00:97')
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
