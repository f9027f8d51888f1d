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

/** The list of a kind, under either of its names. */
export const listOf = (contents: Contents, kind: string): unknown =>
  contents[exportedAs.get(kind) ?? ''] ?? contents[kind]

/** Lists that no kind here takes: "RecordFormat (2)". */
export function unknownIn(contents: Contents, brought: readonly string[]): string[] {
  return Object.entries(contents).flatMap(([name, list]) => {
    const known = Object.hasOwn(kinds, name) || parts.has(name) || brought.includes(name)
    return Array.isArray(list) && !known ? [`${name} (${list.length})`] : []
  })
}

const meta = (contents: Contents): Contents => (isObject(contents['.meta']) ? contents['.meta'] : {})

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** The name that a document gives itself; null for none. */
export const nameOf = (contents: Contents): string | null => text(contents['name']) ?? text(meta(contents)['name'])

export const commentOf = (contents: Contents): string | null =>
  text(contents['description']) ?? text(meta(contents)['comment'])

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
