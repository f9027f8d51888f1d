/** What happened just before and after one record: all of it, or what passed between the same two. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAppliance } from '../../api/session'
import { call } from '../../api/send'
import type { Filter } from '../../catalog/filter'
import { records, type LogRecord, type RecordQuery } from '../../catalog/records'
import { Failed } from '../../crud/failed'
import { readRecords } from '../../work/records/read-answer'
import { bothOf, keyOfRecord } from '../../work/records/walk'
import { isTime } from '../../ui/format'
import { NumberField } from '../../ui/number-field'
import { Segmented } from '../../ui/segmented'
import { useNow, useZone } from '../../ui/time-text'
import { pairRule } from './around'
import { stamp, summaryOf, typeTitle } from './columns'
import { rowOf, type RecordRow } from './session'
import { cut } from './values'
import styles from './panel.module.css'

interface Props {
  row: RecordRow
  onOpen: (row: RecordRow) => void
}

/** Nothing further away belongs to what happened around it, ms. */
const reach = 3_600_000

const kinds = [
  { value: 'all', label: 'All records' },
  { value: 'pair', label: 'Same two ends' },
] as const

export function AroundPanel({ row, onOpen }: Props) {
  const appliance = useAppliance()
  const zone = useZone()
  const now = useNow(60_000)
  const [kind, setKind] = useState<'all' | 'pair'>('all')
  const [size, setSize] = useState(10)
  const own = keyOfRecord(row.record)
  const at = Math.floor(row.time)
  const around = useQuery({
    queryKey: [appliance.id, 'records', 'around', own, at, kind, size],
    queryFn: async ({ signal }) => {
      const rule = kind === 'pair' ? pairRule(row.record) : undefined
      const ask = async (side: Filter, window: Pick<RecordQuery, 'from' | 'until'>, direction: 'asc' | 'desc') => {
        // One more than asked for: the record itself may be among them.
        const body: RecordQuery = {
          ...window,
          filter: bothOf(rule, side),
          sort: [{ field: 'timestamp', direction }],
          limit: size + 1,
        }
        const { search } = records.operations
        const answer = await call(appliance, search, { body }, { signal, exact: true })
        const { records: found } = readRecords(search, answer)
        return found.filter((record) => keyOfRecord(record) !== own).slice(0, size)
      }
      const moment = String(row.time)
      const [before, after] = await Promise.all([
        ask({ field: 'timestamp', operator: '<=', operand: moment }, { from: at - reach, until: at + 1 }, 'desc'),
        ask({ field: 'timestamp', operator: '>', operand: moment }, { from: at, until: at + reach }, 'asc'),
      ])
      return { before, after: after.toReversed() }
    },
    staleTime: 60_000,
    retry: false,
    enabled: isTime(row.time),
  })
  if (!isTime(row.time)) return <p className={styles.note}>This record has no time: nothing is before or after it.</p>
  const line = (record: LogRecord, index: number) => {
    const here = rowOf(record, -1 - index)
    return (
      <li key={keyOfRecord(record)} className={styles.pattern}>
        <p className={styles.ranked}>
          <span>
            {stamp(here.time, zone, now)} {typeTitle(record._type)}
          </span>
        </p>
        <button type="button" onClick={() => onOpen(here)}>
          {cut(summaryOf(here), 120) || 'no text'}
        </button>
      </li>
    )
  }
  return (
    <section className={styles.facets} aria-label="Around the record">
      <Segmented small label="Which records" value={kind} onChange={setKind} options={kinds} />
      <NumberField
        label="Before and after, each"
        value={size}
        min={1}
        max={200}
        onChange={(next) => next !== undefined && next >= 1 && next <= 200 && setSize(next)}
      />
      {around.isError && (
        <Failed error={around.error} onRetry={() => void around.refetch()} pending={around.isFetching} />
      )}
      {around.isPending && <p className={styles.note}>Looking around…</p>}
      {around.data && (
        <ul>
          {around.data.after.map(line)}
          <li className={styles.here} aria-current="true">
            {stamp(row.time, zone, now)} {cut(summaryOf(row), 80) || typeTitle(row.record._type)}
          </li>
          {around.data.before.map((record, index) => line(record, size + index))}
        </ul>
      )}
    </section>
  )
}
