/**
 * Who may see or edit a dashboard, as one flat list of rights: so that a change sends the rights that differ, null for
 * those taken away, and what somebody else changed is told from it right by right.
 */
import type { Appliance } from '../api/appliance'
import { call } from '../api/send'
import { dashboards } from '../catalog/dashboards'
import type { Guarded } from '../crud/guard/guard'
import { sameJson } from '../api/same-json'

export type Right = 'viewer' | 'editor'

export interface Sharing {
  anyone?: 'viewer' | null | undefined
  users?: Readonly<Record<string, Right | null>> | undefined
  groups?: Readonly<Record<string, Right | null>> | undefined
}

type Rights = Readonly<Record<string, unknown>>

const everyone = 'Everyone'
const user = 'User '
const group = 'Group '

/** The rights by who has them; those that nobody has are not there. */
export function rightsOf({ anyone, users, groups }: Sharing): Rights {
  const named = (prefix: string, rights: Sharing['users']) =>
    Object.entries(rights ?? {}).flatMap(([name, right]) => (right === null ? [] : [[prefix + name, right] as const]))
  return Object.fromEntries([
    ...(anyone ? [[everyone, anyone] as const] : []),
    ...named(user, users),
    ...named(group, groups),
  ])
}

/** Whose rights differ. */
export function rightNames(was: Sharing, now: Sharing): string[] {
  const [before, after] = [rightsOf(was), rightsOf(now)]
  const all = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...all].filter((name) => !sameJson(before[name], after[name]))
}

const isRight = (right: unknown): right is Right => right === 'viewer' || right === 'editor'

interface SharingBody {
  anyone?: 'viewer' | null
  users?: Record<string, Right | null>
  groups?: Record<string, Right | null>
}

/** The sharing of a dashboard, guarded right by right. */
export const guardedSharing = (
  appliance: Appliance,
  id: number,
  write: (body: SharingBody, signal?: AbortSignal) => Promise<unknown>,
): Guarded<Sharing> => ({
  valuesOf: rightsOf,
  blank: () => null,
  read: (signal) => call(appliance, dashboards.operations.sharing, { params: { id } }, { signal }),
  send: async (changed, signal) => {
    await write(sharingBody(changed), signal)
  },
})

/** The body that changes rights; whoever is named without a right loses theirs. */
export function sharingBody(changed: Rights): SharingBody {
  const named = (prefix: string) => {
    const own = Object.entries(changed).flatMap(([name, right]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), isRight(right) ? right : null] as const] : [],
    )
    return own.length > 0 ? Object.fromEntries(own) : undefined
  }
  const [users, groups] = [named(user), named(group)]
  return {
    ...(everyone in changed && { anyone: changed[everyone] === 'viewer' ? ('viewer' as const) : null }),
    ...(users && { users }),
    ...(groups && { groups }),
  }
}
