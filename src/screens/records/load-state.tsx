/** What stands around the rows: what is still to come of them, the cursor, the chosen value. */
import { fieldWords } from '../../catalog/record-types'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { count, duration, number } from '../../ui/format'
import { Progress } from '../../ui/progress'
import { StripFact } from '../../ui/strip'
import { useNow } from '../../ui/time-text'
import { cannotAsk, valueIn } from './include'
import { isComplete, type RecordRow, type RecordsSession, type Results } from './session'
import { cut, wholeText } from './values'
import styles from './records.module.css'

export function Picked({
  row,
  field,
  onRule,
  onClose,
}: {
  row: RecordRow
  field: string
  onRule: (field: string, value: unknown, include: boolean) => void
  onClose: () => void
}) {
  const value = valueIn(row.record._type, row.record._source, field)
  const words =
    value === undefined || value === null ? 'absent' : value === '' ? 'empty text' : cut(wholeText(value), 120)
  const reason = cannotAsk(value)
  return (
    <div className={styles.picked} role="group" aria-label="Chosen value">
      <b>{fieldWords(field)}</b> <bdi>{words}</bdi>
      <Button small reason={reason} onClick={() => (onRule(field, value, true), onClose())}>
        Include
      </Button>
      <Button small reason={reason} onClick={() => (onRule(field, value, false), onClose())}>
        Exclude
      </Button>
      <Button small kind="plain" onClick={onClose}>
        Close
      </Button>
    </div>
  )
}

export function Loading({ session, results }: { session: RecordsSession; results: Results }) {
  const now = useNow(1000)
  const { loading, rows } = results
  if (!loading) return null
  return (
    <Progress
      label="Loading records"
      value={rows.length}
      of={loading.of}
      unit="records"
      startedAt={loading.startedAt}
      now={now}
      onStop={() => session.cancel()}
      stopLabel="Stop"
    />
  )
}

export function LoadButtons({ session, results, limit }: { session: RecordsSession; results: Results; limit: number }) {
  const { rows, total, ended, bound, grouped } = results
  if (grouped)
    return (
      <span>
        {count(rows.length, 'group', 'groups')}
        {total !== undefined && ` of ${count(total, 'record', 'records')}`}
      </span>
    )
  if (isComplete(results) || (total === undefined && rows.length === 0)) return null
  // Where nobody knows how many are left, there may be as many as are asked for.
  const left = total === undefined ? Infinity : total - rows.length
  if (bound !== undefined) return null
  return (
    <>
      <Button small onClick={() => (ended && session.takeUp(), void session.loadMore(limit))}>
        {ended ? `Look for the missing ${number(left, 0)}` : `Load ${number(Math.min(left, limit), 0)} more`}
      </Button>
      {!ended && left > limit && (
        <Button small onClick={() => void session.loadAll()}>
          Load all {total !== undefined && number(total, 0)}
        </Button>
      )}
      {ended && total !== undefined && (
        <span>
          The appliance ended the list at {number(rows.length, 0)} of {number(total, 0)}.
        </span>
      )}
    </>
  )
}

/** How long the cursor still lives, and a way to keep it alive. */
export function Cursor({ session, results }: { session: RecordsSession; results: Results }) {
  const now = useNow(1000)
  const { expiresAt, ended } = results
  if (expiresAt === undefined || ended || isComplete(results)) return null
  const left = expiresAt - now
  return (
    <StripFact>
      {left > 0 ? (
        <>
          Cursor good for {duration(Math.ceil(left / 1000) * 1000)}{' '}
          <Button small kind="plain" onClick={() => void session.renew()}>
            Renew
          </Button>
        </>
      ) : (
        'Cursor expired; the next records are found by their time'
      )}
    </StripFact>
  )
}

export function Nothing({ ran, stopped }: Pick<Results, 'ran' | 'stopped'>) {
  if (stopped) return <EmptyState title="Cancelled before a record came">Search again to go on.</EmptyState>
  const begin = ran?.window?.from
  return (
    <EmptyState title="No record fits">
      {ran && begin !== undefined && begin > ran.at
        ? 'The range has not begun yet.'
        : ran?.body.filter
          ? 'Count the hits of each rule to see which one leaves nothing, or take another range.'
          : ran?.body.types
            ? 'Take another range, or further record types.'
            : 'Take another range.'}
    </EmptyState>
  )
}

/** How many match: no fewer than have come, where the appliance does not say. */
function matching({ rows, total }: Results): string {
  if (total !== undefined) return number(total, 0)
  return rows.length === 0 ? 'No' : `at least ${number(rows.length, 0)}`
}

/** How much there is, at the head of the page. */
export function Facts({ results, inStep }: { results: Results; inStep: boolean }) {
  const { ran, rows, total, loading, stopped, grouped, error } = results
  if (!ran) return <span role="status">Not searched yet</span>
  if (error !== undefined && total === undefined) return <span role="status">No answer</span>
  return (
    <span role="status">
      {!inStep && 'Not searched yet · '}
      {loading?.what === 'first' ? (
        'Searching…'
      ) : (
        <>
          <b>{matching(results)}</b> match · {number(rows.length, 0)} {grouped ? 'groups' : 'loaded'}
        </>
      )}
      {stopped && ' · cancelled'}
    </span>
  )
}
