import fc from 'fast-check'
import papa from 'papaparse'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { parseExact } from '../../api/exact-json'
import * as blobs from '../../ui/save-blob'
import { pieceMs } from '../../browser/pieces'
import * as turning from '../../browser/turn'
import { cellOf, plainCell, safeCell } from './cell'
import { exportName, namedFile } from '../../ui/file-name'
import type { ExportFormat } from './formats'
import { exportRows, type RowsExport } from './export-rows'

type Row = Record<string, unknown>

let saved: { name: string; blob: Blob }[] = []
beforeEach(() => {
  saved = []
  vi.spyOn(blobs, 'saveBlob').mockImplementation((name, blob) => void saved.push({ name, blob }))
})
afterEach(() => vi.restoreAllMocks())

async function textOf(rows: readonly Row[], format: ExportFormat, columns: RowsExport<Row>['columns'] = []) {
  await exportRows({ what: 'records', appliance: 'eda', rows, columns }, format)
  // Decoded by hand: `text()` would swallow the byte order mark.
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await saved.at(-1)?.blob.arrayBuffer())
}

const wild = fc.string({
  unit: fc.oneof(
    fc.constantFrom('=', '+', '-', '@', '"', ',', ';', "'", ' ', '\n', '\r', '\t', '＝', '＋', '－', '＠', 'é', '😀'),
    fc.string({ minLength: 1, maxLength: 1 }),
  ),
})

const value = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false, 0, -1.5, '', 18446744073709551615n),
    fc.integer(),
    wild,
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(wild, fc.constant('__proto__')), tie('any'), { maxKeys: 3 }),
  ),
})).any
const row = fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'constructor', 'x y'), value, { maxKeys: 5 })

describe('csv', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', ' =1', "'=1", '＝1+1', '＋1', '－1', '＠x'])(
    'disarms %j',
    (text) => expect(safeCell(text)).toBe(`'${text}`),
  )

  it.each([
    ['a;=1+1', "a;'=1+1"],
    ['a; =1+1', "a;' =1+1"],
    ['a\n=1+1', "a\n'=1+1"],
    ['a\r\n-1', "a\r\n'-1"],
    ['a\t@x', "a\t'@x"],
    ['a;＝1', "a;'＝1"],
  ])('disarms what could begin a cell in %j', (text, safe) => expect(safeCell(text)).toBe(safe))

  it('keeps numbers, and leaves what is no formula as it is', () => {
    expect([-3, 18446744073709551615n, true, null, undefined, ['a', 1], { a: [1] }].map(cellOf)).toEqual([
      '-3',
      '18446744073709551615',
      'true',
      '',
      '',
      'a, 1',
      '{"a":[1]}',
    ])
    expect(['a=b', 'a-b', 'a;b', "it's", ''].map(safeCell)).toEqual(['a=b', 'a-b', 'a;b', "it's", ''])
  })

  it('comes back as it went in, and no reading of it finds a formula', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(wild, { minLength: 1, maxLength: 20 }), async (texts) => {
        const text = await textOf(
          texts.map((a) => ({ a })),
          'csv',
          [
            { title: 'n', value: () => 1 },
            { title: '=a', value: (held) => held['a'] },
          ],
        )
        expect(text.startsWith('\uFEFFn,')).toBe(true)
        const { data } = papa.parse<string[]>(text.slice(1), { newline: '\r\n', delimiter: ',' })
        expect(data[0]).toEqual(['n', "'=a"])
        expect(data.slice(1, -1).map(([, cell = '']) => plainCell(cell))).toEqual(texts)
        expect(text.slice(1)).not.toMatch(/(?:^|[;\t\r\n])[ "]*[=+\-@＝＋－＠]/)
      }),
      { numRuns: 150 },
    )
  })
})

describe('json and ndjson', () => {
  it('read back equal: numbers, empty things, absent ones, digits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 60 }), async (rows) => {
        expect(parseExact(await textOf(rows, 'json'))).toEqual(rows)
        const lines = (await textOf(rows, 'ndjson')).split('\n').slice(0, -1)
        expect(lines.map(parseExact)).toEqual(rows)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the file', () => {
  it('has what, appliance and time in its name', () => {
    const at = new Date(Date.UTC(2026, 10, 26, 22, 16, 38))
    expect(exportName('records', 'fra1 eda/01', 'csv', at)).toBe('records-fra1-eda-01-20261126-221638.csv')
    // No system takes a name without end.
    expect(exportName('records', 'a-'.repeat(100_000), 'csv', at).length).toBeLessThan(200)
    expect(exportName('tags/1/devices', '…', 'json', at)).toBe('tags-1-devices-appliance-20261126-221638.json')
    expect(exportName('Übersicht 東京', 'eda', 'json', at)).toBe('Übersicht-東京-eda-20261126-221638.json')
    const long = exportName('x'.repeat(4000), 'y'.repeat(4000), 'csv', at)
    expect(long).toMatch(/^x{80}-y{60}-20261126-221638\.csv$/)
    const wide = exportName('東'.repeat(200), '𝒳'.repeat(100), 'tar.gz', at)
    expect(wide).toMatch(/^東{40}-𝒳{22}-20261126-221638\.tar\.gz$/u)
    expect(new TextEncoder().encode(wide).length).toBeLessThan(256)
  })

  it('keeps a name that it has from elsewhere before them, and its ending last', () => {
    const of = (own: string) => namedFile(own, 'eda').replace(/\d{8}-\d{6}/, 'TIME')
    expect(['Health-1.tar.gz', 'Login storm.pcap', 'before upgrade 9.8.exbk', 'noending', 'a.b c'].map(of)).toEqual([
      'Health-1-eda-TIME.tar.gz',
      'Login-storm-eda-TIME.pcap',
      'before-upgrade-9.8-eda-TIME.exbk',
      'noending-eda-TIME.bin',
      'a.b-c-eda-TIME.bin',
    ])
  })

  it('is not saved when it is stopped', async () => {
    const controller = new AbortController()
    const rows = Array.from({ length: 5000 }, (_, id) => ({ id }))
    const work = exportRows({ what: 'rows', appliance: 'eda', rows, columns: [] }, 'json', controller.signal, () =>
      controller.abort(),
    )
    await expect(work).rejects.toThrow('aborted')
    expect(saved).toEqual([])
  })

  it('lets the page have its turn', async () => {
    const rows = Array.from({ length: 20_000 }, (_, id) => ({ id }))
    const turns = vi.spyOn(turning, 'turn')
    // By a clock of its own, on which a row takes a tenth of a millisecond: a quick machine would need few turns.
    let now = 0
    vi.spyOn(performance, 'now').mockImplementation(() => now)
    const slow = (held: Row) => {
      now += 0.1
      return held['id']
    }
    await textOf(rows, 'csv', [{ title: 'id', value: slow }])
    expect(now).toBeCloseTo(2000)
    // Never two pieces' time without one.
    expect(turns.mock.calls.length).toBeGreaterThan(now / pieceMs / 2)
  })
})
