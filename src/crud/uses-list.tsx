/** What a delete concerns beside the object itself: what is assigned to it, what belongs to it, who uses it. */
import { useQueries, useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useAppliance } from '../api/session'
import { count, number } from '../ui/format'
import { Name } from '../ui/name'
import { Progress } from '../ui/progress'
import { useBrowser } from './browser'
import styles from './crud.module.css'
import type { Found, Held, Holder } from './holders'
import { listQuery } from './list-query'
import { idOf, nameOf, paramsFor, sentence, type Row } from './model'
import { readParts } from './parts'
import { pathOf } from './paths'
import { directInput, sidesFor } from './uses'
import type { Search } from './use-holders'

/** How many are named before the rest is counted. */
const named = 5

/** "2 alerts use this email group" */
export function holdWords({ from, field }: Holder, size: number, one: string): string {
  const holders = count(size, ...from.words)
  const each = size === 1
  if (!field) return `${holders} ${each ? 'uses' : 'use'} this ${one}`
  return `${holders} ${each ? 'names' : 'name'} this ${one} under ${field.label}`
}

function Holders({ holder, held }: { holder: Holder; held: readonly Held[] }) {
  const { resource } = useBrowser()
  const { from } = holder
  return (
    <li>
      {holdWords(holder, held.length, resource.words[0])}:{' '}
      {held.slice(0, named).map(({ row }, index) => (
        <span key={idOf(from, row)}>
          {index > 0 && ', '}
          {from.operations.get ? (
            <Link to={pathOf(from.name, idOf(from, row))}>
              <Name>{nameOf(from, row)}</Name>
            </Link>
          ) : (
            <Name>{nameOf(from, row)}</Name>
          )}
        </span>
      ))}
      {held.length > named && ` and ${number(held.length - named)} more`}
    </li>
  )
}

/** What of a search is not known, in words; undefined where all is. */
export function unknownOf({ holder, of, unasked }: Found): string | undefined {
  const [one, many] = holder.from.words
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

export function UsesList({ row, search }: { row: Row; search: Search }) {
  const { resource } = useBrowser()
  const appliance = useAppliance()
  const id = idOf(resource, row)
  const sides = sidesFor(resource, appliance)
  const uses = useQueries({
    queries: sides.map((side) =>
      listQuery(appliance, side.list, { params: paramsFor(side.list, id), ...directInput(side) }),
    ),
  })
  const parts = useQuery({
    queryKey: [appliance.id, resource.name, 'parts', id],
    queryFn: () => readParts(appliance, resource, id),
    staleTime: 0,
  })
  const { found } = search
  const assigned = sides.flatMap((side, index) => {
    const use = uses[index]
    const size = use?.data?.length ?? 0
    if (size === 0 && !use?.isError) return []
    return [
      <li key={side.to}>
        {use?.isError ? (
          `${sentence(side.words[1])}: not known, the list could not be read`
        ) : (
          <Link to={`${pathOf(resource.name, id)}?tab=${side.to}`}>{count(size, ...side.words)}</Link>
        )}
      </li>,
    ]
  })
  const belonging = (parts.data ?? []).flatMap(({ part, entries }) => {
    if (entries === null) return [<li key={part.name}>{sentence(part.name)}: not known, they could not be read</li>]
    return entries.length === 0 ? [] : [<li key={part.name}>{`${sentence(part.name)}: ${number(entries.length)}`}</li>]
  })
  const users = (found ?? []).flatMap((each) => {
    const held = each.byId.get(id) ?? []
    const unknown = unknownOf(each)
    const key = `${each.holder.from.name} ${each.holder.field?.name ?? ''}`
    return [
      ...(held.length > 0 ? [<Holders key={key} holder={each.holder} held={held} />] : []),
      ...(unknown ? [<li key={`${key} unknown`}>{unknown}</li>] : []),
    ]
  })
  const pending = uses.some((use) => use.isPending) || parts.isPending || found === null
  const nothing = assigned.length + belonging.length + users.length === 0
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
      {belonging.length > 0 && (
        <div>
          <p>Belongs to it and goes with it:</p>
          <ul className={styles.uses}>{belonging}</ul>
        </div>
      )}
      {search.of > 0 && found === null && <SearchProgress search={search} />}
      {nothing && !(search.of > 0 && found === null) && (
        <p>{pending ? 'Reading what uses it…' : `Nothing uses ${nameOf(resource, row)}.`}</p>
      )}
    </div>
  )
}
