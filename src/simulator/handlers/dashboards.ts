/** Dashboards: looked at, handed over, shared and deleted, never made (5.3 guide, Dashboards). */
import { dictionary } from '../../catalog/dictionary'
import type { dashboards as resource } from '../../catalog/dashboards'
import { refuse } from '../answer'
import { demandRight, isBuiltIn, isSeen, seenBy, sharingOf } from '../dashboard-rights'
import type { AnyContext, Handlers } from '../handler'
import { random } from '../seed/random'
import type { RowOf, Sharing, World } from '../world'
import { found } from './crud'

type Dashboard = RowOf<'dashboards'>
type Right = 'viewer' | 'editor'
type Changes = Readonly<Record<string, Right | null>>

/** The dashboard of a path: a number, or a tilde and the short code of its page address. */
function named({ world, params }: AnyContext): Dashboard {
  const { dashboards } = world.collections
  const text = params['id'] ?? ''
  if (!text.startsWith('~')) return found(dashboards, text)
  for (const row of dashboards.all()) if (row.short_code === text.slice(1)) return row
  throw refuse(404, `dashboards: no dashboard has the short code ${text}`)
}

/** Refuses names that nobody has. 422 where the operation knows it. */
function checkNames({ world, operation }: AnyContext, users: Changes, groups: Changes): void {
  const status = operation.errors.includes(422) ? 422 : 400
  for (const [name, right] of Object.entries(users))
    if (right !== null && !world.collections.users.has(name))
      throw refuse(status, `Body field "users": there is no user ${name}`)
  for (const [id, right] of Object.entries(groups))
    if (right !== null && !world.collections.usergroups.has(id))
      throw refuse(status, `Body field "groups": there is no group ${id}`)
}

/** Rights with the changes laid over them; null takes one away. */
const merged = (before: Sharing['users'], changes: Changes): Record<string, Right> => {
  const rights = dictionary<Right>({})
  for (const [name, right] of Object.entries({ ...before, ...changes })) if (right !== null) rights[name] = right
  return rights
}

function share(context: AnyContext, change: (before: Sharing) => Omit<Sharing, 'id'>): undefined {
  const { world, caller } = context
  const dashboard = named(context)
  demandRight(world, dashboard, caller, 'share')
  const before = sharingOf(world, dashboard)
  world.collections.sharing.put({ id: dashboard.id, ...change(before) })
}

/** Reports that were set up to be mailed; made from the dashboard alone. */
function reportsOf({ seed }: World, { id, name }: Dashboard) {
  const draw = random(seed, 'reports', id)
  return ['Weekly', 'Monthly'].flatMap((when, index) =>
    draw.chance(0.4) ? [{ id: id * 10 + index, name: `${when}: ${name ?? 'dashboard'}` }] : [],
  )
}

export const dashboards: Handlers<typeof resource> = {
  list: ({ world, caller }) => {
    const rows = world.collections.dashboards
    const seen = [...rows.all()].filter((row) => isSeen(world, row, caller))
    return rows.many(seen.map((row) => seenBy(world, row, caller)))
  },
  get: (context) => {
    const { world, caller } = context
    const dashboard = named(context)
    if (!isSeen(world, dashboard, caller))
      throw refuse(403, `Dashboard ${dashboard.id} is not shared with ${caller.user}`)
    return world.collections.dashboards.one(seenBy(world, dashboard, caller))
  },
  update: (context) => {
    const { world, body } = context
    const dashboard = named(context)
    if (body.owner === undefined) return undefined
    if (isBuiltIn(dashboard)) throw refuse(400, 'Built-in dashboards keep their owner')
    if (!world.collections.users.has(body.owner))
      throw refuse(400, `Body field "owner": there is no user ${body.owner}`)
    world.collections.dashboards.change(dashboard.id, { owner: body.owner, mod_time: world.stamp() })
    // The owner needs no right beside that.
    const sharing = sharingOf(world, dashboard)
    world.collections.sharing.put({ ...sharing, users: merged(sharing.users, { [body.owner]: null }) })
    return undefined
  },
  remove: (context) => {
    const { world, params, caller } = context
    if (params.id.startsWith('~')) throw refuse(400, 'A dashboard is deleted by its number, not by its short code')
    const dashboard = named(context)
    demandRight(world, dashboard, caller, 'delete')
    world.remove('dashboards', dashboard.id)
    return undefined
  },
  sharing: (context) => {
    const { anyone, users, groups } = sharingOf(context.world, named(context))
    return { anyone, users, groups }
  },
  updateSharing: (context) =>
    share(context, (before) => {
      const { anyone = before.anyone, users = {}, groups = {} } = context.body
      checkNames(context, users, groups)
      return { anyone, users: merged(before.users, users), groups: merged(before.groups, groups) }
    }),
  replaceSharing: (context) =>
    share(context, () => {
      const { anyone = null, users, groups } = context.body
      checkNames(context, users, groups)
      return { anyone, users: merged({}, users), groups: merged({}, groups) }
    }),
  reports: (context) => reportsOf(context.world, named(context)),
}
