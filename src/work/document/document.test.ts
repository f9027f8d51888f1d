import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffLines } from './diff'
import { alike } from './json-alike'
import { pretty } from './json-layout'
import { NotJson, parseText } from './json-text'
import {
  changesBetween,
  countLines,
  laidOut,
  laidOutSection,
  mergeDocuments,
  readDocument,
  withSections,
  withValue,
  writeDocument,
} from './sections'

const linesOf = (...asked: Parameters<typeof laidOutSection>) => laidOutSection(...asked).split('\n')

const big = '{"b": 9007199254740993, "a": {"z": 1.0, "k": [1, 2]}, "keep": {"n": 12345678901234567890}}'

describe('JSON as text', () => {
  it('takes what JSON is and nothing else, and says where it ends', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value, null, 1)
        expect(JSON.parse(pretty(parseText(text)))).toEqual(JSON.parse(text))
      }),
      { numRuns: 200 },
    )
    for (const wrong of ['', '{', '{"a":1,}', "{'a':1}", '[1 2]', '01', '{"a":1} x', '"\n"', 'nul'])
      expect(() => parseText(wrong), wrong).toThrow(NotJson)
    expect(() => parseText('{\n "a": ?\n}')).toThrow('Line 2, column 7')
  })

  it('keeps numbers beyond what a number holds, and the order of keys, when one value is edited', () => {
    const edited = withValue(readDocument(big), ['a', 'k', 1], '7')
    expect(edited).toBe(big.replace('[1, 2]', '[1, 7]'))
    expect([...readDocument(edited).sections.keys()]).toEqual(['b', 'a', 'keep'])
  })

  it('is laid out over lines for editing, and says the same, digit for digit', () => {
    const one = readDocument('{"a":{"n":9007199254740993,"e":{},"l":[1.0,"x"]},"b":true}')
    const lines = laidOut(one)
    expect(lines.split('\n').length).toBeGreaterThan(6)
    expect(lines).toContain('9007199254740993')
    expect(changesBetween(one, readDocument(lines))).toEqual([])
  })

  it('does not find a difference in the order of keys or in blanks, but in any digit', () => {
    const other = '{"a":{"k":[1,2],"z":1.0},"b":9007199254740993,"keep":{"n":12345678901234567890}}'
    expect(changesBetween(readDocument(big), readDocument(other))).toEqual([])
    expect(linesOf(readDocument(other), 'a', readDocument(big))).toEqual(linesOf(readDocument(big), 'a'))
    for (const name of ['a', 'b', 'keep'])
      expect(countLines(readDocument(big), name)).toBe(linesOf(readDocument(big), name).length)
    const changed = readDocument(big.replace('40993', '40992'))
    expect(changesBetween(readDocument(big), changed).map(({ name }) => name)).toEqual(['b'])
  })

  it('reads names that are properties of every object', () => {
    const document = readDocument('{"__proto__": {"x": 1}, "constructor": 2}')
    expect([...document.sections.keys()]).toEqual(['__proto__', 'constructor'])
  })
})

const config = fc
  .dictionary(fc.constantFrom('ntp', 'dns', 'api', 'ui', 'audit', '__proto__'), fc.integer({ min: 0, max: 3 }))
  .map((value) => readDocument(writeDocument(Object.entries(value).map(([name, n]) => ({ name, text: String(n) })))))

describe('a merge by section', () => {
  it('keeps what only they changed and takes what only was changed here', () => {
    fc.assert(
      fc.property(config, config, config, (base, theirs, mine) => {
        const { text, conflicts } = mergeDocuments(base, theirs, mine)
        const merged = readDocument(text)
        for (const name of new Set([...base.sections, ...theirs.sections, ...mine.sections].map(([one]) => one))) {
          const [was, is, own, got] = [base, theirs, mine, merged].map((one) => one.sections.get(name)?.text)
          if (own === was) expect(got).toBe(is)
          else expect(got).toBe(own)
          expect(conflicts.includes(name)).toBe(own !== was && is !== was && own !== is)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('takes some sections and leaves the rest', () => {
    const base = readDocument('{"a": 1, "b": 2, "c": 3}')
    expect(JSON.parse(withSections(base, ['b'], readDocument('{"b": 5}')))).toEqual({ a: 1, b: 5, c: 3 })
    expect(JSON.parse(withSections(base, ['c'], readDocument('{}')))).toEqual({ a: 1, b: 2 })
  })
})

describe('lines that differ', () => {
  it('lead from one text to the other, whatever they are', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 })
    fc.assert(
      fc.property(lines, lines, (left, right) => {
        const diff = diffLines(left, right)
        const back = diff.flatMap((line) => (line.kind === 'new' ? [] : [left[line.left]]))
        const forth = diff.flatMap((line) => (line.kind === 'gone' ? [] : [right[line.right]]))
        expect([back, forth]).toEqual([left, right])
        for (const line of diff) if (line.kind === 'same') expect(left[line.left]).toBe(right[line.right])
      }),
      { numRuns: 500 },
    )
  })

  it('are few where little changed', () => {
    const left = Array.from({ length: 5000 }, (_, index) => `line ${index}`)
    const right = left.with(2000, 'other').toSpliced(4000, 0, 'more')
    expect(diffLines(left, right).filter(({ kind }) => kind !== 'same')).toHaveLength(3)
  })
})

describe('two values', () => {
  const same = (a: string, b: string, hides?: (name: string) => boolean) => alike(parseText(a), parseText(b), hides)

  it('are alike as often as what they say is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const [one, other] = [JSON.stringify(a), JSON.stringify(b)]
        expect(same(one, JSON.stringify(a, null, 3))).toBe(true)
        // A number that is written otherwise may be another one.
        expect(same(one, other)).toBe(isDeepStrictEqual(JSON.parse(one), JSON.parse(other)))
      }),
    )
  })

  it('are alike whatever the order of their keys and the spelling of their texts', () => {
    expect(same('{"a": 1, "b": ["\\u0041"]}', '{"b":["A"],"a":1}')).toBe(true)
    expect(same('[1, 2]', '[2, 1]')).toBe(false)
    expect(same('{"a": 1}', '{"a": 1, "b": 2}')).toBe(false)
    expect(same('{"a": 1}', '{"b": 1}')).toBe(false)
    expect(same('9007199254740993', '9007199254740992')).toBe(false)
    expect(same('{"a": 1, "a": 2}', '{"a": 2}')).toBe(true)
    expect(same('{"a": 1, "a": 2}', '{"a": 3, "a": 2}')).toBe(true)
    expect(same('[1, 2]', '[1, 2, 3]')).toBe(false)
  })

  it('are alike in what is hidden where both are texts', () => {
    const hides = (name: string) => name === 'key'
    expect(same('{"key": "a", "n": 1}', '{"key": "b", "n": 1}', hides)).toBe(true)
    expect(same('{"key": "a"}', '{"key": 1}', hides)).toBe(false)
    expect(same('{"other": "a"}', '{"other": "b"}', hides)).toBe(false)
  })
})
