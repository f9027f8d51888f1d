/**
 * Bundles as appliances export them: `.meta` with the name, the comment and the releases it is for, and lists under
 * capitalised kinds, in whose objects lists and options are JSON text inside text:
 *
 *   { ".meta": { "name": "Web", "created": 1700000000 }, "Trigger": [{ "name": "Count", "events": "[\"HTTP_RESPONSE\"]" }] }
 */
import { fieldOf } from '../catalog/fields'
import { z } from '../catalog/zod'

export type Contents = Record<string, unknown>

export const isObject = (value: unknown): value is Contents =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Kinds by the names that exported bundles have for them. */
const kinds: Readonly<Record<string, string>> = {
  Tag: 'tags',
  DeviceGroup: 'devicegroups',
  Application: 'applications',
  EmailGroup: 'emailgroups',
  ExclusionInterval: 'exclusionintervals',
  Alert: 'alerts',
  Trigger: 'triggers',
  Dashboard: 'dashboards',
  Page: 'pages',
  FlexGrid: 'flexgrids',
  Geomap: 'geomaps',
}

/** What dashboards are made of; they are not kept apart. */
const parts = new Set(['Region', 'Widget'])

const exportedAs = new Map(Object.entries(kinds).map(([exported, kind]) => [kind, exported]))

/** The list of a kind, under either of its names or both; undefined for what is none. */
export function listOf(contents: Contents, kind: string): unknown[] | undefined {
  const lists = [exportedAs.get(kind) ?? '', kind].map((name) => contents[name] ?? [])
  return lists.every((list) => Array.isArray(list)) ? lists.flat() : undefined
}

/** What no kind here takes: "RecordFormat (2)", and lists that are none: "Metric is no list". */
export function unknownIn(contents: Contents, brought: readonly string[]): string[] {
  return Object.entries(contents).flatMap(([name, list]) => {
    if (Object.hasOwn(kinds, name) || parts.has(name) || brought.includes(name)) return []
    if (Array.isArray(list)) return [`${name} (${list.length})`]
    // A document may also say its own name and the like in plain words.
    return name !== '.meta' && typeof list === 'object' && list !== null ? [`${name} is no list`] : []
  })
}

const listIn = (contents: Contents, name: string): readonly unknown[] => {
  const list = contents[name]
  return Array.isArray(list) ? list : []
}

/** Names in a list that may be JSON text, of objects or of themselves. */
function namesIn(value: unknown): unknown[] {
  const list = typeof value === 'string' ? parsed(value) : value
  return Array.isArray(list) ? list.map((item: unknown) => (isObject(item) ? item['name'] : item)) : []
}

export function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown
  } catch {
    return json
  }
}

/** Regions that no dashboard of the bundle names, and widgets that no region does: 'Region "Answers"'. */
export function placeless(contents: Contents): string[] {
  const unused = (part: string, uses: string, by: readonly unknown[]): string[] => {
    const used = new Set(by.flatMap((item) => (isObject(item) ? namesIn(item[uses]) : [])))
    return listIn(contents, part).flatMap((item, index) => {
      const name = isObject(item) ? item['name'] : undefined
      return used.has(name) ? [] : [typeof name === 'string' ? `${part} "${name}"` : `${part}[${index}]`]
    })
  }
  return [
    ...unused('Region', 'regions', listOf(contents, 'dashboards') ?? []),
    ...unused('Widget', 'widgets', listIn(contents, 'Region')),
  ]
}

const meta = (contents: Contents): Contents => (isObject(contents['.meta']) ? contents['.meta'] : {})

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** The name that a document gives itself; null for none. */
export const nameOf = (contents: Contents): string | null => text(contents['name']) ?? text(meta(contents)['name'])

export const commentOf = (contents: Contents): string | null =>
  text(contents['description']) ?? text(meta(contents)['comment'])

/** The first release that a document is for; null where it does not say. */
export const versionMinOf = (contents: Contents): string | null => text(meta(contents)['version_min'])

/** What a field holds; null, and no text where none is due, are as if it were not given. */
function decoded(schema: z.ZodType, value: unknown): unknown {
  if (typeof value !== 'string' || schema.safeParse(value).success) return value
  const { schema: inner } = fieldOf('', schema)
  if (inner instanceof z.ZodString || inner instanceof z.ZodEnum) return value
  if (value.trim() === '') return null
  try {
    return JSON.parse(value) as unknown
  } catch {
    return value
  }
}

/** One object of a bundle with its texts of JSON as what they hold, and under the names that it has here. */
export function objectIn(item: Contents, shape: z.ZodObject | undefined): Contents {
  const object = Object.fromEntries(
    Object.entries(item).flatMap(([name, value]) => {
      const field: unknown = shape && Object.hasOwn(shape.shape, name) ? shape.shape[name] : undefined
      const held = field instanceof z.ZodType ? decoded(field, value) : value
      return held === null ? [] : [[name, held] as const]
    }),
  )
  // A comment is what other objects call their description.
  const { comment, description } = object
  const described = shape && 'description' in shape.shape && !('comment' in shape.shape)
  return described && description === undefined && typeof comment === 'string'
    ? { ...object, description: comment }
    : object
}
