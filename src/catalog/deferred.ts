/**
 * zod, whose schemas are made when they are first used. The catalogue describes thousands of them and a page uses a few;
 * all made at the start, they were the longest part of a page's script before it showed anything.
 *
 * What a constructor returns stands for the schema: it notes what is chained to it, and is the schema itself for
 * whoever reads anything else of it.
 */
import * as zod from 'zod'

export * from 'zod'

/** Methods that make another schema of one and read nothing of it; `meta` without an argument reads. */
const chained: ReadonlySet<string | symbol> = new Set([
  'optional',
  'nullable',
  'array',
  'meta',
  'describe',
  'default',
  'int',
  'min',
  'max',
  'regex',
  'extend',
  'partial',
  'strict',
  'catchall',
  'refine',
  'superRefine',
])

/** How the schema is made that each stand-in stands for; it is made once. */
const makers = new WeakMap<object, () => object>()

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** The schema itself where something stands for one, also within a shape or a list. */
export function made<Value>(value: Value): Value
export function made(value: unknown): unknown {
  if (!isObject(value)) return value
  const make = makers.get(value)
  if (make) return make()
  if (Array.isArray(value)) return value.map((one) => made(one))
  if (Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, isStandIn(one) ? made(one) : one]))
}

const isStandIn = (value: unknown) => isObject(value) && makers.has(value)

/** What a method of the schema answers. */
const call = (schema: object, name: string | symbol, words: unknown[]): object =>
  Reflect.apply(Reflect.get(schema, name), schema, words)

/** What stands for a schema that is worked out, perhaps by reading others. */
function standIn<Schema extends object>(make: () => Schema): Schema
function standIn(make: () => object): object {
  let schema: object | undefined
  const itself = () => (schema ??= make())
  const chain =
    (name: string | symbol) =>
    (...words: unknown[]) =>
      name === 'meta' && words.length === 0
        ? call(itself(), name, words)
        : standIn(() => call(itself(), name, made(words)))
  const stands = new Proxy(
    {},
    {
      get: (_target, name) => (chained.has(name) ? chain(name) : Reflect.get(itself(), name)),
      has: (_target, name) => Reflect.has(itself(), name),
    },
  )
  makers.set(stands, itself)
  return stands
}

/** The same constructor, whose schema is made later: its type says what a stand-in is to be taken for. */
function deferred<Constructor extends (...words: never[]) => object>(constructor: Constructor): Constructor
function deferred(constructor: (...words: unknown[]) => object): (...words: unknown[]) => object {
  return (...words) => standIn(() => constructor(...made(words)))
}

export const string = deferred(zod.string)
export const number = deferred(zod.number)
export const boolean = deferred(zod.boolean)
export const unknown = deferred(zod.unknown)
export const literal = deferred(zod.literal)
export const object = deferred(zod.object)
export const strictObject = deferred(zod.strictObject)
export const looseObject = deferred(zod.looseObject)
export const array = deferred(zod.array)
export const record = deferred(zod.record)
export const tuple = deferred(zod.tuple)
export const union = deferred(zod.union)
export const discriminatedUnion = deferred(zod.discriminatedUnion)
export const lazy = deferred(zod.lazy)
const choice = deferred(zod.enum)
const instance = deferred(zod.instanceof)
const nothing = deferred(zod.null)
export { choice as enum, instance as instanceof, nothing as null }

export { standIn as workedOut }
