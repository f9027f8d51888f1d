import { MapPinOff } from 'lucide-react'
import { Link, useLocation } from 'react-router'
import type { Appliance } from '../api/appliance'
import { NoPage } from '../crud/no-page'
import { EmptyState } from '../ui/empty-state'
import { inSentence } from '../ui/format'
import { PageHeader } from '../ui/page-header'
import { Elsewhere } from './elsewhere'
import { roleOf } from './plate'
import { pages, pagesFor } from './pages'

/**
 * An address without a page: unknown to the console, or to this kind of appliance. A resource by the API's own noun
 * (`/devicegroups/3`) is not one.
 */
export function NotFound({ appliance }: { appliance: Appliance }) {
  const { pathname, search } = useLocation()
  const known = pages.find(({ to }) => pathname === to || pathname.startsWith(`${to}/`))
  const [, noun, ...rest] = pathname.split('/')
  const meant = known ? undefined : pages.find(({ resource }) => resource?.name === noun)
  if (meant) return <Elsewhere to={[meant.to, ...rest].join('/') + search} />
  // Below a page that is here an address may be wrong all the same.
  const here = known && pagesFor(appliance).find(({ to }) => to === known.to)
  const elsewhere = here ? undefined : known
  if (!elsewhere) return <NoPage {...(here ?? { to: '/overview', title: 'the overview' })} />
  return (
    <>
      <PageHeader title={elsewhere.title} />
      <EmptyState
        icon={<MapPinOff size={22} />}
        title={`${appliance.name} has no ${inSentence(elsewhere.title)}`}
        action={<Link to="/overview">Go to the overview</Link>}
      >
        The API of {roleOf(appliance)} has nothing for this page. Switch to another appliance, or go on from the
        overview.
      </EmptyState>
    </>
  )
}
