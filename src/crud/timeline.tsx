/** Above a log: how much happened when. A bar narrows the rows to its time, the same bar again takes that back. */
import { useMemo } from 'react'
import { count, time } from '../ui/format'
import { lazily } from '../ui/lazily'
import { useNarrow } from '../ui/table/use-box'
import { useNow, useZone } from '../ui/time-text'
import type { Filter } from '../ui/table/view'
import type { Row } from './model'
import { useTableView } from './table-url'
import { readRange, writeSpan } from './time-range/range'
import { binsOf, day, mostBars, type Bin } from './timeline-bins'
import styles from './timeline.module.css'

interface Props {
  rows: readonly Row[]
  /** The column that says when. */
  column: string
  words: readonly [one: string, many: string]
}

// Shifted and zoomed is only what has been narrowed.
const TimeRange = lazily(() => import('./time-range/time-range').then((module) => module.TimeRange), { ahead: false })

const operandOf = ({ from, to }: Bin) => writeSpan({ from, until: to })

export function Timeline({ rows, column, words: [one, many] }: Props) {
  const [view, setView] = useTableView()
  const zone = useZone()
  const now = useNow(60_000)
  const narrow = useNarrow()
  const bins = useMemo(
    () =>
      binsOf(
        rows.flatMap((row) => {
          const at = row[column]
          return typeof at === 'number' ? [at] : []
        }),
        narrow ? mostBars.phone : mostBars.desk,
      ),
    [rows, column, narrow],
  )
  const highest = Math.max(1, ...bins.map((bin) => bin.count))
  const chosen = view.filters.find((filter) => filter.column === column && filter.op === 'within')?.operand
  if (bins.length < 2) return null

  const narrowTo = (operand: string | undefined) => {
    const others = view.filters.filter((filter) => filter.column !== column)
    const filters: Filter[] = operand === undefined ? others : [...others, { column, op: 'within', operand }]
    setView({ ...view, filters })
  }
  const choose = (bin: Bin) => narrowTo(chosen === operandOf(bin) ? undefined : operandOf(bin))

  // A bar of a day or more is called by its day, a shorter one by its hour.
  const called = (bin: Bin) => time(bin.from, zone, bin.to - bin.from >= day ? 0 : now)
  const [first] = bins
  const last = bins.at(-1)
  return (
    <div className={styles.timeline}>
      <div className={styles.bars} role="group" aria-label={`${many} over time`}>
        {bins.map((bin) => {
          const until = bin.to - bin.from > day ? ` to ${time(bin.to - 1, zone, 0)}` : ''
          const words = `${called(bin)}${until}: ${count(bin.count, one, many)}`
          return (
            <button
              key={bin.from}
              type="button"
              title={words}
              aria-label={words}
              aria-pressed={chosen === operandOf(bin)}
              onClick={() => choose(bin)}
            >
              <span style={{ height: `${(bin.count / highest) * 100}%` }} />
            </button>
          )
        })}
      </div>
      <div className={styles.axis} aria-hidden="true">
        <span>{first && called(first)}</span>
        <span>{last && called(last)}</span>
      </div>
      {/* Below: the bar that was hit stays where it is. */}
      {chosen !== undefined && readRange(chosen) && (
        <div className={styles.range}>
          <TimeRange value={chosen} onChange={narrowTo} />
        </div>
      )}
    </div>
  )
}
