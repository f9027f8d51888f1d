/** What a search found: over time, as rows, by values, one by one. */
import { memo, useMemo, useRef, useState } from 'react'
import type { FilterField } from '../../catalog/filter-fields'
import { cardOf } from './card'
import { Failed } from '../../crud/failed'
import type { Span } from '../../crud/time-range/range'
import { negated } from '../../crud/filter-tree/tree-edits'
import { useTableView } from '../../crud/table-url'
import { Button } from '../../ui/button'
import { number } from '../../ui/format'
import { Note } from '../../ui/note'
import { DataTable } from '../../ui/table/data-table'
import { RangeFact, tellRange } from '../../ui/table/range-fact'
import { Tabs } from '../../ui/tabs'
import { useZone } from '../../ui/time-text'
import { flowQuery } from './around'
import { AroundPanel } from './around-panel'
import { histogramOf } from './bins'
import { groupColumns, recordColumns, typeTitle } from './columns'
import type { ValueCount } from './counting'
import { ComparePanel } from './compare-panel'
import { DifferencePanel, type Part } from './difference-panel'
import { Facets } from './facets'
import { Histogram } from './histogram'
import { ruleFor, withRule } from './include'
import { Cursor, LoadButtons, Loading, Nothing, Picked } from './load-state'
import { partOfSpan, partOfValue } from './parts'
import { ruleOfPattern } from './patterns'
import { PatternsPanel } from './patterns-panel'
import { emptyQuery, type Query } from './query'
import { RecordDetail } from './record-detail'
import { RecordLines } from './record-lines'
import { isComplete, type RecordRow, type RecordsSession, type Results } from './session'
import { useCounts } from './use-counts'
import { useLook } from './use-look'
import { useStill } from './use-worked-out'
import styles from './records.module.css'

interface Props {
  session: RecordsSession
  results: Results
  fields: readonly FilterField[]
  /** The query as it is composed now. A letter in it is no reason to draw the rows anew. */
  newest: () => Query
  onRefine: (change: Partial<Query>) => void
  onNarrow: (span: Span) => void
  onQuery: (query: Query) => void
}

// The same functions at each drawing: a table of many rows is worked out anew for others.
const idOf = ({ id }: RecordRow) => id
const typeOf = ({ record }: RecordRow) => record._type || typeTitle('')

export const ResultsView = memo(function ResultsView({
  session,
  results,
  fields,
  newest,
  onRefine,
  onNarrow,
  onQuery,
}: Props) {
  const { ran, rows, total, loading, seen, grouped } = results
  const zone = useZone()
  const [view, setView] = useTableView()
  const [look, looking] = useLook()
  const [side, setSide] = useState('fields')
  const [shown, setShown] = useState<readonly RecordRow[]>(rows)
  const [open, setOpen] = useState<RecordRow | undefined>(undefined)
  const [picked, setPicked] = useState<{ row: RecordRow; field: string } | undefined>(undefined)
  const [brushed, setBrushed] = useState<Span | undefined>(undefined)
  const [part, setPart] = useState<Part | undefined>(undefined)
  const [asked, setAsked] = useState(ran?.body)
  if (asked !== ran?.body) {
    // A value and a time that were chosen among the rows of another search.
    setAsked(ran?.body)
    setPicked(undefined)
    setBrushed(undefined)
  }
  const counts = useCounts(session)
  const { types, limit, order: orders } = ran?.query ?? emptyQuery
  const still = useStill(rows, loading !== undefined)
  const today = ran?.window?.until ?? ran?.at ?? 0
  const columns = useMemo(
    () =>
      grouped
        ? groupColumns(ran?.query.group ?? [])
        : recordColumns(types, seen, zone, { from: ran?.window?.from ?? today, until: today }),
    [grouped, ran?.query.group, ran?.window, types, seen, zone, today],
  )
  const card = useMemo(() => cardOf(columns), [columns])
  const byTime = orders.slice(0, 1).every(({ field, direction }) => field === 'timestamp' && direction === 'desc')
  const complete = isComplete(results)
  const window = ran?.window
  const bars = useMemo(
    () => (window && !grouped ? histogramOf(window, rows, { complete, byTime }) : undefined),
    [window, rows, complete, byTime, grouped],
  )
  const include = (field: string, value: unknown, wanted: boolean) =>
    onRefine({ filter: withRule(newest().filter, ruleFor(field, value, wanted)) })
  const facetFields = useMemo(
    () =>
      columns
        .filter(({ id }) => id !== 'timestamp' && !id.startsWith('_s'))
        .map(({ id, title }) => ({ name: id, title })),
    [columns],
  )

  const aside = useRef<HTMLElement>(null)
  const showSide = (tab: string) => {
    setSide(tab)
    // Where it stands under the rows, one would not see that anything has come of a tap.
    if (matchMedia('(max-width: 900px)').matches)
      requestAnimationFrame(() => aside.current?.scrollIntoView({ block: 'start' }))
  }
  const onCell = (row: RecordRow, field: string) => {
    setOpenRecord(row)
    if (!grouped) setPicked(field === '_summary' ? undefined : { row, field })
  }
  const setOpenRecord = (row: RecordRow) => {
    if (grouped) return
    setOpen(row)
    showSide('record')
  }
  const explainPart = (next: Part) => {
    setPart(next)
    showSide('difference')
  }
  const step = (by: 1 | -1) => {
    const next = shown[(open ? shown.indexOf(open) : -1) + by]
    if (next) setOpen(next)
  }
  const countAll = async (field: string, values: readonly ValueCount[]) => {
    const found = new Map<string | undefined, number>()
    for (const value of values) {
      if (value.text === '') continue
      const asked = session.within(ruleFor(field, value.raw, true))
      if (asked) found.set(value.text, await session.count(asked))
    }
    return found
  }

  const onMore = complete ? undefined : () => void session.loadMore(limit)
  const more =
    loading && loading.what !== 'first' ? (
      <Loading {...{ session, results }} />
    ) : (
      !loading && !complete && <LoadButtons {...{ session, results, limit }} />
    )
  const sortedHere = view.sort.length > 0 && !complete
  const notes = [...results.notes, results.bound ?? []].flat()
  return (
    <div className={styles.found}>
      {bars && (
        <Histogram
          bars={bars}
          counted={counts.ofWindow(window)}
          counting={counts.pending}
          onCount={(bins) => void counts.countBins(window, bins)}
          {...{ brushed, total }}
          end={more}
          onBrush={setBrushed}
          onNarrow={(span) => {
            setBrushed(undefined)
            onNarrow(span)
          }}
          onExplain={(span) => explainPart(partOfSpan(span, zone))}
        />
      )}
      {!bars && more && <div className={styles.bar}>{more}</div>}
      {picked && <Picked {...picked} onRule={include} onClose={() => setPicked(undefined)} />}
      {(notes.length > 0 || sortedHere || results.error !== undefined || counts.error !== undefined) && (
        <div className={styles.notes}>
          {notes.map((note) => (
            <Note key={note}>{note}</Note>
          ))}
          {sortedHere && (
            <Note
              actions={
                <Button
                  small
                  onClick={() => {
                    const [first] = view.sort
                    setView({ ...view, sort: [] })
                    if (first)
                      onRefine({
                        order: [{ field: first.column, direction: first.desc ? 'desc' : 'asc' }],
                        asGiven: false,
                      })
                  }}
                >
                  Ask again in this order
                </Button>
              }
            >
              Sorted among {number(rows.length, 0)} loaded of {total === undefined ? 'more' : number(total, 0)}.
            </Note>
          )}
          {results.error !== undefined && (
            <Failed
              error={results.error}
              onRetry={() => void session.loadMore(limit)}
              pending={loading !== undefined}
            />
          )}
          {counts.error !== undefined && <Failed error={counts.error} onRetry={counts.again} />}
        </div>
      )}
      <div className={styles.results}>
        <div className={styles.main}>
          {look !== 'table' && !grouped && <div className={styles.bar}>{looking}</div>}
          {look === 'table' || grouped ? (
            <DataTable<RecordRow>
              label="Records"
              rows={rows}
              columns={columns}
              getId={idOf}
              view={view}
              onView={setView}
              loading={loading?.what === 'first' && rows.length === 0}
              refetching={loading?.what === 'first'}
              onShown={setShown}
              onRange={tellRange}
              toolbarEnd={!grouped && looking}
              onCell={onCell}
              onOpen={setOpenRecord}
              current={open && rows[open.id] === open ? open.id : undefined}
              rowLabel={typeOf}
              card={card}
              empty={<Nothing ran={ran} stopped={results.stopped} />}
            />
          ) : (
            <RecordLines rows={shown} raw={look === 'raw'} onOpen={setOpenRecord} />
          )}
        </div>
        {!grouped && (
          <aside ref={aside} className={styles.side} aria-label="Beside the records">
            <Tabs
              small
              label="Beside the records"
              value={side}
              onChange={setSide}
              items={[
                { id: 'fields', title: 'Fields' },
                { id: 'record', title: 'Record' },
                { id: 'around', title: 'Around' },
                { id: 'patterns', title: 'Patterns' },
                { id: 'difference', title: 'Explain' },
                { id: 'compare', title: 'Compare' },
              ]}
            />
            {side === 'record' && open ? (
              <RecordDetail
                key={open.id}
                row={open}
                onRule={include}
                onStep={step}
                onClose={() => setSide('fields')}
                onAround={() => setSide('around')}
                onFlow={() => onQuery(flowQuery(open.record, open.time, newest()))}
              />
            ) : side === 'fields' ? (
              <Facets
                key={types.join(' ')}
                results={results}
                fields={facetFields}
                onRule={include}
                onCountAll={countAll}
                onExplain={(field, value) => explainPart(partOfValue(field, value.text))}
              />
            ) : side === 'around' && open ? (
              <AroundPanel key={open.id} row={open} onOpen={setOpenRecord} />
            ) : side === 'patterns' ? (
              <PatternsPanel
                rows={still}
                onOpen={setOpenRecord}
                onPattern={(pattern, wanted) => {
                  const rule = ruleOfPattern(pattern)
                  onRefine({ filter: withRule(newest().filter, wanted ? rule : negated(rule)) })
                }}
              />
            ) : side === 'difference' && part ? (
              <DifferencePanel rows={still} {...{ part, onMore }} onRule={include} />
            ) : side === 'compare' ? (
              <ComparePanel {...{ session, fields }} />
            ) : (
              <p className={styles.bar}>
                {side === 'record' || side === 'around'
                  ? 'Choose a record in the table.'
                  : 'Drag over bars of the histogram, or choose a value, and have it explained.'}
              </p>
            )}
          </aside>
        )}
      </div>
      <Cursor {...{ session, results }} />
      <RangeFact />
    </div>
  )
})
