/**
 * Learns whose key it is and what it may do, by reads alone. Best are the roles of its user: GET /apikeys shows the
 * last four digits and the user of each key, GET /users/{username} the roles. Where that is refused or absent (5.3,
 * Explore, Trace) one cheap read per level is tried: an answer or a 403 each rules privileges out.
 *
 * Writes are not tried, not even on ids that do not exist: whether an appliance checks the privilege before it looks
 * for the object is not documented, and refused writes would stand in its audit log. So on appliances without
 * readable users the write levels can stay open, and are then said to be: the header shows a range.
 */
import { catalog, operations } from '../catalog'
import { namesObject, type Operation } from '../catalog/operation'
import { needsIn, reasonFor, type Needs } from '../catalog/privilege'
import { isList } from '../catalog/rows'
import { z } from '../catalog/zod'
import { exists, type Appliance } from './appliance'
import { isApiError, isCancelled, titleOf } from './errors'
import type { RawInput } from './request'
import { callWithKey, type Target } from './send'
import { knownStanding, narrowed, openStanding, privilegeOfRoles, may, type Standing } from './standing'

type Kind = Pick<Appliance, 'platform' | 'release' | 'absent'>

export interface Learned {
  standing: Standing
  user: string | null
  /** Why the user is not known, in words. */
  noUser?: string
}

const KeyRow = z.object({ key: z.string(), username: z.string().optional() })
const Roles = z.object({ effective_roles: z.record(z.string(), z.string().nullable()) })

/** The reads that tell whether an appliance has a resource: its own list, without an object or a question. */
const listsOf = (kind: Kind): Operation[] =>
  Object.values(catalog).flatMap((resource) => {
    const lists = Object.values<Operation>(resource.operations).filter(
      (operation) =>
        operation.method === 'GET' &&
        operation.reads &&
        operation.returns.kind === 'json' &&
        operation.path === `/${resource.name}` &&
        operation.platforms.includes(kind.platform),
    )
    return lists.slice(0, 1)
  })

/** Questions at a time, so that an appliance that is asked for everything has time for others. */
const atOnce = 6

/**
 * The resources that an appliance does not have, where its release does not tell: those whose list is answered by 404.
 * @returns names; what could not be asked is taken to be there
 * @throws ApiError when cancelled
 */
export async function absentFrom(
  target: Target,
  key: string,
  kind: Kind,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const lists = listsOf(kind)
  const absent: string[] = []
  const askOne = async (): Promise<void> => {
    for (let list = lists.shift(); list; list = lists.shift()) {
      try {
        await callWithKey(target, key, list, inputOf(list), { signal, retries: 0, timeout: 10_000 })
      } catch (error) {
        if (isCancelled(error)) throw error
        if (isApiError(error) && error.status === 404) absent.push(list.resource)
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, askOne))
  return absent
}

/** Cheap questions for the queries that are POSTs. Application 0 is the whole network (5.3 guide, Example 3). */
export const questions: Record<string, unknown> = {
  'POST /metrics': {
    cycle: 'auto',
    from: -60_000,
    until: 0,
    object_type: 'application',
    object_ids: [0],
    metric_category: 'net',
    metric_specs: [{ name: 'bytes' }],
  },
}

const depth = (operation: Operation): number => operation.path.split('/').length

/** A list is cheaper to ask for than a configuration, and a short path is less special than a long one. */
const cost = (operation: Operation): number =>
  (operation.method === 'GET' ? 0 : 100) + (isList(operation) ? 0 : 10) + depth(operation)

const asks = (operation: Operation): boolean =>
  operation.method === 'GET' ? operation.body === undefined : `${operation.method} ${operation.path}` in questions

/** Reads that need nothing but the privilege and tell nothing but whether it is there; the cheapest first. */
export function probesFor(needs: Needs, kind: Kind, from: readonly Operation[] = operations): Operation[] {
  return from
    .filter(
      (operation) =>
        operation.needs === needs &&
        // From 8.0 on most levels may read everything: what any of them may do tells none from another.
        needsIn(operation, kind.release) === needs &&
        operation.reads &&
        operation.returns.kind === 'json' &&
        !namesObject(operation) &&
        // Product keys and the vendor's list of offers are more than a question.
        !/productkey|firmware|search/.test(operation.path) &&
        asks(operation) &&
        exists(operation, kind),
    )
    .toSorted((a, b) => cost(a) - cost(b))
}

function inputOf(operation: Operation): RawInput {
  if (operation.body) return { body: questions[`${operation.method} ${operation.path}`] }
  return operation.query && 'limit' in operation.query.shape ? { query: { limit: 1 } } : {}
}

/** True if it was answered, false if refused for want of privilege, else the words for why it is not known. */
async function ask(
  target: Target,
  key: string,
  operation: Operation,
  signal: AbortSignal | undefined,
): Promise<boolean | string> {
  try {
    await callWithKey(target, key, operation, inputOf(operation), { signal, retries: 0, timeout: 10_000 })
    return true
  } catch (error) {
    if (isCancelled(error)) throw error
    if (!isApiError(error)) return String(error)
    if (error.kind === 403) return false
    // A reading that was allowed and then could not be read all the same.
    const allowed = error.status === null || error.status < 400
    if (allowed && (error.kind === 'truncated' || error.kind === 'not-json' || error.kind === 'shape')) return true
    const { operation: asked, status } = titleOf(error)
    return `${asked}: ${status}`
  }
}

const operationOf = (id: string, kind: Kind): Operation | undefined =>
  operations.find((operation) => operation.id === id && exists(operation, kind))

/** The user of the key, by its last four digits; null where several users' keys end alike. */
export function userOfKey(rows: unknown, key: string): string | null {
  if (!Array.isArray(rows)) return null
  const alike = rows.flatMap((row: unknown) => {
    const parsed = KeyRow.safeParse(row).data
    const matches = parsed && (parsed.key === key || (parsed.key.length >= 4 && parsed.key.slice(-4) === key.slice(-4)))
    return matches ? [parsed] : []
  })
  const exact = alike.filter((row) => row.key === key)
  const names = new Set((exact.length > 0 ? exact : alike).map((row) => row.username))
  const [only] = names
  return names.size === 1 ? (only ?? null) : null
}

/** By the roles of the key's user, where both can be read. */
async function byRoles(target: Target, key: string, kind: Kind, signal: AbortSignal | undefined): Promise<Learned> {
  let standing = openStanding(kind.release)
  const list = operationOf('apikeys.list', kind)
  if (!list) return { standing, user: null, noUser: 'this kind of appliance lists no keys' }
  let rows: unknown
  try {
    rows = await callWithKey(target, key, list, {}, { signal, retries: 0, timeout: 10_000 })
    standing = narrowed(standing, list.needs, true)
  } catch (error) {
    if (isCancelled(error)) throw error
    if (!isApiError(error)) return { standing, user: null, noUser: String(error) }
    // What else it may not read is asked, not concluded from keys, which an appliance may keep to fewer than it should.
    if (error.kind === 403) return { standing, user: null, noUser: 'it may not read the list of keys' }
    const { operation, status } = titleOf(error)
    return { standing, user: null, noUser: `${operation}: ${status}` }
  }
  const user = userOfKey(rows, key)
  const read = operationOf('users.get', kind)
  if (user === null) return { standing, user, noUser: 'no listed key, or more than one, ends like this one' }
  if (!read) return { standing, user }
  try {
    const input = { params: { username: user } }
    const answer = await callWithKey(target, key, read, input, { signal, retries: 0, timeout: 10_000 })
    const roles = Roles.safeParse(answer).data?.effective_roles
    const privilege = roles ? privilegeOfRoles(roles) : null
    return { standing: privilege ? knownStanding(privilege) : standing, user }
  } catch (error) {
    if (isCancelled(error)) throw error
    return { standing, user }
  }
}

const levels: readonly Needs[] = [
  'metrics full',
  'read',
  'write limited',
  'write full',
  'system full',
  'packets',
  'detections',
]

/** Tries one level by up to three reads, until one of them tells. */
async function tryLevel(
  target: Target,
  key: string,
  needs: Needs,
  kind: Kind,
  signal: AbortSignal | undefined,
): Promise<boolean | string> {
  const probes = probesFor(needs, kind).slice(0, 3)
  let why = 'no read shows it'
  for (const probe of probes) {
    const answer = await ask(target, key, probe, signal)
    if (typeof answer === 'boolean') return answer
    why = answer
  }
  return why
}

/**
 * Whose key this is and what it may do, as far as it can be learned.
 * @throws ApiError when cancelled
 */
export async function learn(target: Target, key: string, kind: Kind, signal?: AbortSignal): Promise<Learned> {
  const learned = await byRoles(target, key, kind, signal)
  if (learned.standing.source === 'roles') return learned
  const open = levels.filter((needs) => may(learned.standing, needs) === 'unknown')
  const answers = await Promise.all(open.map((needs) => tryLevel(target, key, needs, kind, signal)))
  let { standing } = learned
  open.forEach((needs, i) => {
    const answer = answers[i]
    if (typeof answer === 'boolean') standing = narrowed(standing, needs, answer)
  })
  const notes = open.flatMap((needs, i) => {
    const answer = answers[i]
    // What nothing on this kind of appliance asks for is not missed.
    if (!operations.some((operation) => operation.needs === needs && exists(operation, kind))) return []
    return typeof answer === 'string' && may(standing, needs) === 'unknown'
      ? [`Whether the key has ${reasonFor(needs).replace('Needs ', '')} is not known: ${answer}.`]
      : []
  })
  return { ...learned, standing: { ...standing, notes } }
}
