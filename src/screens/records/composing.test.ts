import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPresence, operatorsOf, type FilterField } from '../../catalog/filter-fields'
import { RecordQuery } from '../../catalog/records'
import { withField, withOperator, written } from '../../crud/filter-tree/change'
import { doubtOf, withOperand } from '../../crud/filter-tree/operand'
import { complaintOf, fieldNamed, sentOf } from '../../crud/filter-tree/sent'
import { sentenceOf, sentenceText } from '../../crud/filter-tree/sentence'
import { type Draft, type DraftRule } from '../../crud/filter-tree/tree'
import { switched } from '../../crud/filter-tree/tree-edits'
import { readUrlState, writeUrlState } from '../../crud/url-state'
import { filterFields } from './fields'
import { existsToo, ruleFor, withRule } from './include'
import { absoluteBody, emptyQuery, QueryState, sameQuery, type Query } from './query'
import { savedQueries } from './saved-queries'

const fields = filterFields(['~http'], [], ['odd'])
const named = (name: string): FilterField => {
  const field = fieldNamed(fields, name)
  if (!field) throw new Error(`There is no field ${name}`)
  return field
}
const ask = (query: Partial<Query>): Query => ({ ...emptyQuery, ...query })
const sent = (filter: Draft) => absoluteBody(ask({ filter }), fields, { from: 1, until: 2 }).filter
const say = (filter: Draft) => sentenceText(sentenceOf(filter, fields, 'HTTP records'))
const device = '0005c3fffc280000'

const values: Record<FilterField['type'], string> = {
  text: '/checkout',
  address: '10.0.0.0/8',
  mac: 'B8:CA:3A:2E:00:97',
  number: '18446744073709551615',
  moment: '-30m',
  boolean: 'true',
}
const valueFor = (field: FilterField) => (field.refers ? device : (field.values?.[0]?.value ?? values[field.type]))
const field = fc.constantFrom(...fields)
const rule = field.chain((of) =>
  fc.constantFrom(...operatorsOf(of)).map((operator): DraftRule => {
    const bare: DraftRule = { field: of.name, operator }
    const value = valueFor(of)
    if (isPresence(operator)) return bare
    return withOperand(bare, operator === 'in' || operator === 'not_in' ? [value] : value, of, 'text')
  }),
)

describe('the fields', () => {
  it('say what they hold, as the catalogue and the appliance have it', () => {
    expect(named('processingTime').about).toBe('number of ms')
    expect(named('client').about).toContain('discovery id')
    expect(named('odd').about).toBe('seen in the records')
    const [format] = [{ name: '~http', fields: [{ name: 'method', description: 'Verb of the request' }] }]
    expect(fieldNamed(filterFields(['~http'], [format]), 'method')?.about).toBe('text. Verb of the request')
  })
})

describe('a rule', () => {
  it('is the same again when field or operator come back, and never sends an operand of the field before', () => {
    fc.assert(
      fc.property(rule, field, field, (start, over, beyond) => {
        const away = withField(start, over, 'text')
        const back = withField(withField(away, beyond, 'text'), named(start.field), 'text')
        expect(back).toEqual(start)
        for (const moved of [away, back]) {
          const filter = sentOf(moved, fields)
          if (!filter || !('field' in filter) || filter.operand === undefined) continue
          const typed = JSON.stringify(filter.operand).includes('"type":"device"')
          expect(typed).toBe(named(filter.field).refers !== undefined)
          expect(complaintOf(moved, named(moved.field))).toBeUndefined()
        }
        for (const operator of operatorsOf(named(start.field))) {
          const there = withOperator(start, operator, named(start.field), 'text')
          expect(withOperator(there, start.operator, named(start.field), 'text')).toEqual(start)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('about a device names it by its discovery id, typed; anything else is no device', () => {
    const client: DraftRule = { field: 'client', operator: '=' }
    expect(sent(written(client, device.toUpperCase(), named('client'), 'text'))).toEqual({
      ...client,
      operand: { type: 'device', value: device },
    })
    const several = written({ ...client, operator: 'in' }, [device, 'ab'], named('client'), 'text')
    expect(complaintOf(several, named('client'))).toContain('Choose a device')
    expect(sent(several)).toBeUndefined()
  })

  it('keeps the digits of a number, the type of an operand and a value with a comma', () => {
    const big = written({ field: 'rspBytes', operator: '=' }, '18446744073709551615', named('rspBytes'), 'text')
    expect(sent(big)).toEqual({ field: 'rspBytes', operator: '=', operand: '18446744073709551615' })
    const typed: DraftRule = { field: 'ex.isSuspicious', operator: '=', operand: { type: 'boolean', value: 'true' } }
    expect(sent(typed)).toEqual(typed)
    const comma = written({ field: 'uri', operator: '=' }, 'a, b', named('uri'), 'text')
    expect(sent(withOperator(comma, 'in', named('uri'), 'text'))).toMatchObject({ operand: ['a, b'] })
  })

  it('that denies says so, and one click adds what was meant', () => {
    const not: DraftRule = { field: 'method', operator: '!=', operand: 'GET' }
    expect(say(not)).toBe('HTTP records where Method is not GET or has no such field.')
    expect(say({ operator: 'not', rules: [{ ...not, operator: '=' }] })).toContain('or has no such field')
    expect(sent(withRule(not, existsToo('method')))).toEqual({
      operator: 'and',
      rules: [not, { field: 'method', operator: 'exists' }],
    })
  })

  it('or a group that is switched off stays in tree, address and saved query, and is neither sent nor said', () => {
    const on: Draft = { field: 'method', operator: '=', operand: 'GET' }
    const off = switched({ operator: 'or', rules: [{ field: 'uri', operator: '=', operand: '/off' }] })
    const query = ask({ filter: { operator: 'and', rules: [on, off, switched(ruleFor('vlan', 7, true))] } })
    const params = new URLSearchParams(writeUrlState(QueryState, query).toString())
    expect(sameQuery(readUrlState(QueryState, params), query)).toBe(true)
    expect(savedQueries.content.parse(JSON.parse(JSON.stringify(query)))).toEqual(query)
    expect(query.filter && sent(query.filter)).toEqual({ operator: 'and', rules: [on] })
    expect(query.filter && say(query.filter)).toBe('HTTP records where Method is GET.')
    expect(switched(off)).not.toHaveProperty('off')
  })
})

describe('what is odd', () => {
  it.each<[string, DraftRule, RegExp | undefined, RegExp | undefined]>([
    ['an unknown field', { field: '__proto__', operator: '=', operand: 'x' }, undefined, undefined],
    ['an operator that does not fit', { field: 'uri', operator: '>', operand: '7' }, undefined, /not usually/],
    [
      'a block whose bits are out of range',
      { field: 'clientAddr', operator: '=', operand: '10.0.0.0/33' },
      /block/,
      undefined,
    ],
    ['a negative prefix', { field: 'clientAddr', operator: 'in', operand: ['10.0.0.0/-1'] }, /block/, undefined],
    ['an expression that is none', { field: 'uri', operator: '~', operand: '/(/' }, undefined, /expression/],
    ['an expression without end', { field: 'uri', operator: '~', operand: '/^(a+)+$/' }, undefined, /slow/],
  ])('%s', (_, odd, complaint, doubt) => {
    const of = fieldNamed(fields, odd.field)
    const words = complaintOf(odd, of)
    if (complaint) expect(words).toMatch(complaint)
    else expect(words).toBeUndefined()
    if (doubt) expect(doubtOf(odd, of)).toMatch(doubt)
    // What has a complaint is not sent, and everything else exactly as it is written.
    expect(sent(odd)).toEqual(complaint ? undefined : odd)
    expect(RecordQuery.safeParse(absoluteBody(ask({ filter: odd }), fields, { from: 1, until: 2 })).success).toBe(true)
  })
})
