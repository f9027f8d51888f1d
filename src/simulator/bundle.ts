/**
 * Bundles: chosen objects in one JSON document, by resource, to move between systems (5.3 guide, Bundle). Objects
 * are told apart by their names; what is assigned to one stands with it by name too, under `assignments`. Their form
 * is in bundle-form.ts; what is not known here is left out, and the audit log says so.
 */
import type { Bundle } from '../catalog/bundles'
import { operations } from '../catalog/index'
import { compareVersions } from '../catalog/release'
import { relationOf, type Row } from '../catalog/relations'
import { triggerEvents } from '../catalog/trigger-events'
import { z } from '../catalog/zod'
import { refuse } from './answer'
import type { Collection } from './collection'
import { isObject, listOf, objectIn, parsed, placeless, unknownIn, versionMinOf, type Contents } from './bundle-form'
import { blank, shapeOf } from './handlers/crud'
import { objectOf } from './release-fields'
import type { World } from './world'

/** A bundle with what is in it. */
export interface StoredBundle extends Bundle {
  contents: Contents
}

/** What a bundle can bring, those first that others are assigned to. */
export const brought = [
  'tags',
  'devicegroups',
  'applications',
  'emailgroups',
  'exclusionintervals',
  'alerts',
  'triggers',
  'dashboards',
  'pages',
  'flexgrids',
  'geomaps',
] as const satisfies readonly Row[]

type Kind = (typeof brought)[number]

const nameFields: Partial<Record<string, string>> = {
  applications: 'display_name',
  devices: 'display_name',
  emailgroups: 'group_name',
}
const nameField = (kind: string): string => nameFields[kind] ?? 'name'

interface Part {
  kind: Kind
  name: string
  row: Contents
  assignments: Contents
  /** Fields that its kind does not have here. */
  unknown: readonly string[]
}

/** What a bundle says of an object beside its fields: what is assigned to it, and of what a dashboard is made. */
const aside = new Set(['id', 'assignments', 'comment', 'name', 'regions'])

/** The fields with which an object of a kind is made; undefined where none is made through the API. */
function makes(kind: Kind): Readonly<Record<string, z.ZodType>> | undefined {
  const create = operations.find(({ id }) => id === `${kind}.create`)
  return objectOf(create?.body)?.shape
}

function partOf(kind: Kind, item: unknown, where: string): Part {
  const field = nameField(kind)
  if (!isObject(item)) throw refuse(422, `The bundle: ${where} is not an object`)
  const name = item[field] ?? item['name']
  if (typeof name !== 'string' || name === '') throw refuse(422, `The bundle: ${where} has no ${field}`)
  const shape = shapeOf(kind)
  const isKnown = (key: string): boolean => shape !== undefined && Object.hasOwn(shape.shape, key)
  const known = Object.entries(objectIn(item, shape)).filter(([key]) => key !== 'id' && isKnown(key))
  const unknown = Object.keys(item).filter((key) => !isKnown(key) && !aside.has(key))
  // An alert that can only be read, as one for detections, may come in a bundle.
  const wrong = known.find(([key, value]) => key !== 'type' && makes(kind)?.[key]?.safeParse(value).success === false)
  if (wrong) throw refuse(422, `The bundle: ${where} has no usable ${wrong[0]}`)
  const row = { ...blank(kind), ...Object.fromEntries(known), [field]: name, id: 0 }
  const parsed = shape?.safeParse(row)
  if (parsed && !parsed.success)
    throw refuse(422, `The bundle: ${where} does not fit. ${z.prettifyError(parsed.error)}`)
  return { kind, name, row, unknown, assignments: assignmentsOf(item, where) }
}

/** What is assigned to an object, which may be JSON text as its other lists are. */
function assignmentsOf(item: Contents, where: string): Contents {
  const { assignments } = item
  const held = typeof assignments === 'string' ? parsed(assignments) : assignments
  if (isObject(held)) return held
  if (held === undefined || held === null || held === '') return {}
  throw refuse(422, `The bundle: ${where} has no usable assignments`)
}

/** The objects of a document in the order in which they are installed. Throws a 422 for what does not fit. */
export function partsOf(contents: Contents): Part[] {
  return brought.flatMap((kind) => {
    const list = listOf(contents, kind)
    if (!list) throw refuse(422, `The bundle: ${kind} is not a list`)
    return list.map((item, index) => partOf(kind, item, `${kind}[${index}]`))
  })
}

/** Ids by name for each kind, gone through once: a bundle may hold a hundred thousand objects. */
class NamedIds {
  readonly #kinds = new Map<string, Map<unknown, number>>()

  of(kind: string, collection: Collection<object>): Map<unknown, number> {
    const known = this.#kinds.get(kind)
    if (known) return known
    const ids = new Map<unknown, number>()
    for (const row of collection.all()) {
      const key = collection.keyOf(row)
      const name: unknown = Reflect.get(row, nameField(kind))
      if (typeof key === 'number' && !ids.has(name)) ids.set(name, key)
    }
    this.#kinds.set(kind, ids)
    return ids
  }
}

/** Fields that the bundle leaves to the appliance. */
function completed({ kind, row, name }: Part, world: World, user: string): Contents {
  const more: Contents = 'mod_time' in row ? { mod_time: world.stamp() } : {}
  if (kind === 'applications') {
    const id =
      typeof row['discovery_id'] === 'string' ? row['discovery_id'] : name.toLowerCase().replaceAll(/\W+/g, '-')
    Object.assign(more, { discovery_id: id, extrahop_id: id })
  }
  if (kind === 'dashboards')
    Object.assign(more, { owner: user, short_code: shortCode(world), type: 'custom', rights: [] })
  return { ...row, ...more }
}

const letters = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

function shortCode(world: World): string {
  let rest = world.stamp() % letters.length ** 5
  let code = ''
  for (let digit = 0; digit < 5; digit++) {
    code += letters[rest % letters.length] ?? 'a'
    rest = Math.floor(rest / letters.length)
  }
  return code
}

/** Events of its triggers that are known to no release. */
function strangeEvents(parts: readonly Part[]): string[] {
  const events = parts.flatMap(({ row }) => (Array.isArray(row['events']) ? row['events'] : []))
  return [...new Set(events.map(String))].filter((event) => triggerEvents.every(({ name }) => name !== event))
}

/** Installs a bundle. With `overwrite`, objects of the same name become what the bundle says; else they stay. */
export function applyBundle(
  world: World,
  contents: Contents,
  options: { overwrite: boolean; assignments: boolean; user: string },
): void {
  const parts = partsOf(contents)
  const named = new NamedIds()
  const met = new Set<string>()
  const twice = new Set<string>()
  const missing: string[] = []
  for (const part of parts) {
    const { kind, name } = part
    const collection = world.collection(kind)
    if (!collection) continue
    // What comes twice is installed once; whether the other is the same, no name tells.
    const which = `${kind} "${name}"`
    if (met.has(which)) twice.add(which)
    if (met.has(which)) continue
    met.add(which)
    const ids = named.of(kind, collection)
    const present = ids.get(name) ?? null
    if (present !== null && !options.overwrite) continue
    const row = completed(part, world, options.user)
    const id = present ?? collection.nextId()
    const before = present === null ? {} : collection.get(present)
    // What is already there keeps the fields by which others know it.
    const keep =
      kind === 'dashboards' && isObject(before) ? { short_code: before['short_code'], owner: before['owner'] } : {}
    collection.put({ ...row, ...(present === null ? {} : keep), id })
    ids.set(name, id)
    if (kind === 'dashboards' && present === null)
      world.collections.sharing.put({ id, anyone: null, users: {}, groups: {} })
    if (options.assignments) missing.push(...assign(world, named, part, id).map((to) => `${which}: ${to}`))
  }
  const warn = (about: string, which: readonly string[]): void => {
    if (which.length > 0)
      world.note(world.stamp(), options.user, 'Apply bundle', `${about}: ${which.join(', ')}`, 'WARN')
  }
  warn('Not known here and left out', unknownIn(contents, brought))
  warn('Without a place in the bundle and left out', placeless(contents))
  for (const { kind, name, unknown } of parts) warn(`Fields not known here and left out, ${kind} "${name}"`, unknown)
  warn('Assignments to what is not found here', missing)
  const least = versionMinOf(contents)
  if (least !== null && compareVersions(least, world.appliance.version) > 0)
    warn(`The bundle is for later releases than ${world.appliance.version}, from`, [least])
  warn('More than once in the bundle, of which the first was taken', [...twice])
  warn('Not among the events that run a trigger here', strangeEvents(parts))
}

/** Assigns what can be found here by its name; the rest of the site is another. Tells what was not found. */
function assign(world: World, named: NamedIds, { kind, assignments }: Part, id: number): string[] {
  return Object.entries(assignments).flatMap(([to, names]) => {
    const others = world.collection(to)
    if (!others || !relationOf(kind, to) || !Array.isArray(names)) return [to]
    return names.flatMap((name: unknown) => {
      const child = (typeof name === 'string' ? named.of(to, others).get(name) : undefined) ?? null
      if (child === null) return [`${to} ${JSON.stringify(name)}`]
      world.links.add(kind, id, to, child)
      return []
    })
  })
}
