/**
 * A plain resource: objects that are listed, read, made, changed and deleted, and nothing else. Its catalogue entry
 * says all that it takes to serve it, with a few objects to begin with; a resource that does more has handlers and a
 * seed of its own.
 */
import { fieldsOf } from '../catalog/fields'
import type { Resource } from '../catalog/operation'
import { z } from '../catalog/zod'
import { Collection } from './collection'
import type { AnyHandler } from './handler'
import { blankOf, crudOver } from './handlers/crud'
import { sampleOf } from './sample'
import type { World } from './world'

export const plainKeys = ['list', 'get', 'create', 'update', 'remove'] as const
export type PlainKey = (typeof plainKeys)[number]

const isPlainKey = (key: string): key is PlainKey => plainKeys.some((known) => known === key)

/** Objects that a plain resource begins with. */
const seeds = 3

/** The objects of a plain resource; the first look makes those it begins with. */
function collectionOf(world: World, resource: Resource): Collection<Record<string, unknown>> {
  const known = world.plain.get(resource.name)
  if (known) return known
  const { name, key, object, release } = { ...resource, release: world.release }
  const collection = new Collection<Record<string, unknown>>({ name, key, schema: object, release })
  world.plain.set(name, collection)
  const { create } = resource.operations
  const samples = [object, create?.body].map((schema) => (schema instanceof z.ZodObject ? sampleOf(schema) : {}))
  const sample: object = Object.assign({}, ...samples)
  const names = new Set(resource.names)
  for (let number = 1; number <= seeds; number += 1) {
    const texts = fieldsOf(object ?? z.object({})).flatMap(({ name: field, schema }) =>
      names.has(field) && schema instanceof z.ZodString ? [[field, `${resource.words[0]} ${number}`]] : [],
    )
    const named: Record<string, unknown> = Object.fromEntries(texts)
    collection.put({
      ...blankOf(object),
      ...sample,
      ...named,
      ...(object && 'mod_time' in object.shape && { mod_time: world.base - number * 86_400_000 }),
      [key]: key in named ? named[key] : collection.nextId(),
    })
  }
  return collection
}

/** The handlers of a plain resource, by the keys of its operations. Throws for a resource that is none. */
export function plainHandlers(resource: Resource): Record<string, AnyHandler> {
  const handlers = crudOver<Record<string, unknown>>({
    of: (world) => collectionOf(world, resource),
    shape: resource.object,
  })
  return Object.fromEntries(
    Object.keys(resource.operations).map((key) => {
      if (!isPlainKey(key)) throw new Error(`${resource.name}.${key} needs a handler: the resource is not a plain one`)
      return [key, handlers[key]]
    }),
  )
}
