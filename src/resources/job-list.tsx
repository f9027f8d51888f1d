/** The jobs, newest first, read anew while one goes on. */
import { useQuery } from '@tanstack/react-query'
import { SquareTerminal } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useAppliance } from '../api/session'
import { reasonOf } from '../api/appliance'
import { useWhileAccepted } from '../api/key-trouble'
import { explore } from '../api/shown-request'
import { Job, jobs } from '../catalog/jobs'
import { z } from '../catalog/zod'
import { columnsOf } from '../crud/columns'
import { partsOf } from '../crud/export/list-parts'
import { listInput, listQuery } from '../crud/list-query'
import { ListTools } from '../crud/list-tools'
import { idOf, nameOf, type Row } from '../crud/model'
import { pathOf } from '../crud/paths'
import { RowTable } from '../crud/row-table'
import { useSaved } from '../crud/saved/saved'
import { SavedBar } from '../crud/saved/saved-bar'
import { chosenView, viewsOf } from '../crud/saved/table-views'
import { useViewCounts } from '../crud/saved/use-view-counts'
import { useShownAgain } from '../crud/shown-again'
import { tableShape, viewOf } from '../crud/table-url'
import { useUrlState } from '../crud/url-state'
import { IconButton } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { count, duration } from '../ui/format'
import { PageHeader } from '../ui/page-header'
import { Progress } from '../ui/progress'
import type { Column } from '../ui/table/column'
import { shownColumns } from '../ui/table/view'
import { TimeText } from '../ui/time-text'
import { newestFirst, noteJobs, type JobTimes } from '../work/job-times'
import { hasEnded } from '../work/jobs'
import { JobState, pace, stepOf } from './job-parts'
import { jobWords } from './job-words'
import styles from './jobs.module.css'

const ListState = z.object({ ...chosenView.shape, ...tableShape.shape })
/** The list as it is without any choice. */
const plainTable = tableShape.parse({})
const views = viewsOf(jobs.name)

const jobOf = (row: Row): Job => row as unknown as Job

function columnsWith(times: ReadonlyMap<string, JobTimes>): Column<Row>[] {
  const timesOf = (row: Row) => times.get(idOf(jobs, row))
  const about: Column<Row> = {
    id: 'about',
    title: 'Job',
    width: 170,
    strong: true,
    value: (row) => jobWords(jobOf(row).type) ?? nameOf(jobs, row),
  }
  const progress: Column<Row> = {
    id: 'progress',
    title: 'Progress',
    width: 100,
    value: (row) => stepOf(jobOf(row)),
    cell: (row) => {
      const job = jobOf(row)
      const { step_number: step, total_steps: steps } = job
      return !hasEnded(job) && typeof step === 'number' && typeof steps === 'number' ? (
        <Progress
          bare
          label={`Progress of ${jobWords(job.type) ?? idOf(jobs, row)}`}
          value={step}
          of={steps}
          unit="steps"
        />
      ) : (
        stepOf(job)
      )
    },
  }
  const seen: Column<Row> = {
    id: 'seen',
    title: 'Seen first',
    kind: 'time',
    width: 110,
    value: (row) => timesOf(row)?.seen,
    cell: (row) => {
      const at = timesOf(row)?.seen
      return at === undefined ? null : <TimeText at={at} />
    },
  }
  const ended: Column<Row> = {
    id: 'ended',
    title: 'Ended',
    kind: 'time',
    width: 150,
    value: (row) => timesOf(row)?.ended,
    cell: (row) => {
      const known = timesOf(row)
      if (known?.ended === undefined) return null
      if (known.before) return 'before it was seen'
      return (
        <>
          <TimeText at={known.ended} />, {duration(Math.max(1000, known.ended - known.seen))}
        </>
      )
    },
  }
  const [status, doing, details, id, type] = columnsOf(Job, [
    { id: 'status', cell: (row) => <JobState status={jobOf(row).status} /> },
    { id: 'step_description', look: { width: 170 } },
    { id: 'details', look: { width: 220 } },
    { id: 'id' },
    { id: 'type' },
  ])
  const hidden = [id, type].flatMap((one) => (one ? [{ ...one, hidden: true }] : []))
  return [about, status, progress, doing, seen, ended, details, ...hidden].filter((one) => one !== undefined)
}

export function JobList() {
  const appliance = useAppliance()
  const { list } = jobs.operations
  const query = useQuery({
    ...listQuery(appliance, list),
    enabled: reasonOf(list, appliance) === undefined,
    refetchInterval: useWhileAccepted(appliance.id, ({ state }) =>
      state.data?.some((row) => !hasEnded(jobOf(row))) ? pace : 5 * pace,
    ),
  })
  const rows = query.data
  const times = useMemo(() => noteJobs(appliance.id, (rows ?? []).map(jobOf)), [appliance.id, rows])
  // The rows stay the same ones until they are read anew: what is shown of them is told to this page in turn.
  const newest = useMemo(() => rows && (newestFirst(rows.map(jobOf), times) as unknown as Row[]), [rows, times])
  const sorted = { ...query, data: newest } as typeof query
  const columns = useMemo(() => columnsWith(times), [times])
  const reason = reasonOf(list, appliance)
  const { reading } = useShownAgain()
  const [shown, setShown] = useState<readonly Row[]>([])
  const [{ view: chosen, ...content }, setState] = useUrlState(ListState)
  const saved = useSaved(views, appliance.id)
  const counts = useViewCounts({ rows: newest, columns, entries: saved, chosen, shown: shown.length })
  return (
    <>
      <PageHeader
        title="Jobs"
        facts={
          rows
            ? `${count(rows.length, 'job', 'jobs')}, newest first. Appliances tell no times: these are when this browser saw them`
            : undefined
        }
        actions={
          reason === undefined && (
            <>
              <IconButton
                kind="plain"
                label="Show this request"
                icon={<SquareTerminal />}
                onClick={() => explore(list, listInput(appliance, list))}
              />
              <ListTools
                reading={reading}
                file="jobs"
                parts={partsOf({ shown, all: newest ?? [], visible: shownColumns(columns, viewOf(content)), columns })}
              />
            </>
          )
        }
      />
      {reason === undefined && (
        <SavedBar
          kind={views}
          label="Saved views"
          content={content}
          chosen={chosen}
          onOpen={(next, id) => setState({ ...next, view: id })}
          plain={{ title: 'All jobs', content: plainTable, count: rows?.length }}
          counts={counts}
        />
      )}
      {reason === undefined ? (
        <RowTable
          label="Jobs"
          file="jobs"
          onShown={setShown}
          query={sorted}
          columns={columns}
          getId={(row) => idOf(jobs, row)}
          rowLabel={(row) => jobWords(jobOf(row).type) ?? idOf(jobs, row)}
          href={(row) => `#${pathOf('jobs', idOf(jobs, row))}`}
          empty={<EmptyState title="No jobs">A job is work in the background, such as an upgrade.</EmptyState>}
        />
      ) : (
        <p className={styles.reason}>{reason}.</p>
      )}
    </>
  )
}
