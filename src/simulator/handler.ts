/**
 * What answers one operation. Handlers are typed over the catalogue: `Handlers<typeof tags>` needs one for every
 * operation of tags, and an answer of another shape than the catalogue's does not compile.
 */
import type { Answer, BodySchema, Failures, Operation, Operations, QuerySchema } from '../catalog/operation'
import type { Privilege } from '../catalog/privilege'
import type { z } from '../catalog/zod'
import type { Download, Prepared, Started } from './answer'
import type { World } from './world'

/** Whose key a request carries. */
export interface Caller {
  user: string
  privilege: Privilege
}

/** What every handler may use; `Context` says the same with the types of one operation. */
export interface AnyContext {
  operation: Operation
  /** Parts of the path, decoded: `{id}` is `params.id`. */
  params: Readonly<Record<string, string>>
  /** Query, checked and converted; presets filled in. */
  query: unknown
  /** Body, checked; presets filled in. Bytes are a Blob. Undefined where an optional one was left out. */
  body: unknown
  /** The body as it came; of an image only its head. */
  raw: Uint8Array<ArrayBuffer>
  /** Names of the fields that the body really had. */
  given: ReadonlySet<string>
  world: World
  caller: Caller
}

type PathNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PathNames<Rest>
  : never

export interface Context<Op> extends AnyContext {
  params: Op extends Operation<infer Path> ? Readonly<Record<PathNames<Path>, string>> : never
  query: Op extends Operation<string, infer Query> ? (Query extends z.ZodObject ? z.output<Query> : unknown) : never
  body: Op extends Operation<string, QuerySchema, infer Body>
    ? Body extends z.ZodType
      ? z.output<Body>
      : unknown
    : never
}

/** What a handler gives back by the kind of its answer; `Prepared` is JSON that is text already. */
export type Result<Returns extends Answer> = Returns extends { kind: 'json'; schema: infer Schema extends z.ZodType }
  ? z.output<Schema> | Prepared
  : Returns extends { kind: 'created' }
    ? { id: string | number }
    : Returns extends { kind: 'accepted' }
      ? Started | undefined
      : Returns extends { kind: 'text' }
        ? string
        : Returns extends { kind: 'bytes' }
          ? // Nothing found is 204.
            Download | undefined
          : Failures | undefined

export type Handler<Op> =
  Op extends Operation<string, QuerySchema, BodySchema, infer Returns>
    ? (context: Context<Op>) => Result<Returns> | Promise<Result<Returns>>
    : never

/** One handler for each operation of a resource. */
export type Handlers<R extends { operations: Operations }> = {
  [Key in keyof R['operations']]: Handler<R['operations'][Key]>
}

/** A handler as the server calls it. */
export type AnyHandler = (context: AnyContext) => unknown
