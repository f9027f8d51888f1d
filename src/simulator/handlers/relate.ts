/**
 * The four operations that see and change a relation from one side: the list, the bulk assignment, and a single
 * pair. One store is seen from both sides, so a tag's devices and a device's tags cannot disagree.
 */
import { linkKey, relationOf, type Row } from '../../catalog/relations'
import { compareVersions, later } from '../../catalog/release'
import type { Failures } from '../../catalog/operation'
import { canBeAssigned } from '../../catalog/trigger-events'
import { Prepared, Refusal, refuse } from '../answer'
import type { AnyContext } from '../handler'
import { groupsOf, isDynamic, membersOf } from '../membership'
import type { RowOf, World } from '../world'
import { collectionOf, found } from './crud'

type LinkKeys<To extends Row> = `${'list' | 'assign' | 'add' | 'remove'}${Capitalize<To>}`
/** Handlers that fit the operations of `links(from, to)`, whatever their query. */
export type LinkHandlers<To extends Row> = {
  [Key in LinkKeys<To>]: Key extends `list${string}`
    ? (context: AnyContext) => Prepared
    : (context: AnyContext) => Failures | undefined
}

interface RelateOptions<To extends Row> {
  /** Narrows and orders what the list answers, by the operation's own query. */
  select?: (rows: Iterable<RowOf<To>>, context: AnyContext) => Iterable<RowOf<To>>
}

/** Members of a dynamic group are found by its rule and cannot be set by hand, from either side. */
function refuseDynamic(world: World, from: Row, id: number, to: Row, child: number): void {
  const group =
    from === 'devicegroups' && to === 'devices' ? id : to === 'devicegroups' && from === 'devices' ? child : null
  if (group === null) return
  const row = world.collections.devicegroups.get(group)
  if (row && isDynamic(row)) throw refuse(400, `Device group ${group} is dynamic: its rule decides on its members`)
}

/** Ids of `to` that belong to one of `from`: assigned by hand, found by a rule, or inherited through a group. */
function* belonging(world: World, from: Row, id: number, to: Row, direct: boolean): Generator<number> {
  if (from === 'devicegroups' && to === 'devices') return yield* membersOf(world, id)
  if (from === 'devices' && to === 'devicegroups') return yield* groupsOf(world, id)
  const seen = new Set(world.links.of(from, id, to))
  yield* seen
  if (direct) return
  const more = function* (ids: Iterable<number>): Generator<number> {
    for (const child of ids) {
      if (seen.has(child)) continue
      seen.add(child)
      yield child
    }
  }
  if (from === 'devices' && inherits(to)) {
    for (const group of groupsOf(world, id)) yield* more(world.links.of('devicegroups', group, to))
  }
  // "Apply to all" reaches every source of the fitting kind without an assignment.
  if (to === 'alerts')
    for (const row of world.collections.alerts.all()) if (row.apply_all && watches(row, from)) yield* more([row.id])
  if (to === 'triggers')
    for (const row of world.collections.triggers.all())
      if (row.apply_all && canBeAssigned(row.events)) yield* more([row.id])
}

/** What metrics are called after, by the kind of source. */
const sources: Partial<Record<Row, string>> = {
  applications: 'application',
  devices: 'device',
  devicegroups: 'device',
  networks: 'capture',
}

/** True if an alert's metric is one that the sources of `from` have. */
const watches = ({ stat_name, object_type }: RowOf<'alerts'>, from: Row): boolean =>
  (/^extrahop\.(\w+)\./.exec(stat_name ?? '')?.[1] ?? object_type) === sources[from]

const inherits = (to: Row): boolean => ['alerts', 'triggers', 'geomaps', 'pages'].includes(to)

const idsIn = (body: unknown, key: 'assign' | 'unassign'): number[] => {
  const list: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, key) : undefined
  return Array.isArray(list) ? list.filter((id): id is number => typeof id === 'number') : []
}

/** The id of the object that a part of the path names; throws a 404 that says so. */
function idOf(world: World, name: Row, text: string | undefined): number {
  const collection = world.collection(name)
  const key = collection?.keyOf(found(collection, text))
  if (typeof key !== 'number') throw refuse(404, `${name}: there is no object ${text ?? ''}`)
  return key
}

/** The handlers of `links(from, to)`. */
export function relate<const To extends Row>(from: Row, to: To, options: RelateOptions<To> = {}): LinkHandlers<To> {
  if (!relationOf(from, to)) throw new Error(`No relation between ${from} and ${to}`)

  const parent = (context: AnyContext): number => idOf(context.world, from, context.params['id'])
  const child = (context: AnyContext): number => idOf(context.world, to, context.params['child-id'])

  const list = (context: AnyContext): Prepared => {
    const { world } = context
    const collection = collectionOf(world, to)
    const id = parent(context)
    // Only lists that can leave out what is inherited show it at all.
    const direct = context.operation.query?.shape['direct_assignments_only'] === undefined || isDirect(context.query)
    const rows: RowOf<To>[] = []
    for (const key of belonging(world, from, id, to, direct)) {
      const row = collection.get(key)
      // The rows of a collection are those of its name.
      if (row) rows.push(row as RowOf<To>)
    }
    return collection.many((options.select?.(rows, context) ?? rows) as Iterable<never>)
  }

  const change = (context: AnyContext, id: number, other: number, verb: 'add' | 'remove'): void => {
    refuseDynamic(context.world, from, id, to, other)
    context.world.links[verb](from, id, to, other)
  }

  const assign = (context: AnyContext): Failures | undefined => {
    const id = parent(context)
    const { world, body } = context
    const known = collectionOf(world, to)
    const steps = [
      ...idsIn(body, 'assign').map((other) => ['assign', 'add', other] as const),
      ...idsIn(body, 'unassign').map((other) => ['unassign', 'remove', other] as const),
    ]
    const missing = steps.filter(([, , other]) => !known.has(other))
    // Releases after 8.0 do what they can and answer 207 with the rest; older ones do all or nothing.
    const partial = compareVersions(world.release, later) >= 0
    const first = missing[0]
    if (first && !partial) throw refuse(404, `${to}: there is no object ${first[2]}`)
    for (const [, , other] of steps) if (known.has(other)) refuseDynamic(world, from, id, to, other)
    for (const [, verb, other] of steps) if (known.has(other)) change(context, id, other, verb)
    if (missing.length === 0) return undefined
    const failures = {
      message: `${missing.length} of ${steps.length} assignments were not applied`,
      failures: missing.map(([action, , other]) => ({
        action,
        id: String(other),
        reason: `${to}: there is no object ${other}`,
      })),
    }
    if (missing.length === steps.length) throw new Refusal(422, failures.message, {}, failures)
    return failures
  }

  const one =
    (verb: 'add' | 'remove') =>
    (context: AnyContext): undefined => {
      change(context, parent(context), child(context), verb)
      return undefined
    }

  const handlers = {
    [linkKey('list', to)]: list,
    [linkKey('assign', to)]: assign,
    [linkKey('add', to)]: one('add'),
    [linkKey('remove', to)]: one('remove'),
  }
  // The keys are computed, so the compiler cannot see that they are the four of LinkHandlers.
  return handlers as unknown as LinkHandlers<To>
}

const isDirect = (query: unknown): boolean =>
  typeof query === 'object' && query !== null && Reflect.get(query, 'direct_assignments_only') === true
