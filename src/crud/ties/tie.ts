/**
 * What ties an object to others. One vocabulary for what a delete says, its undo makes again, and a clone is given:
 *
 * - `assigned`: objects of another resource that are assigned to it (`catalog/relations.ts`)
 * - `owned`: what belongs to it beside its fields, and goes with it
 * - `user`: objects of another resource that use it, where its own side does not show them
 *
 * What hangs on a tie are its entries, as JSON: ids of what is assigned, bodies of what is owned, users by id and name.
 */
import type { Appliance } from '../../api/appliance'
import { isApiError, isLost, sentenceFor } from '../../api/errors'
import type { RawInput } from '../../api/request'
import type { Operation } from '../../catalog/operation'
import { z } from '../../catalog/zod'
import { Json } from '../../work/plan'
import type { AssignedTie } from '../model'
import type { OwnedTie } from './owned'
import type { UserTie } from './users'

export type Tie = AssignedTie | OwnedTie | UserTie

/** What was read of one tie of an object, as a plan keeps it. */
export const TiedData = z.object({
  kind: z.enum(['assigned', 'owned', 'user']),
  key: z.string(),
  /** Null where it could not be read. */
  entries: z.array(Json).nullable(),
  /** Some may be missing: not all could be asked. */
  partly: z.boolean().optional(),
})

export type Tied = z.output<typeof TiedData>

/** What making ties again needs of a run (`work/kind.ts`). */
export interface Sending {
  appliance: Appliance
  send: (operation: Operation, input: RawInput) => Promise<unknown>
}

/** What came of making something again, counted by reading it afterwards. */
export interface Replayed {
  words: readonly [one: string, many: string]
  wanted: number
  verified: number
  /** Why something is not there. */
  problem?: string
}

/** A refused key and a lost answer are the plan's business: it pauses, or looks and goes on. */
function sayOrThrow(error: unknown): string {
  if (isApiError(error) && (error.kind === 401 || error.kind === 429 || isUnanswered(error))) throw error
  return sentenceFor(error)
}

const isUnanswered = (error: unknown): boolean => isApiError(error) && isLost(error) && error.status === null

/**
 * Sends what is wanted, then reads: what was refused may still be there, and what was answered may be not.
 * `send` answers the first refusal in words, or throws; `missing` counts what is not there now.
 * @throws ApiError where nothing answers
 */
export async function replay(
  words: Replayed['words'],
  wanted: number,
  { send, missing }: { send: () => Promise<string | undefined>; missing: () => Promise<number> },
): Promise<Replayed> {
  let problem = await send().catch(sayOrThrow)
  const left = await missing().catch((error: unknown) => {
    problem ??= sayOrThrow(error)
    return wanted
  })
  return { words, wanted, verified: wanted - left, ...(problem !== undefined && left > 0 && { problem }) }
}
