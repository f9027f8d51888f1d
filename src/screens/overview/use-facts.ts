/** Everything the overview reads. Each answer comes by itself; one that fails leaves its place "not known". */
import { useQuery } from '@tanstack/react-query'
import { reasonOf, type Appliance } from '../../api/appliance'
import { query } from '../../api/query'
import { catalog } from '../../catalog'
import type { Operation } from '../../catalog/operation'

const { extrahop, license, runningconfig, appliances, auditlog, devices } = catalog

/** How often the page reads again while it is open, in ms. */
export const every = 60_000

export function useFacts(appliance: Appliance) {
  const open = (operation: Operation) => ({ enabled: !reasonOf(operation, appliance), refetchInterval: every })
  const { get, platform, processes, cluster, nextFirmware } = extrahop.operations
  return {
    about: useQuery({ ...query(appliance, get, {}), ...open(get) }),
    platform: useQuery({ ...query(appliance, platform, {}), ...open(platform) }),
    processes: useQuery({ ...query(appliance, processes, {}), ...open(processes) }),
    cluster: useQuery({ ...query(appliance, cluster, {}), ...open(cluster) }),
    releases: useQuery({ ...query(appliance, nextFirmware, {}), ...open(nextFirmware) }),
    license: useQuery({ ...query(appliance, license.operations.get, {}), ...open(license.operations.get) }),
    live: useQuery({ ...query(appliance, runningconfig.operations.get, {}), ...open(runningconfig.operations.get) }),
    saved: useQuery({
      ...query(appliance, runningconfig.operations.saved, {}),
      ...open(runningconfig.operations.saved),
    }),
    appliances: useQuery({ ...query(appliance, appliances.operations.list, {}), ...open(appliances.operations.list) }),
    audit: useQuery({
      ...query(appliance, auditlog.operations.list, { query: { limit: 5 } }),
      ...open(auditlog.operations.list),
    }),
    // Only ids are asked for: a count of 50,000 devices then costs under a megabyte.
    devices: useQuery({
      ...query(appliance, devices.operations.search, { body: { limit: 1_000_000, result_fields: ['id'] } }),
      ...open(devices.operations.search),
      refetchInterval: false,
      select: (rows) => rows.length,
    }),
    recent: useQuery({
      ...query(appliance, devices.operations.search, {
        body: { limit: 1_000_000, result_fields: ['id'], active_from: '-24h' },
      }),
      ...open(devices.operations.search),
      refetchInterval: false,
      select: (rows) => rows.length,
    }),
  }
}

export type ReadFacts = ReturnType<typeof useFacts>
