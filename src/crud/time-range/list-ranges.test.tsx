import { renderHook } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Column } from '../../ui/table/column'
import { checkFilter, describeFilter, rowTest } from '../../ui/table/filter'
import { TimeProvider } from '../../ui/time-text'
import { useRanges } from './list-ranges'

const bare: readonly Column<number>[] = [
  { id: 'at', title: 'Time', kind: 'time', value: (at) => at },
  { id: 'id', title: 'Id', value: String },
]
const hour = 3_600_000
const now = Date.UTC(2026, 10, 28, 9, 30)

const columnsIn = (zone: 'utc' | 'local') =>
  renderHook(() => useRanges(bare), { wrapper: ({ children }) => <TimeProvider zone={zone}>{children}</TimeProvider> })
    .result.current

const columns = columnsIn('utc')
const within = (operand: string) => rowTest({ column: 'at', op: 'within', operand }, columns, now)
const fits = (operand: string, ...times: number[]) => times.map((at) => within(operand)?.(at))

describe('a range of time in a condition of a list', () => {
  it('is written as everywhere else, and moves with the clock where it says so', () => {
    expect(fits('-1h', now - hour, now - hour - 1, now)).toEqual([true, false, true])
    expect(fits('-2h..-1h', now - hour - 1, now - hour, now - 2 * hour)).toEqual([true, false, true])
    expect(fits('today', now - 9 * hour, now - 10 * hour)).toEqual([true, false])
    expect(fits('yesterday', now - 9 * hour, now - 10 * hour)).toEqual([false, true])
    const from = Date.UTC(2026, 10, 28, 8)
    expect(fits('20261128T080000Z..2026-11-28T09:00Z', from - 1, from, from + hour - 1, from + hour)).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(fits(`${from}..${from + hour}`, from, from + hour)).toEqual([true, false])
  })

  it('has what the appliance says has just happened, with a clock that is ahead', () => {
    expect(fits('-30m', now + 90_000)).toEqual([true])
    expect(fits('-2h..-1h', now + 90_000)).toEqual([false])
  })

  it('is still read as older addresses have it', () => {
    expect(fits('24h', now - 23 * hour, now - 25 * hour)).toEqual([true, false])
    expect(fits('30 min', now - hour)).toEqual([false])
  })

  it.each(['soon', '-1x', 'now', '-1h..-2h', '', '20261128T090000Z..20261128T080000Z'])(
    'is told to be none where it is "%s", and narrows nothing',
    (operand) => {
      expect(within(operand)).toBeUndefined()
      const [time] = columns
      expect(time && checkFilter({ column: 'at', op: 'within', operand }, time)).toBeTypeOf('string')
    },
  )

  it('is told in words on its chip', () => {
    const [time] = columns
    if (!time) throw new Error('no column')
    const value = (operand: string) => describeFilter({ column: 'at', op: 'within', operand }, time).value
    expect(value('-30m')).toBe('last 30 min')
    expect(value('today')).toBe('today')
    expect(value('-2h..-1h')).toBe('2 h ago to 1 h ago')
    expect(value('24h')).toBe('24 h')
    expect(value('soon')).toBe('soon')
  })

  it('leaves columns of anything else as they are, and days to the zone in which times are told', () => {
    expect(columns[1]).toBe(bare[1])
    expect(columnsIn('local')[0]?.ranges).not.toBe(columns[0]?.ranges)
  })
})
