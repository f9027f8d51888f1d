/** What a device speaks, from its activity on record: `http_server` and the like. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { reasonOf, type Appliance } from '../../api/appliance'
import { query } from '../../api/query'
import { catalog } from '../../catalog'
import type { Source } from '../../work/metrics/panel'

const { activity } = catalog.devices.operations

const nobody: ReadonlySet<string> = new Set()

export function useSpoken(appliance: Appliance, source: Source | undefined): ReadonlySet<string> {
  const device = source?.type === 'device' ? source.id : undefined
  const read = useQuery({
    ...query(appliance, activity, { params: { id: device ?? 0 } }),
    enabled: device !== undefined && reasonOf(activity, appliance) === undefined,
    staleTime: 300_000,
  })
  return useMemo(() => {
    if (device === undefined || !Array.isArray(read.data)) return nobody
    return new Set(
      read.data.flatMap(({ stat_name }) =>
        typeof stat_name === 'string' ? [stat_name.replace(/^extrahop\.[a-z]+\./, '')] : [],
      ),
    )
  }, [device, read.data])
}
