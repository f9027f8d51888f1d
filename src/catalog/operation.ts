/**
 * The grammar of the catalogue: what one operation and one resource say about themselves. Everything that
 * knows the API (client, forms, disabled reasons, samples, OpenAPI document, simulator) reads these objects.
 */
import type { Needs } from './privilege'
import type { Platform } from './platform'
import type { Release } from './release'
import type { Spared } from './spares'
import { toAnswer, usualStatus, type Answer, type AnswerOf } from './answers'
import { made } from './deferred'
import type { z } from './zod'

export { accepted, bytes, created, none, text } from './answers'
export type { Answer } from './answers'

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

export type BodyType =
  | 'application/json'
  | 'application/x-www-form-urlencoded'
  | 'multipart/form-data'
  | 'text/plain'
  | 'application/vnd.extrahop.firmware'
  | 'application/octet-stream'
  | 'application/tar'

type PathNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PathNames<Rest>
  : never

/** The parameters of a path: `/tags/{id}/devices/{child-id}` has `id` and `child-id`. */
export type PathParams<Path extends string> = { [Name in PathNames<Path>]: string | number }

export type QuerySchema = z.ZodObject | undefined
export type BodySchema = z.ZodType | undefined

export interface Facts {
  /** One line, in our words. */
  doc: string
  needs: Needs
  /** Status of success. Default 200 for GET, 201 for `created`, 204 without an answer. */
  status?: number
  /** Statuses of failure beside 400, 401, 402, 403 and 5xx, which any operation may answer. */
  errors?: readonly number[]
  /** Where the operation exists, if not on all the resource's platforms. */
  platforms?: readonly Platform[]
  /** First release, if not the resource's, and the first release without it. */
  since?: Release
  until?: Release
  /** Other resources whose cached answers a write makes stale. */
  touches?: readonly string[]
  /**
   * Resources among those it touches whose own objects it changes, and not only what is listed under them: `named`,
   * the objects whose ids stand in the path or in `assign` and `unassign`; `any`, whichever.
   */
  changes?: Readonly<Record<string, 'named' | 'any'>>
  /** Every user may run it on the own account, which the path names; with `fields`, sending these alone (8.0 guide). */
  own?: { fields?: readonly string[] }
  /** Objects that it is not for. */
  spares?: readonly Spared[]
  /** Cannot be undone or interrupts the appliance: the console asks for a typed confirmation. */
  destructive?: boolean
  /** A read in spite of its verb (queries by POST): cached, retried, never shown as a change. */
  reads?: boolean
  /** Answers 204 without a body where there is nothing to answer. */
  mayBeEmpty?: boolean
  /** Some facts of it are not stated by any source. */
  assumed?: boolean
  /** Traps and limits an operator should know, in our words. */
  note?: string
  /** What it is called on a page and on its button, where its key does not say it well. */
  title?: string
}

export interface Operation<
  Path extends string = string,
  Query extends QuerySchema = QuerySchema,
  Body extends BodySchema = BodySchema,
  Returns extends Answer = Answer,
> {
  /** `tags.create`: unique, filled in by `resource`. */
  id: string
  resource: string
  method: Method
  path: Path
  query: Query
  body: Body
  bodyType: BodyType | undefined
  /** The body may be left out altogether. */
  bodyOptional: boolean
  returns: Returns
  status: number
  /** Later releases answer the failures of a bulk assignment: 207 if a part was applied, 422 if nothing was. */
  partial: boolean
  doc: string
  needs: Needs
  errors: readonly number[]
  platforms: readonly Platform[]
  since: Release
  until: Release | undefined
  touches: readonly string[]
  changes: Readonly<Record<string, 'named' | 'any'>>
  own: { fields?: readonly string[] } | undefined
  spares: readonly Spared[]
  destructive: boolean
  reads: boolean
  mayBeEmpty: boolean
  assumed: boolean
  note: string | undefined
  title: string | undefined
}

type QueryInput<Query> = Query extends z.ZodObject ? { query?: z.input<Query> } : { query?: undefined }
type BodyInput<Body> = Body extends z.ZodType ? { body: z.input<Body> } : { body?: undefined }
type ParamsInput<Path extends string> = [PathNames<Path>] extends [never]
  ? { params?: undefined }
  : { params: PathParams<Path> }

/** What a caller hands to an operation: `params`, `query` and `body`, each required only where the operation asks. */
export type Input<Op> =
  Op extends Operation<infer Path, infer Query, infer Body>
    ? ParamsInput<Path> & QueryInput<Query> & BodyInput<Body>
    : never

/** The id of a created object or started job; null where the browser may not read `Location`. */
export interface Located {
  id: string | null
  location: string | null
}

/** What an operation answers, parsed. A partial bulk assignment answers `Failures` instead of nothing. */
export type Output<Op> =
  Op extends Operation<string, QuerySchema, BodySchema, infer Returns>
    ? Returns extends { kind: 'json'; schema: infer Schema extends z.ZodType }
      ? z.output<Schema>
      : Returns extends { kind: 'created' } | { kind: 'accepted' }
        ? Located
        : Returns extends { kind: 'text' }
          ? string
          : Returns extends { kind: 'bytes' }
            ? Blob
            : undefined
    : never

/** Body of 207, and of 422 where nothing was applied: the failures. The 9.8 reference names the fields. */
export type Failures = { message: string; failures: { action: string; id: string; reason: string }[] }

type Spec<Query extends QuerySchema, Body extends BodySchema, Returns> = Facts & {
  query?: Query
  body?: Body
  bodyType?: BodyType
  bodyOptional?: boolean
  returns?: Returns
  partial?: boolean
}

/** True where the path names an object: what comes of it is about that one. */
export const namesObject = ({ path }: { path: string }): boolean => path.includes('{')

function make<
  Path extends string,
  Query extends QuerySchema,
  Body extends BodySchema,
  Returns extends z.ZodType | Answer | undefined,
>(method: Method, path: Path, spec: Spec<Query, Body, Returns>): Operation<Path, Query, Body, AnswerOf<Returns>> {
  const answer = toAnswer(spec.returns)
  return {
    id: '',
    resource: '',
    method,
    path,
    // The casts below only restore what the generic parameters already say about the arguments.
    get query() {
      return made(spec.query) as Query
    },
    get body() {
      return made(spec.body) as Body
    },
    bodyType: spec.body ? (spec.bodyType ?? 'application/json') : undefined,
    bodyOptional: spec.bodyOptional ?? false,
    returns: answer as AnswerOf<Returns>,
    status: spec.status ?? usualStatus(answer),
    partial: spec.partial ?? false,
    doc: spec.doc,
    needs: spec.needs,
    errors: spec.errors ?? (namesObject({ path }) ? [404] : []),
    platforms: spec.platforms ?? [],
    since: spec.since ?? '0.0',
    until: spec.until,
    touches: spec.touches ?? [],
    changes: spec.changes ?? {},
    own: spec.own,
    spares: spec.spares ?? [],
    destructive: spec.destructive ?? false,
    mayBeEmpty: spec.mayBeEmpty ?? false,
    reads: spec.reads ?? method === 'GET',
    assumed: spec.assumed ?? false,
    note: spec.note,
    title: spec.title,
  }
}

type Factory = <
  const Path extends string,
  Query extends QuerySchema = undefined,
  Body extends BodySchema = undefined,
  Returns extends z.ZodType | Answer | undefined = undefined,
>(
  path: Path,
  spec: Spec<Query, Body, Returns>,
) => Operation<Path, Query, Body, AnswerOf<Returns>>

type BodilessFactory = <
  const Path extends string,
  Query extends QuerySchema = undefined,
  Returns extends z.ZodType | Answer | undefined = undefined,
>(
  path: Path,
  spec: Omit<Spec<Query, undefined, Returns>, 'body' | 'bodyType' | 'bodyOptional'>,
) => Operation<Path, Query, undefined, AnswerOf<Returns>>

export const get: BodilessFactory = (path, spec) => make('GET', path, spec)
export const post: Factory = (path, spec) => make('POST', path, spec)
export const patch: Factory = (path, spec) => make('PATCH', path, spec)
export const put: Factory = (path, spec) => make('PUT', path, spec)
export const del: BodilessFactory = (path, spec) => make('DELETE', path, spec)

export type Operations = Record<string, Operation>

export interface Resource<Name extends string = string, Ops extends Operations = Operations> {
  /** As in the path: `devicegroups`. */
  name: Name
  /** Singular and plural in words: `['device group', 'device groups']`. */
  words: readonly [one: string, many: string]
  /** The words that its name is made of, where `words` do not begin with them. */
  parts: string | undefined
  platforms: readonly Platform[]
  since: Release
  until: Release | undefined
  /** What it is for, in one or two sentences of ours. */
  about: string
  /** The shape of one object, where the resource has objects. */
  object: z.ZodObject | undefined
  /** The field that identifies an object in paths. Default `id`. */
  key: string
  /** The fields that name an object, the best first; a number follows the word for it. Default `name`. */
  names: readonly string[]
  /** The fields that tell most of an object beside its name: the columns of a list that has none of its own. */
  tells: readonly string[]
  operations: Ops
}

type ResourceSpec<Ops extends Operations> = Pick<
  Resource<string, Ops>,
  'words' | 'platforms' | 'since' | 'about' | 'operations'
> &
  Partial<Omit<Resource, 'name' | 'operations'>>

/** Completes the operations of a resource with its name, platforms and release, and gives each its id. */
export function resource<const Name extends string, Ops extends Operations>(
  name: Name,
  spec: ResourceSpec<Ops>,
): Resource<Name, Ops> {
  for (const [key, operation] of Object.entries(spec.operations)) {
    operation.id = `${name}.${key}`
    operation.resource = name
    if (operation.platforms.length === 0) operation.platforms = spec.platforms
    if (operation.since === '0.0') operation.since = spec.since
    operation.until ??= spec.until
  }
  const usual = { until: undefined, parts: undefined, object: undefined, key: 'id', names: ['name'], tells: [] }
  return {
    ...usual,
    ...spec,
    name,
    get object() {
      return made(spec.object)
    },
  }
}
