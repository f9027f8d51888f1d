import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CellValue, Column, ColumnKind, TimeRanges } from './column'
import { checkFilter, describeFilter, operators, parseSpan, parseTime, rowTest } from './filter'
import type { FilterOp } from './view'

const now = Date.UTC(2026, 10, 23, 12)

function column(kind: ColumnKind): Column<CellValue> {
  const options = kind === 'enum' ? [{ value: 'db_server', label: 'DB server' }] : undefined
  return { id: 'c', title: 'C', kind, value: (row) => row, ...(options && { options }) }
}

function passes(kind: ColumnKind, op: FilterOp, operand: string, value: CellValue): boolean | undefined {
  return rowTest({ column: 'c', op, operand }, [column(kind)], now)?.(value)
}

describe('conditions', () => {
  it.each<[ColumnKind, FilterOp, string, CellValue, boolean]>([
    ['text', 'contains', 'DB', 'pay-db-03', true],
    ['text', 'is', 'Pay-DB-03', 'pay-db-03', true],
    ['text', 'is', 'a, b', 'a, b', true],
    ['text', 'is not', 'x', 'pay', true],
    ['text', 'starts with', 'PAY', 'pay-db', true],
    ['text', 'has', 'tier 1', ['PCI scope', 'Tier 1'], true],
    ['text', 'has', 'tier', ['Tier 1'], false],
    ['text', 'is empty', '', undefined, true],
    ['text', 'is empty', 'no', 'a', true],
    ['enum', 'is', 'DB server', 'db_server', true],
    ['enum', 'is', 'pc, db_server', 'db_server', true],
    ['number', 'is', '20, 21', 21, true],
    ['number', 'is not', '20', 21, true],
    ['number', 'between', '10 to 20', 20, true],
    ['number', 'greater', '1,000', 1284, true],
    ['number', 'less', '5', undefined, false],
    ['boolean', 'is', 'no', false, true],
    ['address', 'in', '10.20.0.0/16', '10.20.255.1', true],
    ['address', 'in', '10.20.0.0/16, fd00::/8', 'fd00::1', true],
    ['address', 'in', '10.20.0.0/16', '10.21.0.1', false],
    ['time', 'within', '24h', now - 23 * 3_600_000, true],
    ['time', 'within', '24h', now - 25 * 3_600_000, false],
    ['time', 'within', '24h', now, true],
    ['time', 'within', '24h', now + 60_000, false],
    ['time', 'greater', '2026-11-23', now, true],
    ['time', 'less', '2026-11-23', 0, false],
    ['time', 'is empty', '', 0, true],
  ])('%s %s %s on %s: %s', (kind, op, operand, value, expected) => {
    expect(passes(kind, op, operand, value)).toBe(expected)
  })

  it('takes a range of time from its beginning to before its end', () => {
    const ranges: TimeRanges = {
      spanOf: (text) => (text === 'then' ? { from: now - 2000, until: now - 1000 } : undefined),
      words: (text) => text,
      Editor: () => null,
    }
    const test = rowTest({ column: 'c', op: 'within', operand: 'then' }, [{ ...column('time'), ranges }], now)
    expect([-2001, -2000, -1001, -1000, 0].map((before) => test?.(now + before))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ])
  })

  it('never throws, whatever is typed', () => {
    const kinds: ColumnKind[] = ['text', 'number', 'time', 'address', 'boolean', 'enum']
    const values = fc.oneof<fc.Arbitrary<CellValue>[]>(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.constant(undefined),
      fc.array(fc.string()),
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.nat(),
        fc.string({ unit: 'binary' }),
        values,
        (kind, at, operand, value) => {
          const ops = operators(kind)
          const op = ops[at % ops.length] ?? 'is'
          const test = rowTest({ column: 'c', op, operand }, [column(kind)], now)
          const complaint = checkFilter({ column: 'c', op, operand }, column(kind))
          expect(test === undefined).toBe(complaint !== undefined)
          if (test) expect(typeof test(value)).toBe('boolean')
          describeFilter({ column: 'c', op, operand }, column(kind))
        },
      ),
    )
  })

  it('is not is the opposite of is', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (a, b) => {
        expect(passes('number', 'is', String(a), b)).toBe(!passes('number', 'is not', String(a), b))
      }),
    )
  })

  it('passes over a filter that is not finished or whose column is gone', () => {
    expect(passes('number', 'is', '', 3)).toBeUndefined()
    expect(rowTest({ column: 'gone', op: 'is', operand: '1' }, [column('number')], now)).toBeUndefined()
  })
})

describe('words', () => {
  it('names what is wrong', () => {
    expect(checkFilter({ column: 'c', op: 'in', operand: '10.20.0.0/33' }, column('address'))).toBe(
      'A prefix goes from 0 to 32',
    )
    expect(checkFilter({ column: 'c', op: 'matches', operand: '(' }, column('text'))).toBe(
      'This is no regular expression',
    )
    expect(checkFilter({ column: 'c', op: 'within', operand: 'soon' }, column('time'))).toMatch(/24h/)
    expect(checkFilter({ column: 'c', op: 'within', operand: '1h' }, column('text'))).toBe('C has no "within"')
  })

  it('reads spans and times', () => {
    expect(parseSpan('30 min')).toBe(1_800_000)
    expect(parseSpan('1.5h')).toBe(5_400_000)
    expect(parseSpan('-1h')).toBeUndefined()
    expect(parseTime('2026-11-23 09:07')).toBe(Date.UTC(2026, 10, 23, 9, 7))
    expect(parseTime('2026-11-23T09:07+01:00')).toBe(Date.UTC(2026, 10, 23, 8, 7))
    expect(parseTime('yesterday')).toBeUndefined()
    // Seconds since 1970 are as long ago as the same moment in ms.
    expect(parseTime('1795770420')).toBe(parseTime('1795770420000'))
  })

  it('describes a filter for its chip', () => {
    const filter = { column: 'c', op: 'is' as const, operand: 'db_server' }
    expect(describeFilter(filter, column('enum'))).toEqual({ name: 'C', op: 'is', value: 'DB server' })
    expect(describeFilter({ column: 'c', op: 'within', operand: '24h' }, column('time')).value).toBe('24 h')
    expect(describeFilter({ column: 'c', op: 'greater', operand: '5' }, column('number')).op).toBe('over')
  })
})

it('leaves a pattern to what was found out about it', () => {
  const asked: string[] = []
  const fits = (source: string, text: string) => {
    asked.push(`${source} ${text}`)
    return text === 'pay-db-03'
  }
  const test = rowTest({ column: 'c', op: 'matches', operand: ' ^(a+)+$ ' }, [column('text')], 0, { fits })
  expect(test?.('pay-db-03')).toBe(true)
  expect(test?.('x')).toBe(false)
  expect(asked).toEqual(['^(a+)+$ pay-db-03', '^(a+)+$ x'])
})

it('reads a long run of blanks in time that grows with it', () => {
  const blanks = ' '.repeat(200_000)
  expect(passes('number', 'between', `1${blanks}to 3`, 2)).toBe(true)
  expect(passes('number', 'between', `1${blanks}3`, 2)).toBeUndefined()
  expect(passes('text', 'has', 'b', `a${blanks}c, b`)).toBe(true)
})
