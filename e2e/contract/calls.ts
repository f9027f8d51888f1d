/** Calls by the console's own client, looked at from both ends: the client's request log and the appliance's. */
import { expect } from 'vitest'
import { log } from '../../src/api/log'
import type { RawInput } from '../../src/api/request'
import { callRaw } from '../../src/api/send'
import type { Reply } from '../../src/api/transport'
import { operations } from '../../src/catalog/index'
import type { Operation } from '../../src/catalog/operation'
import type { Simulator } from '../../src/simulator/server'
import { targetOf } from './inputs'

export interface Called {
  /** As the client hands it to the console. */
  value: unknown
  status: number | undefined
}

/**
 * Calls an operation. Fails if it fails, if the answer differs from the catalogue, or if the appliance had to
 * tolerate something.
 */
export async function call(simulator: Simulator, operation: Operation, input: RawInput): Promise<Called> {
  let reply: Reply | undefined
  const value = await callRaw(targetOf(simulator), operation, input, { onReply: (came) => (reply = came) })
  const noted = log.get().findLast((entry) => entry.appliance === simulator.url)
  expect(noted).toMatchObject({ operation: operation.id, state: 'done', error: null, unexpected: [] })
  expect(simulator.log.at(-1)?.notes).toEqual([])
  return { value, status: reply?.status }
}

/** The values of a pattern's braces in a path; null if it is another path. */
function matched(pattern: string, path: string): Record<string, string> | null {
  const parts = path.split('/')
  const names = pattern.split('/')
  if (names.length !== parts.length) return null
  const params: Record<string, string> = {}
  for (const [index, name] of names.entries()) {
    const part = decodeURIComponent(parts[index] ?? '')
    if (name.startsWith('{')) params[name.slice(1, -1)] = part
    else if (name !== part) return null
  }
  return params
}

/** The operation that reads what a path below /api/v1 names, and its parameters. */
export function readerOf(path: string): { operation: Operation; params: Record<string, string> } | undefined {
  for (const operation of operations) {
    const params = operation.method === 'GET' ? matched(operation.path, path) : null
    if (params) return { operation, params }
  }
  return undefined
}
