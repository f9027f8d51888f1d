import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { offers, reasonOf } from '../api/appliance'
import { useAppliance } from '../api/session'
import { Name } from '../ui/name'
import { objectQuery } from './list-query'
import { nameOf, paramsFor, resourceOf } from './model'
import { pathOf } from './paths'

/** Another object by its name, as a link to its page; by its id where it cannot be read. */
export function ObjectLink({ to, id }: { to: string; id: string }) {
  const appliance = useAppliance()
  const resource = resourceOf(to)
  const get = resource?.operations.get
  const readable = get !== undefined && reasonOf(get, appliance) === undefined
  const object = useQuery({
    ...(get ? objectQuery(appliance, get, paramsFor(get, id)) : { queryKey: ['nothing'], queryFn: () => null }),
    enabled: readable,
  })
  const name = resource && object.data ? nameOf(resource, object.data) : id
  if (!resource || !offers(resource, appliance)) return <Name>{name}</Name>
  return (
    <Link to={pathOf(to, id)}>
      <Name>{name}</Name>
    </Link>
  )
}
