import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { parseExact } from './exact-json'
import { parseSliced } from './sliced-json'

const outcome = async (text: string, read: (json: string) => unknown) => {
  try {
    return { value: await read(text) }
  } catch (error) {
    return { failed: error instanceof SyntaxError }
  }
}

describe('JSON in slices', () => {
  it('is what the whole would be, however small the slices and however it is laid out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.integer({ min: 1, max: 40 }), fc.nat(2), async (value, slice, space) => {
        const text = JSON.stringify(value, null, space)
        expect(await parseSliced(text, JSON.parse, slice)).toEqual(JSON.parse(text))
      }),
      { numRuns: 150 },
    )
  })

  it('cuts no object in two, whatever looks like a gap between them', async () => {
    const text = fc.constantFrom('},{', '}, {', '"},{"', '\\"},{', '[{},{}]', '}', '{', '')
    const row = fc.record({ a: text, b: fc.array(fc.record({ c: text }), { maxLength: 3 }), d: fc.nat(9) })
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 12 }),
        fc.integer({ min: 1, max: 60 }),
        fc.nat(2),
        async (rows, slice, space) => {
          expect(await parseSliced(JSON.stringify(rows, null, space), JSON.parse, slice)).toEqual(rows)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('reads a list of rows without looking at each of its characters', async () => {
    const text = JSON.stringify(Array.from({ length: 3000 }, (_, id) => ({ id, name: `device-${id}` })))
    const looked = vi.spyOn(String.prototype, 'charCodeAt')
    await parseSliced(text, JSON.parse, 10_000)
    expect(looked.mock.calls.length).toBeLessThan(text.length / 4)
    looked.mockRestore()
  })

  it('refuses what the whole would be refused for', async () => {
    const pieces = fc.constantFrom('[', ']', '{', '}', ',', ':', '"a"', '"', '\\', '1', ' ', 'null', '"__proto__"')
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 24 }), fc.integer({ min: 1, max: 8 }), async (parts, slice) => {
        const text = parts.join('')
        expect(await outcome(text, (json) => parseSliced(json, JSON.parse, slice))).toEqual(
          await outcome(text, JSON.parse),
        )
      }),
      { numRuns: 1500 },
    )
    for (const text of ['[1,2,]', '[,1]', '[1,,2]', '{"a":1,}', '{"a" 1}', '[[1,2}]', '[1', '"abc', '[1]2'])
      expect(await outcome(text, (json) => parseSliced(json, JSON.parse, 1))).toEqual({ failed: true })
  })

  it('keeps names that would reach the prototype, and whole numbers beyond 2^53 where asked', async () => {
    const text = '{"__proto__":{"x":[1,2,3,4,5,6,7,8,9]},"id":90071992547409931,"list":[18446744073709551615,1]}'
    const value = await parseSliced(text, parseExact, 6)
    expect(Object.keys(value as object)).toEqual(['__proto__', 'id', 'list'])
    expect(value).toMatchObject({ id: 90071992547409931n, list: [18446744073709551615n, 1] })
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
  })

  it('lets the page have its turn between slices of 20 MB', async () => {
    const rows = Array.from({ length: 100_000 }, (_, id) => ({ id, name: `device-${id}`, text: 'x'.repeat(150) }))
    const text = JSON.stringify({ total: rows.length, records: rows })
    let turns = 0
    let over = false
    const watch = () => {
      turns += 1
      if (!over) setImmediate(watch)
    }
    setImmediate(watch)
    const value = (await parseSliced(text)) as { records: unknown[] }
    over = true
    expect(value.records).toHaveLength(100_000)
    expect(value.records[99_999]).toEqual(rows[99_999])
    expect(turns).toBeGreaterThan(40)
  })

  it('reads no object of more fields than a page can name at once', async () => {
    const text = (fields: number) =>
      `[{"id":1,"facts":{${Array.from({ length: fields }, (_, at) => `"field ${at}":${at}`).join(',')}}}]`
    await expect(parseSliced(text(100_001))).rejects.toThrow('over 100,000 fields')
    const [row] = (await parseSliced(text(100_000))) as { facts: object }[]
    expect(Object.keys(row?.facts ?? {})).toHaveLength(100_000)
  })

  it.each(['{}', '""', '7'])('reads no list of more entries than a page can go through at once: %s', async (entry) => {
    const text = (entries: number) => `{"all":[${Array.from({ length: entries }, () => entry).join(',')}]}`
    await expect(parseSliced(text(300_001))).rejects.toThrow('over 300,000 entries')
    expect(await parseSliced(text(300_000))).toHaveProperty('all.length', 300_000)
  })
})
