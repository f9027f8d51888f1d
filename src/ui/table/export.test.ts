import fc from 'fast-check'
import papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import type { Column } from './column'
import { safeCell, toCsv, toJson } from './export'

interface Line {
  name: string
  size: number
  seen: number
  tags: string[]
}

const columns: Column<Line>[] = [
  { id: 'name', title: 'Name', value: (row) => row.name },
  { id: 'size', title: 'Size', kind: 'number', value: (row) => row.size },
  { id: 'seen', title: 'Seen', kind: 'time', value: (row) => row.seen },
  { id: 'tags', title: 'Tags', value: (row) => row.tags },
]

const line = (name: string): Line => ({ name, size: -3, seen: Date.UTC(2026, 10, 23), tags: ['a', '=b'] })

describe('csv', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '=cmd|calc'])('disarms %j', async (name) => {
    expect(safeCell(name)).toBe(`'${name}`)
    const [, row] = papa.parse<string[]>(await toCsv([line(name)], columns)).data
    expect(row?.[0]).toBe(`'${name}`)
  })

  it('keeps numbers as numbers and times as ISO', async () => {
    expect(await toCsv([line('a "b", c')], columns)).toBe(
      'Name,Size,Seen,Tags\r\n"a ""b"", c",-3,2026-11-23T00:00:00.000Z,"a, =b"',
    )
  })

  it('comes back from a parser as it went in, and never with a formula', async () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom('=', '+', '-', '@', '"', ',', '\n', '\r', '\t'),
        fc.string({ minLength: 1, maxLength: 1 }),
      ),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 20 }), async (names) => {
        const parsed = papa.parse<string[]>(await toCsv(names.map(line), columns), { newline: '\r\n' }).data.slice(1)
        expect(parsed.map((row) => row[0])).toEqual(names.map(safeCell))
        for (const [cell = ''] of parsed) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
      }),
    )
  })
})

describe('json', () => {
  it('has one object a row, keyed by column', () => {
    expect(JSON.parse(toJson([{ ...line('=x'), seen: 0 }], columns))).toEqual([
      { name: '=x', size: -3, seen: null, tags: ['a', '=b'] },
    ])
  })
})
