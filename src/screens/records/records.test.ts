import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recordType } from '../../catalog/record-types'
import { RecordQuery, type LogRecord } from '../../catalog/records'
import { readTree, treeText } from '../../crud/filter-tree/json-tree'
import { sentenceOf, sentenceText } from '../../crud/filter-tree/sentence'
import { isGroup, nodesOf, type Draft } from '../../crud/filter-tree/tree'
import { readUrlState, writeUrlState } from '../../crud/url-state'
import { codeOf } from './code'
import { stamp, summaryOf } from './columns'
import { examples } from './examples'
import { exportColumns } from './export-columns'
import { filterFields } from './fields'
import { hintsOf } from './hints'
import { cannotAsk, ruleFor, withRule } from './include'
import { absoluteBody, emptyQuery, firstBody, QueryState, relativeBody, sameQuery, type Query } from './query'
import { rowOf } from './session'
import { cut, fieldOf, fieldsIn, shortText, wholeText, type Source } from './values'

const now = Date.UTC(2026, 10, 26, 12)
const ask = (query: Partial<Query>): Query => ({ ...emptyQuery, ...query })

describe('the examples', () => {
  it('begin with the body of the guide', () => {
    const [guide] = examples
    if (!guide) throw new Error('none')
    expect(firstBody(guide.query, filterFields(['~http']), now)).toEqual({
      filter: {
        operator: 'and',
        rules: [
          { field: 'method', operand: 'GET', operator: '=' },
          { field: 'statusCode', operand: '404', operator: '=' },
        ],
      },
      from: -900000,
      limit: 100,
      types: ['~http'],
    })
  })

  it.each(examples)('$name asks for types and fields that there are', ({ query }) => {
    expect(QueryState.parse(query)).toEqual(query)
    const fields = new Set(filterFields(query.types).map(({ name }) => name))
    for (const type of query.types) expect(recordType(type), type).toBeDefined()
    for (const { node } of nodesOf(query.filter)) if (!isGroup(node)) expect([...fields]).toContain(node.field)
    expect(RecordQuery.safeParse(relativeBody(query, filterFields(query.types), now)).success).toBe(true)
  })
})

describe('a query', () => {
  const fields = filterFields(['~http'])
  const operators = ['=', '!=', '<', '~', 'startswith', 'exists', 'not_exists', 'in'] as const
  const tree = fc.letrec<{ node: Draft }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', maxDepth: 6 },
      fc.record(
        {
          field: fc.constantFrom('method', 'statusCode', 'uri', '__proto__', 'clientAddr'),
          operator: fc.constantFrom(...operators),
          operand: fc.oneof(
            fc.string(),
            fc.array(fc.string(), { maxLength: 3 }),
            fc.record({ type: fc.string(), value: fc.string() }),
          ),
          off: fc.constant(true as const),
        },
        { requiredKeys: ['field', 'operator'] },
      ),
      fc.record(
        {
          operator: fc.constantFrom('and', 'or', 'not'),
          rules: fc.array(tie('node'), { maxLength: 4 }),
          off: fc.constant(true as const),
        },
        { requiredKeys: ['operator', 'rules'] },
      ),
    ),
  })).node

  it('survives its address and its JSON, whatever its tree', () => {
    fc.assert(
      fc.property(tree, (filter) => {
        const query = ask({ filter, types: ['~http'], range: '-2h..-1h' })
        const back = readUrlState(QueryState, new URLSearchParams(writeUrlState(QueryState, query).toString()))
        expect(sameQuery(back, query)).toBe(true)
        const read = readTree(treeText(filter))
        expect('tree' in read && sameQuery(ask({ filter: read.tree }), ask({ filter }))).toBe(true)
        const body = relativeBody(query, fields, now)
        expect(RecordQuery.safeParse(body).success).toBe(true)
        expect(JSON.stringify(body.filter ?? '')).not.toContain('"off"')
      }),
      { numRuns: 200 },
    )
  })

  it('bears a depth of 50, and a thousand rules', () => {
    let deep: Draft = { field: 'method', operator: '=', operand: 'GET' }
    for (let level = 0; level < 50; level++) deep = { operator: level % 2 === 0 ? 'and' : 'or', rules: [deep] }
    expect(sentenceText(sentenceOf(deep, fields, 'Records'))).toContain('Method is GET')
    expect(relativeBody(ask({ filter: deep }), fields, now).filter).toEqual(deep)
    const wide: Draft = {
      operator: 'or',
      rules: Array.from({ length: 1000 }, (_, n) => ({ field: 'uri', operator: '=', operand: `/${n}` })),
    }
    expect(relativeBody(ask({ filter: wide }), fields, now).filter).toEqual(wide)
  })

  it('sends text, also for numbers and truth values, and nothing that is off or lacks something', () => {
    const filter: Draft = {
      operator: 'and',
      rules: [
        { field: 'statusCode', operator: '=', operand: 404 },
        { field: 'isSQLi', operator: '=', operand: true },
        { field: 'statusCode', operator: 'in', operand: [404, '500'] },
        { field: 'client', operator: '=', operand: { type: 'device', value: '0005c3fffc280000' } },
        { field: 'uri', operator: '=', operand: '/off', off: true },
        { field: 'uri', operator: '=', operand: '' },
        { field: 'clientAddr', operator: '=', operand: '10.0.0.0/99' },
      ],
    }
    expect(absoluteBody(ask({ filter }), fields, { from: 1, until: 2 })).toEqual({
      from: 1,
      until: 2,
      limit: 1000,
      filter: {
        operator: 'and',
        rules: [
          { field: 'statusCode', operator: '=', operand: '404' },
          { field: 'isSQLi', operator: '=', operand: 'true' },
          { field: 'statusCode', operator: 'in', operand: ['404', '500'] },
          { field: 'client', operator: '=', operand: { type: 'device', value: '0005c3fffc280000' } },
        ],
      },
    })
  })

  it('falls back field by field where an address is bad', () => {
    const read = readUrlState(
      QueryState,
      new URLSearchParams('limit=-3&range=nonsense&types=["~http"]&filter={"operator":"xor"}'),
    )
    expect(read).toEqual(ask({ types: ['~http'] }))
  })
})

describe('hints', () => {
  const fields = filterFields(['~dns_response'])
  const hints = (filter: Draft, range = '-30m') =>
    hintsOf(ask({ types: ['~dns_response'], filter, range }), fields, now, false).map(({ text }) => text)
  it('name what can match nothing, lacks an anchor, is denied at the root, reaches too far', () => {
    expect(hints({ field: 'statusCode', operator: '=', operand: '404' }).join()).toContain('can match nothing')
    expect(hints({ field: 'qname', operator: '~', operand: 'a.*b' }).join()).toContain('no anchor')
    expect(hints({ field: 'qname', operator: '~', operand: '^a.*b' })).toEqual([])
    expect(hints({ operator: 'not', rules: [{ field: 'qname', operator: '=', operand: 'a' }] }).join()).toContain(
      'none of',
    )
    expect(hints({ field: 'qname', operator: 'exists' }, '-60d').join()).toContain('longer than most')
    expect(hints({ field: 'qname', operator: '!=', operand: 'a' }).join()).toContain('without that field')
    const odd: Draft = { field: 'statusCode', operator: '!=', operand: '404' }
    expect(hints({ operator: 'and', rules: [odd] })).not.toEqual([])
    expect(hints({ operator: 'and', rules: [{ operator: 'or', rules: [odd], off: true }] })).toEqual([])
    expect(hints({ operator: 'not', rules: [odd], off: true })).toEqual([])
  })
})

describe('values', () => {
  const source: Source = JSON.parse(
    '{"clientAddr":{"type":"ipaddr4","value":"10.0.0.1"},"client":{"type":"device","value":["ab"]},"ex":{"isSuspicious":false},"__proto__":"x","constructor":{"a":1},"empty":"","nothing":null,"list":["a","b"]}',
  ) as Source
  it('are opened, without a look at any prototype', () => {
    expect(fieldOf(source, 'clientAddr')).toBe('10.0.0.1')
    expect(fieldOf(source, 'client')).toBe('ab')
    expect(fieldOf(source, 'ex.isSuspicious')).toBe(false)
    expect(fieldOf(source, '__proto__')).toBe('x')
    expect(fieldOf(source, 'toString')).toBeUndefined()
    expect([...fieldsIn(source)].map(([name]) => name)).toContain('constructor.a')
    expect(wholeText(18446744073709551615n)).toBe('18446744073709551615')
  })
  it('of a megabyte, of ten thousand fields and of HTML stay text, and short in passing', () => {
    expect(shortText('x'.repeat(1_000_000))).toHaveLength(301)
    expect(cut('<img src=x onerror=alert(1)>')).toBe('<img src=x onerror=alert(1)>')
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`f${n}`, n]))
    expect([...fieldsIn(many)]).toHaveLength(10_000)
    expect(shortText(Array.from({ length: 100_000 }, () => 'abc')).length).toBeLessThan(302)
  })
  it('that stand for a time and are none are shown as they are', () => {
    expect(stamp(1_447_975_101_528.201, 'utc', now)).toContain('528')
    for (const none of [1e300, -1, 8.7e15, Number.NaN]) expect(stamp(none, 'utc', now)).toBe(String(none))
  })
  it('are summed up in one line, the host once', () => {
    const source = { method: 'GET', statusCode: 200, uri: 'shop.example/cart', host: 'shop.example', query: 'id=1' }
    expect(summaryOf(rowOf({ _type: '~http', _source: source }, 0))).toBe('GET 200 shop.example/cart id=1')
  })
  it('make rules: absent and empty are told apart, devices are typed, long numbers keep their digits', () => {
    expect(ruleFor('error', undefined, true)).toEqual({ field: 'error', operator: 'not_exists' })
    expect(ruleFor('error', null, false)).toEqual({ field: 'error', operator: 'exists' })
    expect(cannotAsk('')).toContain('empty text')
    expect(cannotAsk(undefined)).toBeUndefined()
    expect(ruleFor('client', 'ab', true)).toEqual({
      field: 'client',
      operator: '=',
      operand: { type: 'device', value: 'ab' },
    })
    expect(ruleFor('n', 18446744073709551615n, true)).toEqual({
      field: 'n',
      operator: '=',
      operand: '18446744073709551615',
    })
    expect(ruleFor('list', ['a', 'b'], false)).toEqual({ field: 'list', operator: 'not_in', operand: ['a', 'b'] })
    const rule = ruleFor('method', 'GET', true)
    expect(withRule(undefined, rule)).toEqual({ operator: 'and', rules: [rule] })
    const or: Draft = { operator: 'or', rules: [rule] }
    expect(withRule(or, rule)).toEqual({ operator: 'and', rules: [or, rule] })
  })
})

describe('a file of records', () => {
  it('has what no column was made for in its last column', () => {
    const columns = exportColumns([], ['a'])
    const record: LogRecord = {
      _type: '~x',
      _source: { timestamp: 1447975101528.201, a: '', b: [1], c: { d: 18446744073709551615n } },
    }
    const cells = Object.fromEntries(columns.map(({ title, value }) => [title, value(record)]))
    expect(cells).toEqual({
      time: '2015-11-19T23:18:21.528Z',
      _type: '~x',
      a: '',
      'other fields': '{"timestamp":1447975101528.201,"b":[1],"c.d":18446744073709551615}',
    })
  })
})

describe('code', () => {
  it('holds the body, the loop and never a key', () => {
    const appliance = { id: 'a', url: 'https://eda', release: '9.8', platform: 'discover' } as never
    const query = { from: -900000, limit: 100, types: ["it's"] }
    expect(JSON.parse(codeOf('body', appliance, query))).toEqual(query)
    for (const language of ['curl', 'python', 'ruby'] as const) {
      const code = codeOf(language, appliance, query)
      expect(code).toContain('EXTRAHOP_API_KEY')
      expect(code).toContain('https://eda/api/v1/records/search')
      expect(code).toContain('cursor')
    }
  })
})
