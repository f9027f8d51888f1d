import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flatten, matches } from './json-lines'

const all = { depth: Infinity, toggled: new Set<string>() }

describe('json lines', () => {
  it('reads back as the value it shows', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = flatten(value, all)
          .map((line) => `${line.name === undefined ? '' : `${line.name}: `}${line.text}`)
          .join('\n')
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('folds below its depth, and what is toggled the other way', () => {
    const value = { a: { b: { c: 1 } }, list: [1, 2] }
    expect(flatten(value, { depth: 1, toggled: new Set() }).map((line) => line.text)).toEqual(['{', '{…},', '[…]', '}'])
    const lines = flatten(value, { depth: 1, toggled: new Set(['/list']) })
    expect(lines.map((line) => line.text)).toEqual(['{', '{…},', '[', '1,', '2', ']', '}'])
    expect(lines[1]?.size).toBe('1 field')
    expect(flatten(value, { depth: 0, toggled: new Set() })).toHaveLength(1)
  })

  it('finds keys and values and opens the way to them', () => {
    const value = { a: { 'b/c': { deep: 'Needle' } }, needle: 1, other: { x: 2 } }
    const found = matches(value, 'needle')
    expect(found.count).toBe(2)
    expect([...found.open].toSorted()).toEqual(['', '/a', '/a/b~1c'])
    const shown = flatten(value, { depth: 0, toggled: new Set(), found: found.open }).map((line) => line.text)
    expect(shown).toContain('"Needle"')
    expect(shown).toContain('{…}')
  })

  it('counts every place of a large answer and unfolds no more than can be read', () => {
    const rows = Array.from({ length: 5000 }, (_, id) => ({ id, inner: { name: `printer ${id}`, quoted: 'a "b"' } }))
    const found = matches({ rows }, 'printer')
    expect(found.count).toBe(5000)
    expect(found.open.size).toBeLessThan(2100)
    const lines = flatten({ rows }, { depth: 1, toggled: new Set(), found: found.open })
    expect(lines.some((line) => line.text.includes('printer 0'))).toBe(true)
    expect(lines.length).toBeLessThan(20_000)
    expect(matches(rows, 'a \\"b').count).toBe(5000)
  })
})

it('looks as deep as anybody unfolds, and says that there is more', () => {
  let deep: unknown = { needle: 1 }
  for (let level = 0; level < 50_000; level += 1) deep = [deep]
  const { count, partly } = matches([{ needle: 2 }, deep], 'needle')
  expect(count).toBe(1)
  expect(partly).toBe(true)
})
