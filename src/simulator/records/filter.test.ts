// Filters over records against a plain reading of the rules, on random records and trees.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Filter, FilterLeaf } from '../../catalog/filter'
import { World } from '../world'
import { recordTest } from './filter'
import { sourceOf } from './source'
import { recordsBetween, type Stored } from './stream'

const noon = Date.UTC(2026, 2, 4, 12)
const world = new World({ seed: 3, devices: 120, role: 'discover', release: '9.8', now: () => noon, jobStep: 1 })
const types = new Set(['~http', '~db', '~dns_response', '~ldap_response', '~flow', '~cifs', '~ssl_open'])
const all = [...recordsBetween(world, noon - 600_000, noon, types)]
const some = all.filter((_, at) => at % Math.ceil(all.length / 150) === 0)
world.close()

type Plain = string | number | boolean

/** All plain values below a value. */
const leavesOf = (value: unknown): Plain[] => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return [value]
  if (Array.isArray(value)) return value.flatMap(leavesOf)
  if (typeof value !== 'object' || value === null) return []
  return 'type' in value && 'value' in value ? leavesOf(value.value) : Object.values(value).flatMap(leavesOf)
}

/** The values that a field of a filter means, read from the record as it is answered. */
function valuesOf(stored: Stored, field: string): Plain[] {
  const source = sourceOf(stored)
  if (field === '.any') return Object.values(source).flatMap(leavesOf)
  if (field === '.ipaddr' || field === '.port') {
    const end = field === '.ipaddr' ? 'Addr' : 'Port'
    return ['client', 'server', 'sender', 'receiver'].flatMap((side) => leavesOf(source[side + end]))
  }
  const [name = '', ...path] = (field.split(':')[0] ?? '').split('.')
  let value: unknown = source[name]
  for (const part of path) value = typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined
  return leavesOf(value)
}

const inBlock = (text: string, block: string): boolean => {
  const number = (address: string): number => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
  const [base = '', bits = ''] = block.split('/')
  if (!/^\d+\.\d+\.\d+\.\d+$/.test(text)) return false
  const size = 2 ** (32 - Number(bits))
  return Math.floor(number(text) / size) === Math.floor(number(base) / size)
}

const same = (value: Plain, operand: string): boolean => {
  if (typeof value === 'number') return operand.trim() !== '' && value === Number(operand)
  return String(value) === operand || (typeof value === 'string' && operand.includes('/') && inBlock(value, operand))
}

function holdsLeaf(stored: Stored, { field, operator, operand }: FilterLeaf): boolean {
  const values = valuesOf(stored, field)
  const one = String(operand)
  const list = Array.isArray(operand) ? operand.map(String) : []
  switch (operator) {
    case 'exists':
      return values.length > 0
    case 'not_exists':
      return values.length === 0
    case '=':
      return values.some((value) => same(value, one))
    case '!=':
      return values.every((value) => !same(value, one))
    case 'in':
      return values.some((value) => list.some((item) => same(value, item)))
    case 'not_in':
      return !values.some((value) => list.some((item) => same(value, item)))
    case '~':
      return values.some((value) => String(value).toLowerCase().includes(one.toLowerCase()))
    case '!~':
      return !values.some((value) => String(value).toLowerCase().includes(one.toLowerCase()))
    case 'startswith':
      return values.some((value) => String(value).startsWith(one))
    case '<':
      return values.some((value) => Number(value) < Number(one))
    case '<=':
      return values.some((value) => Number(value) <= Number(one))
    case '>':
      return values.some((value) => Number(value) > Number(one))
    case '>=':
      return values.some((value) => Number(value) >= Number(one))
  }
}

function holds(stored: Stored, filter: Filter): boolean {
  if (!('rules' in filter)) return holdsLeaf(stored, filter)
  const holding = filter.rules.filter((rule) => holds(stored, rule)).length
  if (filter.operator === 'and') return holding === filter.rules.length
  return filter.operator === 'or' ? holding > 0 : holding === 0
}

const texts = fc.constantFrom(
  'GET',
  'get',
  'POST',
  '404',
  '200',
  'corp',
  'www.',
  'SELECT',
  'NXDOMAIN',
  '',
  'a.lopes',
  '10.10.0.',
  'TLSv1',
)
const numbers = fc.constantFrom('0', '17', '100', '404', '200', '1400', '-1', '80', '53')
const wordFields = fc.constantFrom(
  'method',
  'uri',
  'host:string',
  'error',
  'qname',
  'user',
  'statement',
  'l7proto',
  'nosuch',
  'ex.isSuspicious',
  'version',
  '.any',
)
const numberFields = fc.constantFrom(
  'statusCode',
  'processingTime',
  'reqBytes',
  'bytes',
  'pkts',
  'clientPort',
  '.port',
  'vlan',
)
const leaf: fc.Arbitrary<FilterLeaf> = fc.oneof(
  fc.record({ field: fc.oneof(wordFields, numberFields), operator: fc.constantFrom('exists', 'not_exists') }),
  fc.record({ field: wordFields, operator: fc.constantFrom('=', '!=', '~', '!~', 'startswith'), operand: texts }),
  fc.record({
    field: fc.oneof(wordFields, numberFields),
    operator: fc.constantFrom('in', 'not_in'),
    operand: fc.array(fc.oneof(texts, numbers), { maxLength: 4 }),
  }),
  fc.record({ field: numberFields, operator: fc.constantFrom('=', '!=', '<', '<=', '>', '>='), operand: numbers }),
  fc.record({
    field: fc.constantFrom('.ipaddr', 'clientAddr', 'serverAddr', 'senderAddr'),
    operator: fc.constantFrom('=', '!='),
    operand: fc.constantFrom('10.10.0.0/24', '10.20.0.0/28', '10.0.0.0/8', '10.10.0.10', '0.0.0.0/0'),
  }),
)
const { tree } = fc.letrec<{ tree: Filter }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ operator: fc.constantFrom('and', 'or', 'not'), rules: fc.array(tie('tree'), { maxLength: 4 }) }),
  ),
}))

describe('a filter over records', () => {
  it('holds exactly where a plain reading of the rules says so', () => {
    expect(some.length).toBeGreaterThan(100)
    fc.assert(
      fc.property(tree, fc.subarray(some, { minLength: 12, maxLength: 12 }), (filter, records) => {
        const test = recordTest(filter, true)
        expect(records.map((stored) => test(stored))).toEqual(records.map((stored) => holds(stored, filter)))
      }),
      { numRuns: 150 },
    )
  })

  it('takes what lacks a field for different, and a group of none for all', () => {
    const without = some.filter((stored) => valuesOf(stored, 'statusCode').length === 0)
    const test = recordTest({ field: 'statusCode', operator: '!=', operand: '404' }, true)
    expect([without.length > 0, without.every(test)]).toEqual([true, true])
    const two = {
      operator: 'not',
      rules: [
        { field: 'method', operator: '=', operand: 'GET' },
        { field: 'statusCode', operator: '=', operand: '404' },
      ],
    } as const
    const none = recordTest({ ...two, rules: [...two.rules] }, true)
    for (const stored of some)
      expect(none(stored)).toBe(
        !valuesOf(stored, 'method').includes('GET') && !valuesOf(stored, 'statusCode').includes(404),
      )
    expect(some.every(recordTest({ operator: 'and', rules: [] }, true))).toBe(true)
  })

  it('works a field out once a record, however many rules ask for it', () => {
    const [record] = some
    if (!record) throw new Error('No record')
    let looks = 0
    const watched = new Proxy(record, {
      get: (of, name) => {
        if (name === 'type') looks += 1
        return Reflect.get(of, name)
      },
    })
    const looksOf = (field: string, rules: number): number => {
      const leaves = Array.from({ length: rules }, (_, at) => ({
        field,
        operator: '!=' as const,
        operand: `none ${at}`,
      }))
      const test = recordTest(
        { operator: 'and', rules: [{ operator: 'and', rules: leaves.slice(1) }, ...leaves] },
        true,
      )
      looks = 0
      expect(test(watched)).toBe(true)
      return looks
    }
    for (const field of ['vlan', '.ipaddr', '.any']) expect(looksOf(field, 50)).toBe(looksOf(field, 1))
  })

  it('begins with a text as it is written, and contains it however it is', () => {
    const stored = some.find((one) => valuesOf(one, 'method').includes('GET'))
    if (!stored) throw new Error('No GET')
    const of = (operator: 'startswith' | '~', operand: string) =>
      recordTest({ field: 'method', operator, operand }, true)(stored)
    expect([of('startswith', 'GE'), of('startswith', 'ge'), of('~', 'ge'), of('~', 'g.t')]).toEqual([
      true,
      false,
      true,
      false,
    ])
  })
})

it('takes for an expression what is said to be one, beside the operator or in the operand', () => {
  const stored = some.find((one) => valuesOf(one, 'method').includes('GET'))
  if (!stored) throw new Error('No GET')
  const value = '^G.T$'
  const typed = { type: 'string', value, is_regex: true }
  const of = (operator: FilterLeaf['operator'], more: Partial<FilterLeaf>) =>
    recordTest({ field: 'method', operator, ...more }, true)(stored)
  for (const [operator, lists, holding] of [
    ['=', false, true],
    ['~', false, true],
    ['in', true, true],
    ['!=', false, false],
    ['!~', false, false],
    ['not_in', true, false],
  ] as const) {
    const given = (operand: unknown) => (lists ? [operand, 'PUT'] : operand)
    expect([operator, of(operator, { operand: given(value), is_regex: true })]).toEqual([operator, holding])
    expect([operator, of(operator, { operand: given(typed) })]).toEqual([operator, holding])
    expect([operator, of(operator, { operand: given(value), is_regex: false })]).toEqual([operator, !holding])
  }
  expect(() => of('=', { operand: '(', is_regex: true })).toThrow('"filter": /(/ is not a regular expression')
})

it('takes <= and >= for what is equal as well, < and > not', () => {
  const known = some.find((stored) => typeof sourceOf(stored)['serverPort'] === 'number')
  if (!known) throw new Error('No record has a port')
  const operand = String(sourceOf(known)['serverPort'])
  const holding = (['<', '<=', '>', '>='] as const).filter((operator) =>
    recordTest({ field: 'serverPort', operator, operand }, false)(known),
  )
  expect(holding).toEqual(['<=', '>='])
})
