/**
 * The kinds of steps: what a step of a plan does, how one looks whether it is done, and what takes it back. A kind is
 * code; the plans that use it are data and outlive the page, so kinds are found by name and fetched when needed.
 */
import type { QueryClient } from '@tanstack/react-query'
import type { Appliance } from '../api/appliance'
import type { CallOptions } from '../api/send'
import type { RawInput } from '../api/request'
import type { Operation } from '../catalog/operation'
import type { z } from '../catalog/zod'
import type { Item, ItemId, Json, Step } from './plan'

/** What a kind works with. */
export interface Context {
  appliance: Appliance
  client: QueryClient
  /** Ends what waits, when the run is given up. */
  signal: AbortSignal
  /** Sends a write and makes stale what it changes, once for many. @throws ApiError */
  send: (operation: Operation, input: RawInput, options?: CallOptions) => Promise<unknown>
  /** What an earlier step of the plan answered, such as the id of what it created. */
  result: (step: string) => Json | undefined
  /** What each request of a step answered, for one that is looked at again. */
  results: (step: string) => readonly Json[]
  /** What was kept of the same request, now or by an earlier attempt. */
  readonly kept: Json | undefined
  /** Keeps something in the journal at once, such as the job that was started: a later attempt goes on from there. */
  keep: (data: Json) => Promise<void>
  /** What was asked of the run while it goes on; a step that takes hours heeds it. */
  stopping: () => 'pause' | 'cancel' | null
  /** Says how far a long request is; shown while it runs. */
  report: (words: string) => void
  /** Makes something once for the whole run of a step, such as one reading of a list for all its requests. */
  once: <T>(name: string, make: () => Promise<T>) => Promise<T>
}

export interface Applied {
  /** What was not done, and why. */
  failed?: readonly (readonly [id: ItemId, reason: string])[]
  /** What was left as it is on purpose: it had it already, or somebody else has changed it since. */
  left?: readonly (readonly [id: ItemId, words: string])[]
  /** What is worth saying of what was done. */
  said?: readonly (readonly [id: ItemId, words: string])[]
  /** For steps after this one, and for its undo. */
  result?: Json
  /** True where all of it was read back already, since its result had to be looked for. */
  readBack?: boolean
}

/** Whether a step has come true for an item. */
export type Looked =
  | { is: 'done'; result?: Json }
  | { is: 'not'; words?: string }
  /** It is not as planned, and that is meant: see `Applied.left`. */
  | { is: 'left'; words: string }

/** A kind's own refusal: the words are for people as they are. Nothing was sent. */
export class Refused extends Error {
  override name = 'Refused'
}

/** A step that was left off on the way, in words; the run pauses, and a later one goes on from what was kept. */
export class Interrupted extends Error {
  override name = 'Interrupted'
}

/** A step with its input as the kind knows it. */
export type StepOf<Input> = Omit<Step, 'input'> & { input: Input }

export interface Kind<Input = Json> {
  name: string
  input: z.ZodType<Input>
  /** True where sending it twice would do it twice: then it is looked before the first time too. */
  looksFirst?: boolean
  /** True where the appliance shows nothing of it: then a look finds no more than what was kept. */
  blind?: boolean
  /**
   * Sends one request's worth of items.
   * @throws ApiError, Refused
   */
  apply: (step: StepOf<Input>, items: readonly Item[], context: Context) => Promise<Applied | void>
  /** Reads whether it is so for each item; an item that is not in the answer is not. @throws ApiError */
  look: (step: StepOf<Input>, items: readonly Item[], context: Context) => Promise<ReadonlyMap<ItemId, Looked>>
  /**
   * The steps that take it back, for the items that were done; a sentence where nothing can. `results` are what
   * each request of the step answered, `result` what another step of the plan did: the inverse is a plan of its own, in
   * which that step is not.
   */
  invert?: (
    step: StepOf<Input>,
    items: readonly Item[],
    results: readonly Json[],
    result: Context['result'],
  ) => readonly Step[] | string
}

/** A kind whose input is not known where it is run; its schema is asked first. */
type AnyKind = Kind

const kinds = new Map<string, AnyKind>()
const loaders = new Map<string, () => Promise<unknown>>()

/** Makes a kind known under its name. */
export function defineKind<Input>(kind: Kind<Input>): Kind<Input> {
  // The schema stands between: `kindOf` hands out kinds whose input was parsed by it.
  kinds.set(kind.name, kind as unknown as AnyKind)
  return kind
}

/** Says which module defines kinds, so that a plan that comes back can have them fetched. */
export function declareKinds(names: readonly string[], load: () => Promise<unknown>): void {
  for (const name of names) loaders.set(name, load)
}

/** @throws Error for a kind that this version of the console does not know */
export async function kindOf(name: string): Promise<AnyKind> {
  if (!kinds.has(name)) await loaders.get(name)?.()
  const kind = kinds.get(name)
  if (!kind) throw new Refused(`This version of the console does not know steps of kind “${name}”`)
  return kind
}
