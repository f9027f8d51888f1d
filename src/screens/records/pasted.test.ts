import { describe, expect, it } from 'vitest'
import { readPasted } from './pasted'

describe('what is pasted', () => {
  it('is a filter or a body, as scripts write them', () => {
    expect(readPasted('{"field":"a","operator":"=","operand":18446744073709551615}')).toEqual({
      change: { filter: { field: 'a', operator: '=', operand: '18446744073709551615' } },
    })
    expect(
      readPasted(
        '{"from":"-30m","until":0,"types":["~http"],"limit":50,"context_ttl":"1m","sort":[{"field":"a","direction":"desc"}],"filter":{"operator":"and","rules":[]}}',
      ),
    ).toEqual({
      change: {
        range: '-30m',
        types: ['~http'],
        limit: 50,
        order: [{ field: 'a', direction: 'desc' }],
        filter: { operator: 'and', rules: [] },
      },
    })
    expect(readPasted("filter = {'field': 'method', 'operator': '=', 'operand': 'GET'}  # all of them")).toEqual(
      readPasted('{"field":"method","operator":"=","operand":"GET"}'),
    )
    expect(readPasted("{'field': 'id', 'operator': '=', 'operand': 18446744073709551615}")).toEqual(
      readPasted('{"field":"id","operator":"=","operand":18446744073709551615}'),
    )
    expect(readPasted('curl -d \'{"from":-900000,"types":["~http"]}\' x')).toEqual({
      change: { range: '-900000', types: ['~http'] },
    })
    expect(readPasted("{'types': '~http'}")).toEqual({ change: { types: ['~http'] } })
    expect(readPasted('{"limit":"100","sort":{"field":"a"}}')).toEqual({
      change: { limit: 100, order: [{ field: 'a', direction: 'asc' }] },
    })
    expect(readPasted('{"limit":null,"sort":null}')).toEqual({ change: {} })
    expect(readPasted('{"from":-900000}')).toEqual({ change: { range: '-900000' } })
    expect(readPasted('{"from":1447953607000,"until":1447975207000}')).toEqual({
      change: { range: '1447953607000..1447975207000' },
    })
  })
  it.each([
    '',
    'no',
    '[]',
    '{"filter":{"operator":"xor","rules":[]}}',
    '{"operator":"and","rules":7}',
    '{"from":"soon"}',
    'null',
    '{"filter":{"field":1}}',
    '{"rules":[{"field":"a","operator":"exists"}]}',
    '{"types":7}',
    '{"limit":50000}',
    '{"limit":0}',
    '{"limit":"many"}',
    '{"limit":1.5}',
    '{"sort":["a"]}',
    '{"sort":[{"field":""}]}',
    '{"sort":[{"field":"a","direction":"up"}]}',
  ])('says what is wrong with %j', (text) => expect(readPasted(text)).toHaveProperty('problem'))
})
