/** How far the clock of an appliance is from this machine's. */
import { exists, type Appliance } from '../api/appliance'
import { call } from '../api/send'
import { catalog } from '../catalog'
import { clockDifference } from './appliance-clock'
import { gather } from './metrics/node-results'

/**
 * Asks for what it measured in the last minute: the answer says what "now" was there.
 * @returns its clock less ours, ms; null where this kind of appliance does not tell
 * @throws ApiError
 */
export async function readClock(appliance: Appliance, signal?: AbortSignal): Promise<number | null> {
  const { metrics, networks } = catalog
  if (appliance.platform !== 'discover' || !exists(metrics.operations.query, appliance)) return null
  const [network] = await call(appliance, networks.operations.list, {}, { signal })
  if (!network) return null
  await gather(
    appliance,
    'query',
    {
      cycle: '30sec',
      from: '-1m',
      until: 0,
      object_type: 'network',
      object_ids: [network.id],
      metric_category: 'net',
      metric_specs: [{ name: 'bytes_in' }],
    },
    signal ? { signal } : {},
  )
  return clockDifference(appliance.id)
}
