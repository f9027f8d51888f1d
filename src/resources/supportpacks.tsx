import { useQueries, useQuery } from '@tanstack/react-query'
import { Download, Play, Upload } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useWhileAccepted } from '../api/key-trouble'
import { query } from '../api/query'
import { useAppliance } from '../api/session'
import { createStore } from '../api/store'
import { supportpacks, type SupportPack } from '../catalog/supportpacks'
import { browse } from '../crud/browse'
import { listQuery } from '../crud/list-query'
import { OperationButton } from '../crud/operation-button'
import { shownName } from '../ui/name'
import { State } from '../ui/state-glyph'

const { list, upload, execute, queued, download } = supportpacks.operations

/** How often a running pack is looked after, and for how long, ms. */
const pace = 2000
const longest = 10 * 60_000

interface Run {
  appliance: string
  since: number
  /** Results that were there before. */
  before: number
  /** Its place in the queue; null where the browser may not read it. */
  place: string | null
}

/** What was started from here; it outlives the page, since no operation lists the queue. */
const runs = createStore<readonly Run[]>([])

const placeIn = (answer: unknown): string | null => {
  const id: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'id') : null
  return typeof id === 'string' ? id : null
}

/** Those of an appliance that have left no file yet: each leaves one, in the order in which they were started. */
function waiting(appliance: string, rows: number, at: number): readonly Run[] {
  const own = runs.get().filter((run) => run.appliance === appliance && at - run.since <= longest)
  return own.slice(Math.max(0, rows - (own[0]?.before ?? rows)))
}

/** A run leaves a file in the list; until then its place in the queue tells of it, where that is known. */
function ListActions() {
  const appliance = useAppliance()
  useSyncExternalStore(runs.subscribe, runs.get)
  const rows = useQuery({
    ...listQuery(appliance, list),
    refetchInterval: useWhileAccepted(appliance.id, ({ state }) =>
      waiting(appliance.id, state.data?.length ?? 0, state.dataUpdatedAt).length > 0 ? pace : false,
    ),
  })
  const count = rows.data?.length ?? 0
  const open = waiting(appliance.id, count, rows.dataUpdatedAt)
  const refetchInterval = useWhileAccepted(appliance.id, pace)
  const places = useQueries({
    queries: open
      .filter(({ place }) => place !== null)
      .map(({ place }) => ({ ...query(appliance, queued, { params: { id: place ?? '' } }), refetchInterval })),
  })
  const failed = places.filter(({ data }) => data?.status === 'failed').length
  const going = open.length - failed
  const begin = (answer: unknown) => {
    const before = runs.get().filter((run) => run.appliance !== appliance.id || open.includes(run))
    const run = { appliance: appliance.id, since: Date.now(), before: count, place: placeIn(answer) }
    // Those that have left their files are forgotten, so that what was there before the first is there now.
    runs.set([...before.map((one) => (one.appliance === appliance.id ? { ...one, before: count } : one)), run])
  }
  return (
    <>
      {failed > 0 && (
        <State state="danger">{failed === 1 ? 'A support pack failed' : `${failed} support packs failed`}</State>
      )}
      {going > 0 && (
        <State state="running">{going === 1 ? 'A support pack runs' : `${going} support packs run or wait`}</State>
      )}
      <OperationButton
        operation={upload}
        label="Upload and run"
        icon={<Upload aria-hidden />}
        title="Upload a support pack and run it"
        done="Support pack uploaded; it runs now"
        onDone={begin}
      />
      <OperationButton
        operation={execute}
        kind="main"
        label="Run the default pack"
        icon={<Play aria-hidden />}
        title="Run the default support pack"
        done="Support pack started"
        onDone={begin}
      />
    </>
  )
}

function Actions({ row }: { row: SupportPack | undefined }) {
  if (!row) return <ListActions />
  return (
    <OperationButton
      operation={download}
      params={{ filename: row.filename }}
      label="Download"
      icon={<Download aria-hidden />}
      title={`Download ${shownName(row.filename)}`}
      done={`${shownName(row.filename)} saved`}
      file={row.filename}
    />
  )
}

export default browse(supportpacks, {
  columns: ['filename', 'size', 'status', 'created_time'],
  empty: 'A support pack gathers facts for vendor support; its result is a file to download.',
  actions: Actions,
})
