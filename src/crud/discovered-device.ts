/** The device of a discovery id, which is how records name devices; its page is under another id. */
import { queryOptions } from '@tanstack/react-query'
import { call } from '../api/send'
import type { Appliance } from '../api/appliance'
import { devices } from '../catalog/devices'

export const discoveredDevice = (appliance: Appliance, id: string) =>
  queryOptions({
    queryKey: [appliance.id, 'devices', 'discovered as', id],
    queryFn: async ({ signal }) => {
      const query = { search_type: 'discovery_id', value: id, limit: 1 } as const
      const found = await call(appliance, devices.operations.list, { query }, { signal })
      return found.find((each) => each.discovery_id === id) ?? found[0] ?? null
    },
    retry: false,
    staleTime: 300_000,
  })
