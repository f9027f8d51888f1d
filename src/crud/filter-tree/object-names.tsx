import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { reasonOf } from '../../api/appliance'
import { useAppliance } from '../../api/session'
import { useKeyTrouble } from '../../api/key-trouble'
import { listQuery } from '../list-query'
import { idOf, nameOf, resourceOf } from '../model'
import { NotLookedUp } from '../not-read'

interface Props {
  to: string
  by: 'name' | 'id'
  /** `unread`: that they could not be read, for the hint of the field, with the way to ask again. */
  children: (values: readonly { value: string; label: string }[], unread: ReactNode) => ReactNode
}

/** The objects that an operand can name; none while the appliance has not said them or may not be asked. */
export function ObjectNames({ to, by, children }: Props) {
  const appliance = useAppliance()
  const resource = resourceOf(to)
  const list = resource?.operations.list
  const rows = useQuery({
    // A disabled query still needs a key; without a list it never runs.
    ...(list ? namesQuery(appliance, list) : { queryKey: ['nothing'], queryFn: () => [] }),
    enabled: list !== undefined && reasonOf(list, appliance) === undefined,
    staleTime: 30_000,
  })
  const values = (resource ? (rows.data ?? []) : []).flatMap((row) => {
    if (!resource) return []
    const label = nameOf(resource, row)
    return [{ value: by === 'name' ? label : idOf(resource, row), label }]
  })
  const keyless = useKeyTrouble(appliance.id) !== undefined
  return children(
    values,
    rows.isError && <NotLookedUp unread={keyless} onRetry={() => void rows.refetch()} pending={rows.isFetching} />,
  )
}

// Named apart, so that the type of the two branches above is one.
function namesQuery(...[appliance, list]: Parameters<typeof listQuery>) {
  const { queryKey, queryFn } = listQuery(appliance, list, {}, 'all')
  return { queryKey, queryFn }
}
