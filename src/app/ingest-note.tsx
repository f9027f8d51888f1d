/** On every page as long as the cluster takes in no records: it is switched off for an upgrade and then forgotten. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { reasonOf, type Appliance } from '../api/appliance'
import { useWhileAccepted } from '../api/key-trouble'
import { query, write } from '../api/query'
import { useProblem } from '../api/use-failure'
import { extrahop } from '../catalog/extrahop'
import { ActButton } from '../ui/act-button'
import { Note } from '../ui/note'
import { toast } from '../ui/toast'

const { cluster, updateCluster } = extrahop.operations
const every = 30_000

export function IngestNote({ appliance }: { appliance: Appliance }) {
  const client = useQueryClient()
  const [problem, setProblem] = useProblem(appliance.id)
  const settings = useQuery({
    ...query(appliance, cluster, {}),
    enabled: reasonOf(cluster, appliance) === undefined,
    refetchInterval: useWhileAccepted(appliance.id, every),
  })
  if (settings.data?.ingest_enabled !== false) return null
  const switchOn = async (signal: AbortSignal) => {
    setProblem(undefined)
    try {
      await write(client, appliance, updateCluster, { body: { ingest_enabled: true } }, { signal })
      toast.success('Record ingest is on again')
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <Note
      kind="danger"
      wide
      actions={
        <ActButton small reason={reasonOf(updateCluster, appliance)} onAct={switchOn}>
          Switch on now
        </ActButton>
      }
    >
      <b>
        Record ingest is off on <bdi>{appliance.name}</bdi> and its whole cluster.
      </b>{' '}
      {problem ?? 'No records are stored. Switch it on again once the last node is upgraded.'}
    </Note>
  )
}
