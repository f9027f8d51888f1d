import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Download, Play, Upload } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { query } from '../api/query'
import { useAppliance } from '../api/session'
import { supportpacks, type SupportPack } from '../catalog/supportpacks'
import { browse } from '../crud/browse'
import { listQuery } from '../crud/list-query'
import { notify } from '../crud/notices'
import { OperationButton } from '../crud/operation-button'
import { State } from '../ui/state-glyph'
import { toast } from '../ui/toast'

const { list, upload, execute, queued, download } = supportpacks.operations

/** The id that an answer to a start gives, where the browser may read it. */
const placeOf = (answer: unknown): string | null => {
  const id: unknown = typeof answer === 'object' && answer !== null && 'id' in answer ? answer.id : null
  return typeof id === 'string' ? id : null
}

interface Run {
  /** Its place in the queue; null where `Location` cannot be read. */
  place: string | null
  /** The results that were there before. */
  before: ReadonlySet<unknown>
}

/** Looks for the result of a run until it is there. The list tells, and the queue more, where its id is known. */
function Running({ run, onEnd }: { run: Run; onEnd: () => void }) {
  const appliance = useAppliance()
  const results = useQuery({ ...listQuery(appliance, list), refetchInterval: 2000 })
  const queue = useQuery({
    ...query(appliance, queued, { params: { id: run.place ?? '' } }),
    enabled: run.place !== null,
    refetchInterval: 2000,
    retry: false,
  })
  const made = results.data?.find((row) => !run.before.has(row.filename))
  const failed = queue.data?.status === 'failed'
  useEffect(() => {
    if (!made && !failed) return
    if (made) toast.success(`${String(made.filename)} is there`)
    else notify('supportpacks', 'danger', 'The support pack failed. Run it again, or ask vendor support.')
    onEnd()
  }, [made, failed, onEnd])
  return <State state="running">{queue.data?.status === 'pending' ? 'A pack waits' : 'A pack is running'}</State>
}

function Actions({ row }: { row: SupportPack | undefined }) {
  const appliance = useAppliance()
  const client = useQueryClient()
  const [run, setRun] = useState<Run | null>(null)
  const end = useCallback(() => setRun(null), [])
  const start = (answer: unknown) => {
    const rows = client.getQueryData(listQuery(appliance, list).queryKey) ?? []
    setRun({ place: placeOf(answer), before: new Set(rows.map((each) => each.filename)) })
  }
  if (row) {
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
  return (
    <>
      {run && <Running run={run} onEnd={end} />}
      <OperationButton
        operation={upload}
        onDone={start}
        label="Upload and run"
        icon={<Upload aria-hidden />}
        title="Upload a support pack and run it"
        done="Support pack uploaded; it runs now"
      />
      <OperationButton
        operation={execute}
        onDone={start}
        kind="main"
        label="Run the default pack"
        icon={<Play aria-hidden />}
        title="Run the default support pack"
        done="Support pack started"
      />
    </>
  )
}

export default browse(supportpacks, {
  columns: ['filename', 'size', 'status', 'created_time'],
  empty: 'A support pack gathers facts for vendor support; its result is a file to download.',
  actions: Actions,
})
