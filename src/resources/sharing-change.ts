/** Who may see or edit a dashboard, and what a change of it sends: the rights that differ, null for those taken away. */
import { dictionary } from '../catalog/dictionary'

export type Right = 'viewer' | 'editor'

export interface Sharing {
  anyone?: 'viewer' | null | undefined
  users?: Readonly<Record<string, Right | null>> | undefined
  groups?: Readonly<Record<string, Right | null>> | undefined
}

type Rights = Record<string, Right | null>

function changedRights(was: Sharing['users'], now: Sharing['users']): Rights | undefined {
  // People are called what they like, `__proto__` too.
  const [old, wanted] = [dictionary(was ?? {}), dictionary(now ?? {})]
  const changed: Rights = dictionary({})
  for (const name of new Set([...Object.keys(old), ...Object.keys(wanted)])) {
    const before = old[name] ?? null
    const after = wanted[name] ?? null
    if (before !== after) changed[name] = after
  }
  return Object.keys(changed).length > 0 ? changed : undefined
}

/** The body of a change; empty if nothing differs. */
export function sharingChange(
  was: Sharing,
  now: Sharing,
): { anyone?: 'viewer' | null; users?: Rights; groups?: Rights } {
  const users = changedRights(was.users, now.users)
  const groups = changedRights(was.groups, now.groups)
  return {
    ...((was.anyone ?? null) !== (now.anyone ?? null) && { anyone: now.anyone ?? null }),
    ...(users && { users }),
    ...(groups && { groups }),
  }
}
