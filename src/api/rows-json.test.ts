import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseExact } from './exact-json'
import { rowsIn } from './rows-json'

/** A text in pieces, cut every so many characters. */
async function* cut(text: string, every: number): AsyncGenerator<string, void> {
  for (let from = 0; from < text.length; from += every) yield text.slice(from, from + every)
}

it('reads the rows that the whole text has, wherever it is cut and whatever looks like a gap between them', async () => {
  const text = fc.constantFrom('},{', '}, {', '"},{"', '\\"},{', '[{},{}]', '}', '{', ' ', '')
  const row = fc.record({ a: text, b: fc.array(fc.record({ c: text }), { maxLength: 3 }), d: fc.nat(9) })
  let read = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { maxLength: 12 }),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 400 }),
      fc.nat(2),
      async (rows, every, slice, space) => {
        const found = await rowsIn(cut(JSON.stringify(rows, null, space), every), JSON.parse, slice)
        if (found) read += 1
        expect(found ?? rows).toEqual(rows)
      },
    ),
    { numRuns: 400 },
  )
  // Rows that are longer than a slice, or whose texts look like gaps, are left to another way of reading.
  expect(read).toBeGreaterThan(0)
})

it('reads long lists of rows as an appliance writes them', async () => {
  const rows = Array.from({ length: 2000 }, (_, id) => ({ id, name: `Gerät ${id}`, parents: [], extra: { id } }))
  for (const space of [0, 1, 2]) {
    const text = ` ${JSON.stringify(rows, null, space)}\n`
    expect(await rowsIn(cut(text, 700), JSON.parse, 5000)).toEqual(rows)
  }
})

it('leaves to others what is no list of rows, or no JSON', async () => {
  const rows = JSON.stringify(Array.from({ length: 100 }, (_, id) => ({ id })))
  const bad = ['', ' ', '{"a":1}', '[1,2', '[{}]]', `${rows},`, rows.slice(0, -1), rows.slice(0, 500), `${rows}x`]
  bad.push(rows.replace('{"id":7},', '{"id":7},,'), rows.replace('{"id":7},', '{"id" 7},'), `[,${rows.slice(1)}`)
  for (const text of bad) expect(await rowsIn(cut(text, 50), JSON.parse, 100), text.slice(0, 40)).toBeUndefined()
  expect(await rowsIn(cut('[]', 1))).toEqual([])
})

it('keeps whole numbers beyond 2^53 where asked', async () => {
  const text = `[${Array.from({ length: 50 }, () => '{"id":90071992547409931}').join(', ')}]`
  const rows = await rowsIn(cut(text, 30), parseExact, 100)
  expect(rows).toHaveLength(50)
  expect(new Set(rows?.map((row) => (row as { id: unknown }).id))).toEqual(new Set([90071992547409931n]))
})
