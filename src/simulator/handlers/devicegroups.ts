/** Device groups, static and dynamic (5.3 guide, POST example). */
import type { devicegroups as resource } from '../../catalog/devicegroups'
import type { Device } from '../../catalog/shapes/device'
import { refuse } from '../answer'
import type { Handlers } from '../handler'
import { filterTest } from '../match/device-filter'
import { deviceTest } from '../match/device-search'
import { pattern } from '../match/pattern'
import { withinBudget } from '../match/budget'
import { resolveTime } from '../../catalog/cycles'
import { activeWithin } from '../match/time'
import type { RowOf, World } from '../world'
import { crud, found } from './crud'
import { relatedDashboards } from './dashboard-lists'
import { page } from './page'
import { relate } from './relate'

type Group = RowOf<'devicegroups'>

/** A rule that cannot be compiled is refused when it is written, not when somebody looks. */
export function checkRule(world: World, group: Partial<Group>): void {
  if (group.filter) filterTest(world, group.filter)
  else if (group.value != null) deviceTest(world, group.field ?? 'any', group.value)
}

const plain = crud('devicegroups', {
  unique: 'name',
  fixed: (group, verb) => (group.built_in ? `Built-in groups cannot be ${verb}d` : null),
  preset: (body, { world }) => {
    checkRule(world, body)
    // Releases with a filter tree decide by the rule, older ones by the flag alone.
    return {
      editors: [],
      ...body,
      dynamic: body['dynamic'] === true || body['filter'] != null,
      built_in: false,
      name: nameIn(body),
    }
  },
  before: (group, changes, { world }) => {
    if (!group.dynamic && (changes['filter'] != null || changes['value'] != null))
      throw refuse(400, 'A static group has no rule')
    checkRule(world, { ...group, ...changes })
    return {}
  },
})

const nameIn = (body: Record<string, unknown>): string => (typeof body['name'] === 'string' ? body['name'] : '')

export const devicegroups: Handlers<typeof resource> = {
  ...plain,
  list: ({ world, query }) => {
    const groups = world.collections.devicegroups
    const which = query.type ?? (query.all ? 'all' : 'user_created')
    const since = query.since === undefined ? null : resolveTime(query.since, world.now())
    const named = query.name === undefined ? null : pattern('name', query.name)
    const rows = withinBudget('name', () =>
      [...groups.all()].filter(
        (group) =>
          (which === 'all' || (which === 'built_in') === (group.built_in ?? false)) &&
          (since === null || (group.mod_time ?? 0) >= since) &&
          (named === null || named(group.name)),
      ),
    )
    return groups.many(rows)
  },
  listDashboards: (context) =>
    relatedDashboards(context, 'devicegroups', found(context.world.collections.devicegroups, context.params.id).id),
  ...relate('devicegroups', 'devices', {
    select: (rows, { query, world }) => {
      const active = activeWithin(query as Window, world.now())
      return page(
        [...rows].filter((device: Device) => active(device)),
        query as Window,
        Infinity,
      )
    },
  }),
  ...relate('devicegroups', 'tags'),
  ...relate('devicegroups', 'alerts'),
  ...relate('devicegroups', 'triggers'),
  ...relate('devicegroups', 'flexgrids'),
  ...relate('devicegroups', 'geomaps'),
  ...relate('devicegroups', 'pages'),
}

/** Query of the members' list, as the catalogue checks it. */
interface Window {
  active_from?: number | string
  active_until?: number | string
  limit?: number
  offset?: number
}
