import { MapPinOff } from 'lucide-react'
import { Link } from 'react-router'
import { EmptyState } from '../ui/empty-state'
import { inSentence } from '../ui/format'
import { PageHeader } from '../ui/page-header'

/** An address that names no page, with the way to the nearest one. */
export function NoPage({ to, title }: { to: string; title: string }) {
  return (
    <>
      <PageHeader title="No such page" />
      <EmptyState
        icon={<MapPinOff size={22} />}
        title="This address has no page"
        action={<Link to={to}>Go to {inSentence(title)}</Link>}
      >
        The address may be from another version of the console, or was cut on its way.
      </EmptyState>
    </>
  )
}
