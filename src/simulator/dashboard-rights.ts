/**
 * What a caller may do with a dashboard. Built-in ones can be looked at and nothing else. Owners delete what is
 * theirs; owners and editors share it, with limited write privileges at least; unlimited users do all of it and hand
 * a dashboard over (8.0 Explore guide, Privilege levels).
 */
import { allows } from '../catalog/privilege'
import { refuse } from './answer'
import type { Caller } from './handler'
import type { RowOf, Sharing, World } from './world'

type Dashboard = RowOf<'dashboards'>
export type Right = 'view' | 'edit' | 'transfer' | 'delete' | 'share'

export const isBuiltIn = (dashboard: Dashboard): boolean => dashboard.type === 'system'

const unshared = (id: number): Sharing => ({ id, anyone: null, users: {}, groups: {} })

export const sharingOf = (world: World, dashboard: Dashboard): Sharing =>
  world.collections.sharing.get(dashboard.id) ?? unshared(dashboard.id)

/** True for who is named as an editor, alone or by a group that is enabled. */
function isEditor(world: World, dashboard: Dashboard, user: string): boolean {
  const { users, groups } = sharingOf(world, dashboard)
  if (users[user] === 'editor') return true
  return Object.entries(groups).some(([id, right]) => {
    const group = right === 'editor' ? world.collections.usergroups.get(id) : undefined
    return group?.enabled === true && group.members.includes(user)
  })
}

/** True for a dashboard that a caller may look at: below write personal only what is shared with its user. */
export function isSeen(world: World, dashboard: Dashboard, { user, privilege }: Caller): boolean {
  if (allows(privilege, 'read')) return true
  const { anyone, users, groups } = sharingOf(world, dashboard)
  return (
    anyone !== null ||
    dashboard.owner === user ||
    Object.hasOwn(users, user) ||
    Object.keys(groups).some((id) => {
      const group = world.collections.usergroups.get(id)
      return group?.enabled === true && group.members.includes(user)
    })
  )
}

export function rightsOf(world: World, dashboard: Dashboard, { user, privilege }: Caller): Right[] {
  if (isBuiltIn(dashboard)) return ['view']
  if (allows(privilege, 'system full')) return ['view', 'edit', 'transfer', 'delete', 'share']
  const rights: Right[] = ['view']
  const owner = dashboard.owner === user
  if (allows(privilege, 'write personal')) {
    if (owner || isEditor(world, dashboard, user)) rights.push('edit')
    if (owner) rights.push('delete')
    if (rights.includes('edit') && allows(privilege, 'write limited')) rights.push('share')
  }
  return rights
}

const doing: Record<Right, string> = {
  view: 'viewed',
  edit: 'edited',
  transfer: 'handed over',
  delete: 'deleted',
  share: 'shared',
}

/** Throws the 403 that says why not. */
export function demandRight(world: World, dashboard: Dashboard, caller: Caller, right: Right): void {
  if (rightsOf(world, dashboard, caller).includes(right)) return
  throw refuse(
    403,
    isBuiltIn(dashboard)
      ? `Built-in dashboards cannot be ${doing[right]}`
      : `Dashboard ${dashboard.id} belongs to ${dashboard.owner ?? 'somebody else'} and cannot be ${doing[right]} with this key`,
  )
}

/** A dashboard as its caller sees it. */
export const seenBy = (world: World, dashboard: Dashboard, caller: Caller): Dashboard => ({
  ...dashboard,
  rights: rightsOf(world, dashboard, caller),
})
