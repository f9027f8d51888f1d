/** How many of the appliances are read for the comparison, with the way out of a long wait for one that is silent. */
import { useIsFetching, useQueryClient, type Query } from '@tanstack/react-query'
import type { Appliance } from '../../../api/appliance'
import { Progress } from '../../../ui/progress'
import { useLate } from '../../../ui/use-late'

/** What the keys of all that is read here begin with; the address of an appliance follows. */
const kinds: ReadonlySet<unknown> = new Set(['fleet facts', 'fleet clock', 'fleet subject', 'fleet drift'])
const read = {
  type: 'active',
  fetchStatus: 'fetching',
  predicate: ({ queryKey }: Query) => kinds.has(queryKey[0]),
} as const

export function Reading({ appliances }: { appliances: readonly Appliance[] }) {
  return useIsFetching(read) > 0 && <LateReading appliances={appliances} />
}

function LateReading({ appliances }: { appliances: readonly Appliance[] }) {
  const client = useQueryClient()
  const late = useLate()
  if (!late) return null
  const addresses = new Set(
    client
      .getQueryCache()
      .findAll(read)
      .map(({ queryKey }) => queryKey[1]),
  )
  return (
    <Progress
      over
      label="Reading the appliances"
      value={appliances.filter(({ id }) => !addresses.has(id)).length}
      of={appliances.length}
      unit="appliances"
      onStop={() => void client.cancelQueries(read)}
    />
  )
}
