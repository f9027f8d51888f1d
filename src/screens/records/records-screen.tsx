/** The record log: compose a filter, look at what it finds, take it away as a file. */
import { Download, Search, Square } from 'lucide-react'
import { useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useLocation } from 'react-router'
import { reasonOf } from '../../api/appliance'
import { sentenceFor } from '../../api/errors'
import { useAppliance } from '../../api/session'
import { compareVersions, later } from '../../catalog/release'
import { records } from '../../catalog/records'
import { Failed } from '../../crud/failed'
import { NotRead } from '../../crud/not-read'
import { SavedBar } from '../../crud/saved/saved-bar'
import { TimeRange } from '../../crud/time-range/time-range'
import { writeSpan, type Span } from '../../crud/time-range/range'
import { formatNames, formats as fileFormats, type ExportFormat } from '../../crud/export/formats'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { count, number } from '../../ui/format'
import { MenuButton } from '../../ui/menu'
import { Note } from '../../ui/note'
import { PageHeader } from '../../ui/page-header'
import { applianceNow, useClockDifference } from '../../work/appliance-clock'
import { Begin, Hints, lacksValue } from './begin'
import { Composer } from './composer'
import { Examples } from './examples-menu'
import { exportColumns } from './export-columns'
import { ExportPanel } from './export-panel'
import { RecordExport } from './export-run'
import { filterFields } from './fields'
import { hintsOf } from './hints'
import { History } from './history-menu'
import { noteQuery } from './history'
import { InSight } from './in-sight'
import { existsToo, withRule } from './include'
import { Facts } from './load-state'
import { emptyQuery, firstBody, sameQuery, type Query } from './query'
import { ResultsView } from './results-view'
import { FoldContext, useRowsFirst } from './rows-first'
import { savedQueries } from './saved-queries'
import { ShareMenu } from './share-menu'
import { mostBranches, useBranches } from './use-branches'
import { useFormats } from './use-formats'
import { QueryContext, useQuery } from './use-query'
import { useKeptExport } from './use-kept-export'
import { useResults } from './use-results'
import styles from './records.module.css'

const { search } = records.operations

export default function RecordsScreen() {
  const appliance = useAppliance()
  const difference = useClockDifference(appliance.id)
  const { query, change, replace, newest, restored } = useQuery(appliance.id)
  const [session, results] = useResults(appliance)
  const reason = reasonOf(search, appliance)
  const [saved, setSaved] = useState('')
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const [before, setBefore] = useState<string | undefined>(undefined)
  const { known, ...told } = useFormats(appliance)
  const fields = useMemo(() => filterFields(query.types, known, results.seen), [query.types, known, results.seen])

  const run = (next: Query = query) => {
    replace(next)
    setBefore(undefined)
    const all = next.types === query.types ? fields : filterFields(next.types, known, results.seen)
    noteQuery(appliance.id, { query: next, at: Date.now() })
    void session.search(next, firstBody(next, all, applianceNow(appliance.id)))
  }
  const branches = useBranches(session, query.filter, fields)
  const inStep = results.ran !== undefined && sameQuery(results.ran.query, query)
  /** Changes the query; where what is shown is what was asked, the new question is asked at once. */
  const refine = (part: Partial<Query>) => {
    const next = { ...query, ...part }
    if (inStep) run(next)
    else change(part)
  }
  const narrow = (span: Span) => {
    setBefore(query.range)
    refine({ range: writeSpan(span), asGiven: false })
  }
  // A letter in the filter is no reason to draw the rows anew.
  const latest = useRef({ query, refine, narrow, run })
  useLayoutEffect(() => {
    latest.current = { query, refine, narrow, run }
  })
  const stable = useMemo(
    () => ({
      newest: () => latest.current.query,
      onRefine: (part: Partial<Query>) => latest.current.refine(part),
      onNarrow: (span: Span) => latest.current.narrow(span),
      onQuery: (asked: Query) => latest.current.run(asked),
    }),
    [],
  )
  const [work, setWork] = useKeptExport(appliance)
  const startExport = (next: RecordExport) => {
    setWork(next)
    void next.run()
  }
  const exportAs = (format: ExportFormat) => {
    const asked = session.within()
    if (!asked || typeof asked.from !== 'number' || typeof asked.until !== 'number') return
    const window = { from: asked.from, until: asked.until }
    const columns = exportColumns(asked.types ?? [], results.seen)
    startExport(new RecordExport(appliance, { ...asked, ...window }, format, columns))
  }
  useRunFromLink(reason === undefined && results.ran === undefined, () => run(newest()))

  const { page, ...fold } = useRowsFirst(results.ran?.body, results.rows.length > 0)
  // Rows that come are drawn in between: a hundred pages follow each other, and the page is to answer all the while.
  const drawn = useDeferredValue(results)
  const loading = results.loading !== undefined
  const truncated = results.ran !== undefined && session.truncated
  // Typing goes on while a thousand rules are looked at.
  const settled = useDeferredValue(query)
  const beyond = truncated && inStep
  const hints = useMemo(
    () => hintsOf(settled, fields, applianceNow(appliance.id), beyond),
    [settled, fields, appliance.id, beyond],
  )
  return (
    <>
      <PageHeader
        title="Records"
        flows
        facts={reason === undefined && <Facts {...{ results, inStep }} />}
        actions={
          <>
            <Examples reason={reason} onPick={(asked) => (lacksValue(asked) ? replace(asked) : run(asked))} />
            <History {...{ appliance: appliance.id, fields, ran: results.ran }} onQuery={replace} />
            <ShareMenu {...{ appliance, query, fields, results }} onQuery={change} onProblem={setProblem} />
            <TimeRange
              value={query.range}
              clockDifference={difference}
              before={before}
              onChange={(range) => change({ range, asGiven: false })}
            />
            <MenuButton
              label="Export"
              className={styles.export}
              icon={<Download aria-hidden />}
              reason={
                reason ??
                (results.error !== undefined && results.rows.length === 0
                  ? 'The search failed, so it is not known what there is to export'
                  : session.within()
                    ? undefined
                    : 'Search first: an export takes all that a search matches')
              }
              items={[
                {
                  section:
                    results.total === undefined
                      ? 'All matches, newest first'
                      : `All ${number(results.total, 0)} matches, newest first`,
                  items: fileFormats.map((format) => ({
                    id: format,
                    label: formatNames[format],
                    hint: formatHints[format],
                    onAction: () => exportAs(format),
                  })),
                },
              ]}
            >
              <span className={styles.word}>Export</span>
            </MenuButton>
            {(loading || results.counting > 0) && (
              <Button icon={<Square aria-hidden />} onClick={() => session.cancel()}>
                Cancel
              </Button>
            )}
            <Button kind="main" icon={<Search aria-hidden />} reason={reason} onClick={() => run()}>
              Search
            </Button>
          </>
        }
      />
      {reason === undefined ? (
        <div ref={page} className={styles.page}>
          <SavedBar
            kind={savedQueries}
            label="Saved queries"
            content={query}
            chosen={saved}
            plain={{ title: 'New query', content: emptyQuery }}
            onOpen={(asked, id) => {
              setSaved(id)
              replace(asked)
            }}
          />
          <FoldContext value={fold}>
            <Composer
              query={query}
              onChange={change}
              fields={fields}
              formats={known}
              groups={compareVersions(appliance.version, later) >= 0}
              hits={branches.hits}
              counting={
                branches.branches > 0 && (
                  <Button
                    small
                    kind="plain"
                    pending={branches.pending}
                    reason={session.within() ? undefined : 'Search first: a search fixes the window'}
                    onClick={() => void branches.count()}
                  >
                    Count hits: {count(Math.min(branches.branches, mostBranches), 'request', 'requests')}
                  </Button>
                )
              }
              hints={
                <Hints
                  hints={hints}
                  onExists={(field) => change({ filter: withRule(query.filter, existsToo(field)) })}
                />
              }
            />
          </FoldContext>
          {work && (
            <InSight of={work}>
              <ExportPanel work={work} onClose={() => setWork(null)} onAgain={() => startExport(work.again())} />
            </InSight>
          )}
          {told.failed && (
            <div className={styles.notes}>
              <Note kind="warn">
                <NotRead onRetry={told.again} pending={told.pending}>
                  Fields and types of this appliance’s own are not offered. {sentenceFor(told.failed)}
                </NotRead>
              </Note>
            </div>
          )}
          {problem !== undefined && (
            <div className={styles.notes}>
              <Note
                kind="warn"
                actions={
                  <Button small kind="plain" onClick={() => setProblem(undefined)}>
                    Dismiss
                  </Button>
                }
              >
                {problem}
              </Note>
            </div>
          )}
          {restored && results.ran === undefined && (
            <div className={styles.notes}>
              <Note>This is the query that you left here. It has not been searched yet.</Note>
            </div>
          )}
          {branches.error !== undefined && <Failed error={branches.error} onRetry={() => void branches.count()} />}
          {results.error !== undefined && results.rows.length === 0 ? (
            <InSight of={results.error}>
              <Failed error={results.error} onRetry={() => run()} pending={loading} />
            </InSight>
          ) : results.ran === undefined ? (
            <Begin onRun={(asked) => (lacksValue(asked) ? replace(asked) : run(asked))} />
          ) : (
            <QueryContext value={query}>
              <ResultsView {...{ session, fields, ...stable }} results={drawn} />
            </QueryContext>
          )}
        </div>
      ) : (
        <EmptyState icon={<Search aria-hidden />} title="Records cannot be searched with this key">
          {reason}.
        </EmptyState>
      )}
    </>
  )
}

const formatHints = { csv: 'for spreadsheets', ndjson: 'one record a line', json: 'as the appliance said it' }

/** A link that says so is searched when it is opened. */
function useRunFromLink(may: boolean, run: () => void) {
  const { search: params } = useLocation()
  const done = useRef(false)
  const wanted = new URLSearchParams(params).has('go')
  useEffect(() => {
    if (!may || done.current || !wanted) return
    done.current = true
    run()
  }, [may, wanted, run])
}
