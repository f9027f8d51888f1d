import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sameJson } from '../api/same-json'
import { mixOf, needsDecision, threeWay } from './three-way'

const names = ['a', 'b', 'c']
const object = fc.record({ a: fc.jsonValue(), b: fc.jsonValue(), c: fc.jsonValue() })

describe('three states of one object', () => {
  it('are compared field by field', () => {
    expect(threeWay(names, { a: 1, b: 1, c: 1 }, { a: 2, b: 1, c: 3 }, { a: 3, b: 2, c: 3 })).toEqual([
      { name: 'a', was: 1, theirs: 2, yours: 3, by: 'both' },
      { name: 'b', was: 1, theirs: 1, yours: 2, by: 'yours' },
      { name: 'c', was: 1, theirs: 3, yours: 3, by: 'same' },
    ])
  })

  it('need no decision where nobody else changed anything', () => {
    fc.assert(
      fc.property(object, object, (was, yours) => {
        const differences = threeWay(names, was, structuredClone(was), yours)
        expect(needsDecision(differences)).toBe(false)
        expect({ ...was, ...mixOf(differences, {}) }).toEqual({ ...was, ...yours })
      }),
    )
  })

  it('need one where somebody else changed a field that the form left alone', () => {
    const differences = threeWay(names, { a: 1, b: 1, c: 1 }, { a: 2, b: 1, c: 1 }, { a: 1, b: 2, c: 1 })
    expect(needsDecision(differences)).toBe(true)
  })

  it('keep what was typed here until somebody chooses the other', () => {
    const differences = threeWay(names, { a: 1 }, { a: 2 }, { a: 3 })
    expect(mixOf(differences, {})).toEqual({ a: 3 })
    expect(mixOf(differences, { a: 'theirs' })).toEqual({})
  })

  it('never lose a change: what is applied over theirs is theirs or yours in every field', () => {
    const choice = fc.constantFrom('theirs', 'yours')
    fc.assert(
      fc.property(
        object,
        object,
        object,
        fc.record({ a: choice, b: choice, c: choice }),
        (was, theirs, yours, choices) => {
          const result: Record<string, unknown> = { ...theirs, ...mixOf(threeWay(names, was, theirs, yours), choices) }
          for (const name of ['a', 'b', 'c'] as const) {
            const untouched = sameJson(was[name], yours[name])
            const wanted = untouched
              ? theirs[name]
              : sameJson(was[name], theirs[name])
                ? yours[name]
                : { theirs, yours }[choices[name]][name]
            expect(sameJson(result[name], wanted)).toBe(true)
          }
        },
      ),
    )
  })

  it('compare JSON whatever the order of keys', () => {
    expect(sameJson({ a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2 }], a: 1 })).toBe(true)
    expect(sameJson([1, 2], [2, 1])).toBe(false)
    expect(sameJson([], {})).toBe(false)
    expect(sameJson(null, {})).toBe(false)
    fc.assert(fc.property(fc.jsonValue(), (value) => sameJson(value, structuredClone(value))))
  })
})
