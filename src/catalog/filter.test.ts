import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DeviceFilter, deviceFilterFields, groupOperators, leafOperators, RecordFilter, type Filter } from './filter'

const operand = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string()), fc.constant(undefined))

const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record(
      { field: fc.constantFrom(...deviceFilterFields), operator: fc.constantFrom(...leafOperators), operand },
      { requiredKeys: ['field', 'operator'] },
    ),
    fc.record({ operator: fc.constantFrom(...groupOperators), rules: fc.array(tie('filter'), { maxLength: 4 }) }),
  ),
}))

/** The same tree with one leaf somewhere replaced. */
function replaceLeaf(tree: Filter, leaf: unknown): unknown {
  if (!('rules' in tree)) return leaf
  const [first, ...rest] = tree.rules
  return { ...tree, rules: first ? [replaceLeaf(first, leaf), ...rest] : [leaf] }
}

describe('DeviceFilter', () => {
  it('takes any tree as it is', () => {
    fc.assert(
      fc.property(filter, (tree) => {
        expect(DeviceFilter.parse(tree)).toEqual(tree)
      }),
    )
  })

  it.each([
    { field: 'ip address', operator: '=', operand: '10.0.0.1' },
    { field: 'ipaddr', operator: 'contains', operand: '10' },
    { field: 'ipaddr', operator: 'and', operand: '10' },
    { field: 'ipaddr', operand: '10' },
    { field: 'ipaddr', operator: '=', operand: '10', rules: [] },
    { operator: 'and' },
    { operator: '=', rules: [] },
    { operator: 'or', rules: {} },
    null,
    'ipaddr',
  ])('refuses %j, however deep it stands', (wrong) => {
    fc.assert(
      fc.property(filter, (tree) => {
        expect(DeviceFilter.safeParse(replaceLeaf(tree, wrong)).success).toBe(false)
      }),
      { numRuns: 30 },
    )
  })

  it('asks for no operand where a field must only be there', () => {
    expect(DeviceFilter.safeParse({ field: 'software', operator: 'exists' }).success).toBe(true)
  })

  it('takes addresses with a mask and typed objects', () => {
    expect(DeviceFilter.safeParse({ field: 'ipaddr', operator: '=', operand: '192.168.0.0/26' }).success).toBe(true)
    expect(
      DeviceFilter.safeParse({ field: 'network_locality_id', operator: '=', operand: { type: 'id', value: 4 } })
        .success,
    ).toBe(true)
  })
})

describe('RecordFilter', () => {
  it('takes the fields of any record type, but not a field without a name', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), operand, (field, value) => {
        expect(RecordFilter.safeParse({ field, operator: '=', operand: value }).success).toBe(true)
      }),
    )
    expect(RecordFilter.safeParse({ field: '', operator: '=', operand: 1 }).success).toBe(false)
  })

  it('takes every tree that a device filter takes', () => {
    fc.assert(fc.property(filter, (tree) => RecordFilter.safeParse(tree).success))
  })
})
