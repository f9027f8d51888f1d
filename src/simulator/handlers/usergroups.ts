/** Groups of users. What a group brings to its members shows in their effective roles at once. */
import type { UserGroup, usergroups as resource } from '../../catalog/usergroups'
import { refuse } from '../answer'
import type { AnyContext, Handlers } from '../handler'
import type { StoredGroup } from '../seed/accounts'
import type { World } from '../world'
import { found } from './crud'
import { without } from '../without'

const named = ({ world, params }: AnyContext): StoredGroup => found(world.collections.usergroups, params['id'])

const shown = (group: StoredGroup): UserGroup => without(group, 'members', 'roles')

/** A group of this system; the directory alone decides on those it brings. */
function own(context: AnyContext): StoredGroup {
  const group = named(context)
  if (group.is_remote) throw refuse(400, `The members of ${group.name} are read from the directory`)
  return group
}

function checkUsers(world: World, names: readonly string[]): void {
  for (const name of names)
    if (!world.collections.users.has(name)) throw refuse(404, `users: there is no object ${name}`)
}

const sync = (world: World, groups: Iterable<StoredGroup>): void => {
  for (const group of groups)
    if (group.is_remote) world.collections.usergroups.change(group.id, { last_sync_time: world.stamp() })
}

export const usergroups: Handlers<typeof resource> = {
  list: ({ world }) => Array.from(world.collections.usergroups.all(), shown),
  create: ({ world, body }) => {
    const { name, enabled } = body
    const all = world.collections.usergroups
    for (const group of all.all()) if (group.name === name) throw refuse(422, `Body field "name": "${name}" is taken`)
    const id = `local-${name}`
    all.put({
      id,
      name,
      display_name: name,
      enabled,
      is_remote: false,
      last_sync_time: null,
      rights: ['view', 'edit', 'delete'],
      members: [],
      roles: {},
    })
    return { id }
  },
  refreshAll: ({ world }) => {
    sync(world, [...world.collections.usergroups.all()])
    return undefined
  },
  get: (context) => shown(named(context)),
  update: (context) => {
    const { world, body } = context
    const { id, enabled } = named(context)
    world.collections.usergroups.change(id, { enabled: body.enabled ?? enabled })
    return undefined
  },
  remove: (context) => {
    const { world } = context
    const { id } = named(context)
    withdraw(world, id)
    world.collections.usergroups.delete(id)
    return undefined
  },
  removeAssociations: (context) => {
    withdraw(context.world, named(context).id)
    return undefined
  },
  members: (context) => ({ users: Object.fromEntries(named(context).members.map((name) => [name, name])) }),
  changeMembers: (context) => {
    const { world, body } = context
    const group = own(context)
    const changes = Object.entries(body)
    checkUsers(
      world,
      changes.filter(([, value]) => value !== null).map(([name]) => name),
    )
    const members = new Set(group.members)
    for (const [name, value] of changes) {
      if (value === null) members.delete(name)
      else members.add(name)
    }
    world.collections.usergroups.change(group.id, { members: [...members] })
    return undefined
  },
  setMembers: (context) => {
    const { world, body } = context
    const group = own(context)
    const members = Object.keys(body)
    checkUsers(world, members)
    world.collections.usergroups.change(group.id, { members })
    return undefined
  },
  refresh: (context) => {
    sync(context.world, [named(context)])
    return undefined
  },
}

/** Takes back every dashboard that is shared with a group. */
function withdraw(world: World, id: string): void {
  for (const sharing of world.collections.sharing.all()) {
    if (!Object.hasOwn(sharing.groups, id)) continue
    const groups = Object.fromEntries(Object.entries(sharing.groups).filter(([group]) => group !== id))
    world.collections.sharing.change(sharing.id, { groups })
  }
}
