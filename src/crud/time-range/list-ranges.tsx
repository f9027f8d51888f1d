/** Ranges of time in the conditions of a list: chosen and written as everywhere else. */
import { useMemo } from 'react'
import type { Zone } from '../../ui/format'
import { lazily } from '../../ui/lazily'
import type { Column, TimeRanges } from '../../ui/table/column'
import { useNow, useZone } from '../../ui/time-text'
import { endsNow, readRange, resolveRange } from './range'
import { rangeWords } from './range-words'
import { remember } from './recent'

const RangeEditor = lazily(() => import('./range-editor').then((module) => module.RangeEditor), { ahead: false })

/** A condition that older versions wrote as `24h` or `30min`. */
const spelt = (text: string): string => text.trim().replace(/^(\d+)\s*(s|m|h|d|w)(?:in)?$/, '-$1$2')

function Editor({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const now = useNow(5000)
  return (
    <RangeEditor
      value={readRange(spelt(value)) ? spelt(value) : '-1d'}
      now={now}
      onChange={(range) => {
        remember(range)
        onChange(range)
      }}
    />
  )
}

const rangesIn = (zone: Zone): TimeRanges => ({
  spanOf: (text, now) => {
    if (!readRange(text)) return undefined
    const { from, until } = resolveRange(text, now, zone)
    // The appliance's clock may be ahead of the browser's: what has just happened there is no less within.
    return from < until ? { from, until: endsNow(text) ? Infinity : until } : undefined
  },
  words: (text, now) => rangeWords(text, zone, now),
  Editor,
})

const ranges: Readonly<Record<Zone, TimeRanges>> = { utc: rangesIn('utc'), local: rangesIn('local') }

/** Columns whose times are narrowed by a range. Keep them the same array as long as they are the same. */
export function useRanges<Row>(columns: readonly Column<Row>[]): readonly Column<Row>[] {
  const zone = useZone()
  return useMemo(
    () => columns.map((column) => (column.kind === 'time' ? { ...column, ranges: ranges[zone] } : column)),
    [columns, zone],
  )
}
