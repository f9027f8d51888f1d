import { MapPinOff } from 'lucide-react'
import { Link, useLocation } from 'react-router'
import type { Appliance } from '../api/appliance'
import { EmptyState } from '../ui/empty-state'
import { PageHeader } from '../ui/page-header'
import { roleOf } from './plate'
import { pages, pagesFor } from './pages'

/** An address without a page: unknown to the console, or to this kind of appliance. */
export function NotFound({ appliance }: { appliance: Appliance }) {
  const { pathname } = useLocation()
  const known = pages.find(({ to }) => pathname === to || pathname.startsWith(`${to}/`))
  // Below a page that is here an address may be wrong all the same.
  const here = known && pagesFor(appliance).find(({ to }) => to === known.to)
  const elsewhere = here ? undefined : known
  return (
    <>
      <PageHeader title={elsewhere ? elsewhere.title : 'No such page'} />
      <EmptyState
        icon={<MapPinOff size={22} />}
        title={elsewhere ? `${appliance.name} has no ${elsewhere.title.toLowerCase()}` : 'This address has no page'}
        action={
          here ? (
            <Link to={here.to}>Go to {here.title.toLowerCase()}</Link>
          ) : (
            <Link to="/overview">Go to the overview</Link>
          )
        }
      >
        {elsewhere
          ? `${roleOf(appliance)} does not offer them. Switch to another appliance, or go on from the overview.`
          : 'The address may be from another version of the console, or was cut on its way.'}
      </EmptyState>
    </>
  )
}
