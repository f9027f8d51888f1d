/**
 * Assigning, and making sure: what was assigned is read again and counted. An undo and a clone make assignments
 * through this one function, so both say the same of what came of it.
 */
import type { QueryClient } from '@tanstack/react-query'
import type { Appliance } from '../api/appliance'
import { sentenceFor } from '../api/errors'
import { invalidate } from '../api/query'
import type { Side } from './model'
import { changeAssignments, idsOf, readAssigned } from './uses'

/** What came of making something again, counted by reading it afterwards. */
export interface Replayed<Item = unknown> {
  words: readonly [one: string, many: string]
  wanted: number
  verified: number
  /** What is not there afterwards. */
  missing: readonly Item[]
  problem?: string
}

interface Steps<Item> {
  words: readonly [one: string, many: string]
  /** Makes what is wanted; answers the first refusal in words, or throws. */
  send: () => Promise<string | undefined>
  /** What of the wanted is not there now. */
  missing: () => Promise<readonly Item[]>
}

/** Sends, then reads: what was refused or never answered may still be there, and what was answered may be not. */
export async function replay<Item>(
  wanted: readonly Item[],
  { words, send, missing }: Steps<Item>,
): Promise<Replayed<Item>> {
  let problem = await send().catch((error: unknown) => sentenceFor(error))
  const left = await missing().catch((error: unknown) => {
    problem ??= sentenceFor(error)
    return wanted
  })
  return {
    words,
    wanted: wanted.length,
    verified: wanted.length - left.length,
    missing: left,
    ...(problem !== undefined && left.length > 0 && { problem }),
  }
}

/** Assigns objects to another and reads which of them are assigned then. */
export async function assignVerified(
  client: QueryClient,
  appliance: Appliance,
  side: Side,
  id: string,
  wanted: readonly number[],
): Promise<Replayed<number>> {
  const replayed = await replay(wanted, {
    words: side.words,
    send: async () => (await changeAssignments(appliance, side, id, { assign: [...wanted] }))[0]?.reason,
    missing: async () => {
      const now = new Set(idsOf(side, await readAssigned(client, appliance, side, id)))
      return wanted.filter((one) => !now.has(one))
    },
  })
  await invalidate(client, appliance, side.assign)
  return replayed
}
