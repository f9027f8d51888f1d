/** Records one under the other, with all their fields wrapped or as the appliance sent them. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { jsonOf } from '../../api/exact-json'
import { useNow, useZone } from '../../ui/time-text'
import { stamp, typeTitle } from './columns'
import type { RecordRow } from './session'
import { cut, fieldsIn, isAbsent, isBlank, opened, shortText } from './values'
import styles from './records.module.css'

interface Props {
  rows: readonly RecordRow[]
  raw: boolean
  onOpen: (row: RecordRow) => void
}

/** Longer records are shown whole in their detail. */
const longest = 6000
const mostFields = 80

export function RecordLines({ rows, raw, onOpen }: Props) {
  const zone = useZone()
  const now = useNow(60_000)
  const box = useRef<HTMLDivElement>(null)
  const lines = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => 120,
    overscan: 6,
  })
  return (
    <div ref={box} className={styles.wrapped} role="feed" aria-label="Records in full" tabIndex={0}>
      <div className={styles.lines} style={{ height: lines.getTotalSize() }}>
        {lines.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index]
          if (!row) return null
          return (
            <article
              key={key}
              ref={lines.measureElement}
              data-index={index}
              aria-posinset={index + 1}
              aria-setsize={rows.length}
              className={styles.line}
              style={{ transform: `translateY(${start}px)` }}
            >
              <button type="button" onClick={() => onOpen(row)}>
                <b>{stamp(row.time, zone, now)}</b> {typeTitle(row.record._type)}
              </button>
              {raw ? <pre>{cut(jsonOf(row.record, 2), longest)}</pre> : <Wrapped row={row} />}
            </article>
          )
        })}
      </div>
    </div>
  )
}

function Wrapped({ row }: { row: RecordRow }) {
  // What has no value says nothing; the detail names it.
  const parts = [...fieldsIn(row.record._source)].filter(([, value]) => !isAbsent(opened(value))).slice(0, mostFields)
  return (
    <div>
      {parts.map(([name, value]) => (
        <span key={name}>
          <b>{name}</b>{' '}
          {isBlank(opened(value)) ? <i className={styles.blank}>empty text</i> : <bdi>{shortText(value)}</bdi>}{' '}
        </span>
      ))}
    </div>
  )
}
