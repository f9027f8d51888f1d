/** Applications: searched, made, changed, never deleted. */
import type { applications as resource } from '../../catalog/applications'
import { compareVersions, later } from '../../catalog/release'
import type { Application } from '../../catalog/shapes/application'
import { refuse } from '../answer'
import type { AnyContext, Handlers } from '../handler'
import { withinBudget } from '../match/budget'
import { pattern } from '../match/pattern'
import { activeWithin } from '../match/time'
import { membersOf } from '../membership'
import { applicationActivity, protocolsOf } from '../seed/applications'
import type { World } from '../world'
import { crud, found } from './crud'
import { relatedDashboards } from './dashboard-lists'
import { page } from './page'
import { relate } from './relate'

type Criteria = NonNullable<Application['criteria']>

/** The application that holds everything, on each sensor. */
const everything = '_default'

const read: Record<string, (row: Application, world: World) => (string | null | undefined)[]> = {
  name: (row) => [row.display_name],
  discovery_id: (row) => [row.discovery_id],
  'extrahop-id': (row) => [row.extrahop_id],
  extrahop_id: (row) => [row.extrahop_id],
  node: ({ node_id }, world) => (node_id == null ? [] : [String(node_id), world.nodes.get(node_id)]),
  any: (row, world) => [
    row.display_name,
    row.description,
    row.discovery_id,
    row.extrahop_id,
    ...(row.node_id == null ? [] : [world.nodes.get(row.node_id)]),
  ],
}

/** What the application speaks: what its trigger brought, or else what the devices of its criteria speak. */
function spoken(world: World, row: Application): readonly string[] {
  const known = protocolsOf(row)
  if (known.length > 0) return known
  const names = new Set<string>()
  for (const { sources } of world.collections.applicationcriteria.get(row.id)?.criteria ?? [])
    for (const { type, id } of sources)
      for (const device of type === 'device' ? [id] : membersOf(world, id))
        for (const name of world.collections.devices.get(device)?.activity ?? [])
          names.add(name.replace(/_(client|server)$/, ''))
  return [...names].toSorted()
}

const activityOf = (world: World, row: Application) => applicationActivity(world, row, spoken(world, row))

/** When an application had traffic, in the words of a device. */
function seen(world: World, row: Application) {
  const spans = activityOf(world, row)
  return spans.length === 0
    ? null
    : {
        discover_time: Math.min(...spans.map(({ from_time }) => from_time)),
        last_seen_time: Math.max(...spans.map(({ until_time }) => until_time)),
      }
}

function checkCriteria({ world }: AnyContext, criteria: Criteria): void {
  for (const { sources } of criteria)
    for (const { type, id } of sources) {
      const known = type === 'device' ? world.collections.devices : world.collections.devicegroups
      if (!known.has(id)) throw refuse(422, `Body field "criteria": there is no ${type.replace('_', ' ')} ${id}`)
    }
}

/** Criteria are kept apart, as answers have them only where they are asked for. */
function bare(context: AnyContext & { body: { criteria?: Criteria | undefined } }): AnyContext {
  const { criteria, ...body } = context.body
  if (criteria) checkCriteria(context, criteria)
  return { ...context, body, given: new Set([...context.given].filter((name) => name !== 'criteria')) }
}

const plain = crud('applications', {
  preset: (body, { world }) => {
    const nodes = [...world.nodes.keys()]
    const wanted = body['node_id']
    if (nodes.length > 0 && typeof wanted === 'number' && !nodes.includes(wanted))
      throw refuse(422, `Body field "node_id": there is no node ${wanted}`)
    const node_id = nodes.length > 0 && typeof wanted === 'number' ? wanted : (nodes[0] ?? null)
    const discovery_id = String(body['discovery_id'])
    for (const row of world.collections.applications.all())
      if (row.discovery_id === discovery_id && (row.node_id ?? null) === node_id)
        throw refuse(422, `Body field "discovery_id": "${discovery_id}" is taken`)
    return { node_id, extrahop_id: discovery_id, user_mod_time: world.stamp() }
  },
  before: (_, __, { world }) => ({ user_mod_time: world.stamp() }),
})

export const applications: Handlers<typeof resource> = {
  list: ({ world, query }) => {
    const { applications: all } = world.collections
    const windowed = query.active_from !== undefined || query.active_until !== undefined
    const active = activeWithin(query, world.now())
    const values = read[query.search_type ?? 'any'] ?? (() => [])
    const test = query.value === undefined ? null : pattern('value', query.value)
    const rows = withinBudget('value', () =>
      [...all.all()].filter((row) => {
        const when = windowed ? seen(world, row) : null
        if (windowed && !(when && active(when))) return false
        return test === null || values(row, world).some((text) => text != null && test(text))
      }),
    )
    // Later releases answer a hundred unless asked for more.
    return all.many(page(rows, query, compareVersions(world.release, later) >= 0 ? 100 : Infinity))
  },
  create: (context) => {
    const { criteria } = context.body
    const { id } = plain.create(bare(context))
    if (criteria && typeof id === 'number') context.world.collections.applicationcriteria.put({ id, criteria })
    return { id }
  },
  get: ({ world, params, query }) => {
    const row = found(world.collections.applications, params.id)
    if (!query.include_criteria) return row
    return { ...row, criteria: world.collections.applicationcriteria.get(row.id)?.criteria ?? [] }
  },
  update: (context) => {
    const { world, params, body } = context
    const row = found(world.collections.applications, params.id)
    if (body.criteria && row.discovery_id === everything)
      throw refuse(422, 'Body field "criteria": the built-in application holds everything')
    plain.update(bare(context))
    if (body.criteria) world.collections.applicationcriteria.put({ id: row.id, criteria: body.criteria })
    return undefined
  },
  activity: ({ world, params }) => activityOf(world, found(world.collections.applications, params.id)),
  listDashboards: (context) =>
    relatedDashboards(context, 'applications', found(context.world.collections.applications, context.params.id).id),
  ...relate('applications', 'alerts'),
  ...relate('applications', 'flexgrids'),
  ...relate('applications', 'geomaps'),
  ...relate('applications', 'pages'),
}
