import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cursorIn } from './open-search'

describe('a cursor in the text of an answer', () => {
  it.each([
    ['first', '{"cursor":"c2","records":[{"cursor":"no"}],"total":7}'],
    ['behind other facts', '{ "total" : 7, "from": -1.5e3,\n"cursor" : "c2" , "records":[]}'],
    ['last', '{"records":[{"_source":{"cursor":"no"}}],"total":7,"cursor":"c2"}'],
    ['before other facts', '{"records":[],"cursor":"c2","warnings":null,"until":12,"note":"a, b"}\n'],
  ])('is seen where it stands %s', (_, text) => {
    expect(cursorIn({ head: text, tail: text })).toBe('c2')
  })

  it.each([
    ['of a record', '{"records":[{"cursor":"no"}],"total":7}'],
    ['of a list inside', '{"records":[],"warnings":[{"cursor":"no"}]}'],
    ['in a text', String.raw`{"records":[],"note":"\"cursor\":\"no\""}`],
    ['in a text at the end', String.raw`{"records":[],"note":", \"cursor\":\"no\"}"}`],
    ['that is null', '{"records":[],"cursor":null}'],
  ])('is none %s', (_, text) => {
    expect(cursorIn({ head: text, tail: text })).toBeUndefined()
  })

  it('is the one that reading the answer finds, wherever it stands among whatever', () => {
    const json = fc.jsonValue({ maxDepth: 3 })
    const name = fc.oneof(fc.constantFrom('cursor', 'records', 'total', '"cursor":"x"}'), fc.string())
    fc.assert(
      fc.property(
        fc.array(fc.tuple(name, fc.oneof(json, fc.constant('c2'))), { maxLength: 6 }),
        fc.nat(80),
        (pairs, cut) => {
          const answer = Object.fromEntries(pairs.filter(([key]) => key !== '__proto__'))
          const text = JSON.stringify(answer)
          const seen = cursorIn({ head: text.slice(0, cut), tail: text.slice(-cut) })
          if (seen !== undefined) expect(seen).toBe(answer['cursor'])
        },
      ),
      { numRuns: 2000 },
    )
  })
})
