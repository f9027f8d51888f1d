import { useQuery } from '@tanstack/react-query'
import { Download, Play, Upload } from 'lucide-react'
import { useState } from 'react'
import { query } from '../api/query'
import { useAppliance } from '../api/session'
import { supportpacks, type SupportPack } from '../catalog/supportpacks'
import { browse } from '../crud/browse'
import { listQuery } from '../crud/list-query'
import { OperationButton } from '../crud/operation-button'
import { State } from '../ui/state-glyph'

const { list, upload, execute, queued, download } = supportpacks.operations

/** How often a running pack is looked after, and for how long, ms. */
const pace = 2000
const longest = 10 * 60_000

interface Run {
  since: number
  /** Results that were there before. */
  before: number
  /** Its place in the queue; null where the browser may not read it. */
  place: string | null
}

const placeIn = (answer: unknown): string | null => {
  const id: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'id') : null
  return typeof id === 'string' ? id : null
}

/** A run leaves a file in the list; until then its place in the queue tells of it, where that is known. */
function ListActions() {
  const appliance = useAppliance()
  const [run, setRun] = useState<Run | null>(null)
  const ended = (rows: number, at: number) => run === null || rows > run.before || at - run.since > longest
  const rows = useQuery({
    ...listQuery(appliance, list),
    refetchInterval: ({ state }) => (ended(state.data?.length ?? 0, state.dataUpdatedAt) ? false : pace),
  })
  const count = rows.data?.length ?? 0
  const running = !ended(count, rows.dataUpdatedAt)
  const place = useQuery({
    ...query(appliance, queued, { params: { id: run?.place ?? '' } }),
    enabled: running && run?.place !== null,
    refetchInterval: pace,
  })
  const failed = running && place.data?.status === 'failed'
  const begin = (answer: unknown) => setRun({ since: Date.now(), before: count, place: placeIn(answer) })
  return (
    <>
      {running && (
        <State state={failed ? 'danger' : 'running'}>
          {failed ? 'The support pack failed' : 'A support pack runs'}
        </State>
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
      title={`Download ${row.filename}`}
      done={`${row.filename} saved`}
      file={row.filename}
    />
  )
}

export default browse(supportpacks, {
  columns: ['filename', 'size', 'status', 'created_time'],
  empty: 'A support pack gathers facts for vendor support; its result is a file to download.',
  actions: Actions,
})
