/** What a delete concerns beside the object itself: what is assigned to it, what belongs to it, who uses it. */
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useAppliance } from '../../api/session'
import { Button } from '../../ui/button'
import { count, number } from '../../ui/format'
import { Name } from '../../ui/name'
import { Progress } from '../../ui/progress'
import { useBrowser } from '../browser'
import styles from '../crud.module.css'
import { idOf, nameOf, sentence, type Row } from '../model'
import { pathOf } from '../paths'
import { readTied, tieOf } from './tied'
import type { UserEntry, Users, UserTie } from './users'
import type { Search } from './use-users'

/** How many are named before the rest is counted. */
const named = 5

/** "2 alerts use this email group" */
export function userWords({ from, field }: UserTie, size: number, one: string): string {
  const users = count(size, ...from.words)
  const each = size === 1
  if (!field) return `${users} ${each ? 'uses' : 'use'} this ${one}`
  return `${users} ${each ? 'names' : 'name'} this ${one} under ${field.label}`
}

function UserNames({ tie, users }: { tie: UserTie; users: readonly UserEntry[] }) {
  const { resource } = useBrowser()
  const { from } = tie
  return (
    <li>
      {userWords(tie, users.length, resource.words[0])}:{' '}
      {users.slice(0, named).map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          {from.operations.get ? (
            <Link to={pathOf(from.name, id)}>
              <Name>{name}</Name>
            </Link>
          ) : (
            <Name>{name}</Name>
          )}
        </span>
      ))}
      {users.length > named && ` and ${number(users.length - named)} more`}
    </li>
  )
}

/** What of a search is not known, in words; undefined where all is. */
export function unknownOf({ tie, of, unasked }: Users): string | undefined {
  const [one, many] = tie.from.words
  if (of === null) return `${sentence(many)} that use it: not known, their list could not be read`
  if (unasked === 0) return undefined
  return `${number(unasked)} of ${count(of, one, many)} could not be asked or were not: not known whether they use it`
}

/** How far the search for those who use it is. */
export function SearchProgress({ search }: { search: Search }) {
  return (
    <Progress
      label="Looking who uses it"
      value={search.asked}
      of={search.of}
      unit="asked whether they use it"
      startedAt={search.startedAt}
      onStop={search.stop}
      stopLabel="Go on without waiting"
    />
  )
}

export function TiesList({ row, search }: { row: Row; search: Search }) {
  const { resource } = useBrowser()
  const appliance = useAppliance()
  const id = idOf(resource, row)
  const tied = useQuery({
    queryKey: [appliance.id, resource.name, 'tied', id],
    queryFn: () => readTied(appliance, resource, id),
    staleTime: 0,
  })
  const { found } = search
  const of = (kind: 'assigned' | 'owned') =>
    (tied.data ?? []).flatMap((each) => {
      const tie = each.kind === kind ? tieOf(resource, appliance, each) : undefined
      const { entries } = each
      if (!tie || entries?.length === 0) return []
      const many = sentence(tie.words[1])
      if (entries === null) return [<li key={each.key}>{many}: not known, the list could not be read</li>]
      if (kind === 'owned') return [<li key={each.key}>{`${many}: ${number(entries.length)}`}</li>]
      return [
        <li key={each.key}>
          <Link to={`${pathOf(resource.name, id)}?tab=${each.key}`}>
            {count(entries.length, tie.words[0], tie.words[1])}
          </Link>
        </li>,
      ]
    })
  const assigned = of('assigned')
  const owned = of('owned')
  const users = (found ?? []).flatMap((each) => {
    const entries = each.byId.get(id) ?? []
    const unknown = unknownOf(each)
    const { key } = each.tie
    return [
      ...(entries.length > 0 ? [<UserNames key={key} tie={each.tie} users={entries} />] : []),
      ...(unknown ? [<li key={`${key} unknown`}>{unknown}</li>] : []),
    ]
  })
  const pending = tied.isPending || found === null
  const unasked = (found ?? []).some((each) => unknownOf(each) !== undefined)
  const unread = (tied.data ?? []).some(({ entries }) => entries === null)
  const again = () => {
    if (unread) void tied.refetch()
    if (unasked) search.again()
  }
  const nothing = assigned.length + owned.length + users.length === 0
  return (
    <div className={styles.stack}>
      {users.length > 0 && (
        <ul className={styles.uses} aria-label="Used by">
          {users}
        </ul>
      )}
      {assigned.length > 0 && (
        <div>
          <p>Assigned to it now:</p>
          <ul className={styles.uses}>{assigned}</ul>
        </div>
      )}
      {owned.length > 0 && (
        <div>
          <p>Belongs to it and goes with it:</p>
          <ul className={styles.uses}>{owned}</ul>
        </div>
      )}
      {(unread || unasked) && (
        <div>
          <Button small pending={tied.isFetching} onClick={again}>
            Try again
          </Button>
        </div>
      )}
      {search.of > 0 && found === null && <SearchProgress search={search} />}
      {nothing && !(search.of > 0 && found === null) && (
        <p>{pending ? 'Reading what uses it…' : `Nothing uses ${nameOf(resource, row)}.`}</p>
      )}
    </div>
  )
}
