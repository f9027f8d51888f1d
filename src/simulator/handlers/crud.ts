/**
 * The five operations of a plain resource, over its collection. A resource that has fewer takes what it has; what
 * it does otherwise it writes after the spread:
 *
 *   const handlers: Handlers<typeof tags> = { ...crud('tags', { unique: 'name' }), ...relate('tags', 'devices') }
 */
import { fieldsOf, type Field } from '../../catalog/fields'
import { catalog } from '../../catalog/index'
import type { Row } from '../../catalog/relations'
import { rows, words } from '../../catalog/relations'
import { z } from '../../catalog/zod'
import { Prepared, refuse, type Refusal } from '../answer'
import type { Collection, Key } from '../collection'
import type { AnyContext } from '../handler'
import type { Collections, World } from '../world'

export type CollectionName = keyof Collections
type RowIn<Name extends CollectionName> = Collections[Name] extends Collection<infer T> ? T : never

export interface CrudOptions<T> {
  /** A field that no two objects may share; 422 otherwise. */
  unique?: keyof T & string
  /** What is said of a name that is taken, where it is not the usual. */
  taken?: (name: string, world: World) => Refusal
  /** Why an object cannot be changed or deleted ("Built-in groups cannot be deleted"); null if it can. */
  fixed?: (row: T, verb: 'change' | 'delete') => string | null
  /** Fields of a new object beside those of the body; what is left out is empty. */
  preset?: (body: Record<string, unknown>, context: AnyContext) => Partial<T>
  /** Refuses or completes a change, after the checks. */
  before?: (row: T, changes: Record<string, unknown>, context: AnyContext) => Partial<T>
  /** Another way to name an object in the path, tried first. */
  find?: (text: string, world: World) => T | undefined
}

/** The collection of a resource. The map from name to rows is one the compiler cannot follow through a parameter. */
export const collectionOf = <Name extends CollectionName>(world: World, name: Name): Collection<RowIn<Name>> =>
  world.collections[name] as unknown as Collection<RowIn<Name>>

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const bodyOf = (context: AnyContext): Record<string, unknown> => (isRecord(context.body) ? context.body : {})

/** What a field holds that nobody has set: null where it may be, else the empty value of its type. */
function emptyValue(field: Field): unknown {
  if (field.nullable) return null
  if (!field.required) return undefined
  const { schema } = field
  if (schema instanceof z.ZodString) return ''
  if (schema instanceof z.ZodBoolean) return false
  if (schema instanceof z.ZodNumber) return 0
  if (schema instanceof z.ZodArray) return []
  if (schema instanceof z.ZodObject || schema instanceof z.ZodRecord) return {}
  return undefined
}

/** The shape of a resource's objects; undefined where the catalogue has none. */
export function shapeOf(name: CollectionName): z.ZodObject | undefined {
  const resource = Object.entries(catalog).find(([key]) => key === name)?.[1]
  if (resource?.object) return resource.object
  const schema: z.ZodType | undefined = isRow(name) ? rows(name).element : undefined
  return schema instanceof z.ZodObject ? schema : undefined
}

const isRow = (name: string): name is Row => name in words

/** A new object: the body over empty fields. */
export const blank = (name: CollectionName): Record<string, unknown> => blankOf(shapeOf(name))

export function blankOf(shape: z.ZodObject | undefined): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  for (const field of shape ? fieldsOf(shape) : []) {
    const value = emptyValue(field)
    if (value !== undefined) row[field.name] = value
  }
  return row
}

/** When an object was changed, where objects of its kind tell. */
const stampOf = (shape: z.ZodObject | undefined, world: World): { mod_time?: number } =>
  shape?.shape['mod_time'] === undefined ? {} : { mod_time: world.stamp() }

/** The object that the path names; throws a 404 that says so. */
export function found<T extends object>(collection: Collection<T>, text: string | undefined): T {
  const row = collection.find(text ?? '')
  if (!row) throw refuse(404, `${collection.name}: there is no object ${text ?? ''}`)
  return row
}

/** The operations of a resource over its collection. */
export const crud = <Name extends CollectionName>(name: Name, options: CrudOptions<RowIn<Name>> = {}) =>
  crudOver<RowIn<Name> & object>(
    {
      of: (world) => collectionOf(world, name),
      shape: shapeOf(name),
      forget: (world, id) => world.links.drop(name, id),
    },
    options,
  )

/** Where the objects of a resource are kept. */
interface Kept<T extends object> {
  of: (world: World) => Collection<T>
  shape: z.ZodObject | undefined
  /** Drops what hangs on an object. */
  forget?: (world: World, id: number) => void
}

export function crudOver<T extends object>({ of: kept, shape, forget }: Kept<T>, options: CrudOptions<T> = {}) {
  const of = (context: AnyContext): Collection<T> => kept(context.world)
  const named = (context: AnyContext): T =>
    options.find?.(context.params['id'] ?? '', context.world) ?? found(of(context), context.params['id'])

  const refuseTwin = (
    { world }: AnyContext,
    collection: Collection<T>,
    body: Record<string, unknown>,
    self: Key | null,
  ): void => {
    const field = options.unique
    const wanted = field === undefined ? undefined : body[field]
    // What has no name is like nothing.
    if (field === undefined || typeof wanted !== 'string' || wanted === '') return
    for (const row of collection.all())
      if (collection.keyOf(row) !== self && Reflect.get(row, field) === wanted)
        throw options.taken?.(wanted, world) ?? refuse(422, `Body field "${field}": "${wanted}" is taken`)
  }

  return {
    list: (context: AnyContext): Prepared => of(context).many(of(context).all()),

    get: (context: AnyContext): Prepared => of(context).one(named(context)),

    create: (context: AnyContext): { id: Key } => {
      const collection = of(context)
      const body = bodyOf(context)
      refuseTwin(context, collection, body, null)
      const row = {
        ...blankOf(shape),
        ...body,
        ...stampOf(shape, context.world),
        ...options.preset?.(body, context),
      }
      // The id is the field that the collection counts by; its rows are what the body and the presets make.
      const made = collection.insert(row as unknown as T)
      return { id: collection.keyOf(made) }
    },

    update: (context: AnyContext): undefined => {
      const collection = of(context)
      const row = named(context)
      const changes = Object.fromEntries(Object.entries(bodyOf(context)).filter(([field]) => context.given.has(field)))
      const reason = options.fixed?.(row, 'change')
      if (reason) throw refuse(400, reason)
      refuseTwin(context, collection, changes, collection.keyOf(row))
      const more = options.before?.(row, changes, context) ?? {}
      collection.change(collection.keyOf(row), { ...changes, ...stampOf(shape, context.world), ...more } as Partial<T>)
      return undefined
    },

    remove: (context: AnyContext): undefined => {
      const row = named(context)
      const reason = options.fixed?.(row, 'delete')
      if (reason) throw refuse(400, reason)
      const key = of(context).keyOf(row)
      of(context).delete(key)
      if (typeof key === 'number') forget?.(context.world, key)
      return undefined
    },
  }
}
