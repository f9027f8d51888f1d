/** Switches the ingest of a cluster on by hand, read back before it counts. */
import { call } from '../../api/send'
import { extrahop } from '../../catalog/extrahop'
import { sendAndLook } from '../send-and-look'
import { alarms, type Alarm } from './alarm'
import { roster } from './roster'
import { fleetRuns } from './runs'

/**
 * Switches on by way of a node, and ends the alarm when it reads as on.
 * @returns a sentence where it could not be done
 * @throws ApiError
 */
export async function switchOn({ cluster, node, plan }: Alarm, signal?: AbortSignal): Promise<string | null> {
  const appliance = roster.find(node)
  if (!appliance)
    return `No key of a node of ${cluster} is in this tab: sign in to ${node}, then switch it on there or here.`
  const { cluster: read, updateCluster } = extrahop.operations
  const isOn = async () => (await call(appliance, read, {})).ingest_enabled
  await sendAndLook(() => call(appliance, updateCluster, { body: { ingest_enabled: true } }, { signal }), isOn)
  if (!(await isOn())) return `${appliance.name} was asked and reads ingest to be off still.`
  fleetRuns.get().get(plan)?.tell({ kind: 'switched', cluster, on: true })
  alarms.quiet(cluster)
  return null
}
