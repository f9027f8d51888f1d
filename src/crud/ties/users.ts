/**
 * Who uses an object, where the object itself cannot tell: relations that go one way (an alert knows its email
 * groups, an email group not its alerts) and fields of other objects that name it. The first cost one request for
 * each object that may use it, which are hundreds on a large site: a few at once, with a count, and an end.
 */
import type { QueryClient } from '@tanstack/react-query'
import { reasonOf, type Appliance } from '../../api/appliance'
import { callRaw } from '../../api/send'
import { catalog } from '../../catalog'
import type { Field } from '../../catalog/fields'
import type { Operation, Resource } from '../../catalog/operation'
import { z } from '../../catalog/zod'
import { Json } from '../../work/plan'
import { bodyFields } from '../form/problems'
import { listQuery, rowsFrom } from '../list-query'
import { rowSchema } from '../../catalog/rows'
import { assignedTies, idOf, nameOf, paramsFor, type AssignedTie, type Row } from '../model'
import { namedBy, referencesIn } from '../references'
import { assignAgain, directInput, unassigned } from './assigned'
import { replay, type Replayed, type Sending } from './tie'

/** One way in which objects of a resource use those of another. */
export interface UserTie {
  kind: 'user'
  key: string
  words: readonly [one: string, many: string]
  from: Resource
  /** Lists the objects that may use it. */
  list: Operation
  /** The relation, seen from the objects that use it. */
  by?: AssignedTie
  /** The field that names what is used; of the object itself, or of the answer of `look`. */
  field?: Field
  /** Has to be asked of every object that may use it; undefined where the list says it. */
  look: Operation | undefined
}

/** An object that uses another, and what stands beside the id in a map. */
export const UserEntry = z.object({ id: z.string(), name: z.string(), value: Json.optional() })

export type UserEntry = z.output<typeof UserEntry>

/** What a search has found of one tie. */
export interface Users {
  tie: UserTie
  /** Who uses an object, by its id. */
  byId: ReadonlyMap<string, readonly UserEntry[]>
  /** Objects that could not be asked, or were not in time. */
  unasked: number
  /** Null if even the list could not be read. */
  of: number | null
}

const resources = Object.values<Resource>(catalog)
const objects = new Set<unknown>(resources.flatMap(({ object }) => object ?? []))
const isUnder = /^\/[^/]+\/\{[^}]+\}\/[^/{}]+$/

/** Every way in which objects of others use those of a resource, as far as this appliance and key let it be seen. */
export function userTies(resource: Resource, appliance: Appliance): UserTie[] {
  const allowed = (operation: Operation) => reasonOf(operation, appliance) === undefined
  return resources.flatMap((from): UserTie[] => {
    const { list } = from.operations
    // What an object holds of its own kind, or repeats of its own id, is no use by another.
    const same = from === resource || (from.object !== undefined && from.object === resource.object)
    if (same || !list || !allowed(list)) return []
    const ways = assignedTies(from).filter(({ to, relation }) => to === resource.name && relation.oneWay)
    // A list of another resource's objects tells of those and not of the one that it is under.
    const under = Object.values<Operation>(from.operations).filter(
      (each) => each.method === 'GET' && isUnder.test(each.path) && allowed(each) && !objects.has(rowSchema(each)),
    )
    const tie = (more: Pick<UserTie, 'by' | 'field' | 'look'>): UserTie => ({
      kind: 'user',
      key: [from.name, more.field?.name ?? '', more.look?.id ?? ''].join(' '),
      words: [`${from.words[0]} that uses it`, `${from.words[1]} that use it`],
      from,
      list,
      ...more,
    })
    return [
      ...ways.filter((by) => allowed(by.list)).map((by) => tie({ by, look: by.list })),
      ...referencesIn(list, resource.name).map((field) => tie({ field, look: undefined })),
      ...under.flatMap((look) => referencesIn(look, resource.name).map((field) => tie({ field, look }))),
    ]
  })
}

/** How many objects are asked at once: an appliance stays usable meanwhile. */
const atOnce = 6

async function fewAtOnce<Item, Answer>(
  items: readonly Item[],
  work: (item: Item) => Promise<Answer>,
): Promise<Answer[]> {
  const queue = [...items]
  const all: Answer[] = []
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) all.push(await work(next))
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return all
}

interface SearchOptions {
  signal?: AbortSignal
  /** Called after each object that was asked. */
  onProgress?: (asked: number, of: number) => void
}

const usedIn = (tie: UserTie, answer: unknown, resource: Resource): Map<string, unknown> =>
  tie.field ? namedBy(tie.field, answer) : new Map(rowsFrom(answer).map((row) => [idOf(resource, row), undefined]))

/**
 * Looks for everything that uses objects of a resource. Never rejects: what could not be asked, or was not when the
 * signal came, is counted.
 */
export async function searchUsers(
  client: QueryClient,
  appliance: Appliance,
  resource: Resource,
  { signal, onProgress }: SearchOptions = {},
): Promise<Users[]> {
  const lists = await Promise.all(
    userTies(resource, appliance).map(async (tie) => {
      const rows = await client.fetchQuery({ ...listQuery(appliance, tie.list), staleTime: 5_000 }).catch(() => null)
      return { tie, rows, byId: new Map<string, UserEntry[]>(), unasked: 0 }
    }),
  )
  const note = ({ tie, byId }: (typeof lists)[number], row: Row, answer: unknown) => {
    for (const [id, value] of usedIn(tie, answer, resource)) {
      const entry = { id: idOf(tie.from, row), name: nameOf(tie.from, row) }
      const beside = value === undefined ? {} : { value: Json.parse(value) }
      byId.set(id, [...(byId.get(id) ?? []), { ...entry, ...beside }])
    }
  }
  for (const found of lists) if (!found.tie.look) for (const row of found.rows ?? []) note(found, row, row)
  const queue = lists.flatMap((found) => {
    const { look } = found.tie
    return look ? (found.rows ?? []).map((row) => ({ found, row, look })) : []
  })
  const of = queue.length
  let asked = 0
  onProgress?.(asked, of)
  await fewAtOnce(queue, async ({ found, row, look }) => {
    if (signal?.aborted) {
      found.unasked += 1
      return
    }
    const direct = found.tie.by ? directInput(found.tie.by) : {}
    const input = { params: paramsFor(look, idOf(found.tie.from, row)), ...direct }
    try {
      note(found, row, await callRaw(appliance, look, input, { signal }))
    } catch {
      found.unasked += 1
    }
    asked += 1
    onProgress?.(asked, of)
  })
  return lists.map(({ rows, ...found }) => ({ ...found, of: rows === null ? null : rows.length }))
}

/** The write that puts an id back into a map that an object holds. */
function mapWrite({ from, look, field }: UserTie): Operation | undefined {
  if (!look || !field) return undefined
  return Object.values<Operation>(from.operations).find(
    (each) =>
      each.method === 'PATCH' &&
      each.path === look.path &&
      bodyFields(each.body).some(({ name }) => name === field.name),
  )
}

/** How many of those do not use an object now. @throws ApiError */
export async function unused(
  appliance: Appliance,
  tie: UserTie,
  resource: Resource,
  id: string,
  wanted: readonly UserEntry[],
): Promise<number> {
  const { by, look } = tie
  const each = await fewAtOnce(wanted, async (user) => {
    if (by) return (await unassigned(appliance, by, user.id, [Number(id)])).length
    const answer = look && (await callRaw(appliance, look, { params: paramsFor(look, user.id) }))
    return usedIn(tie, answer, resource).has(id) ? 0 : 1
  })
  return each.reduce<number>((sum, one) => sum + one, 0)
}

/** Makes those that used an object use another in its place, and counts which do. */
export async function usersAgain(
  sending: Sending,
  tie: UserTie,
  resource: Resource,
  id: string,
  wanted: readonly UserEntry[],
): Promise<Replayed> {
  const { appliance, send } = sending
  const { from, by, field, words } = tie
  const write = mapWrite(tie)
  const one = (user: UserEntry): Promise<Replayed> => {
    if (by) return assignAgain(sending, by, user.id, [Number(id)])
    return replay(words, 1, {
      send: async () => {
        if (!write || !field) return `The API has no way to change ${from.words[1]} so.`
        await send(write, { params: paramsFor(write, user.id), body: { [field.name]: { [id]: user.value } } })
        return undefined
      },
      missing: () => unused(appliance, tie, resource, id, [user]),
    })
  }
  const all = await fewAtOnce(wanted, one)
  const problem = all.find((each) => each.problem !== undefined)?.problem
  const verified = all.reduce((sum, each) => sum + each.verified, 0)
  return { words, wanted: wanted.length, verified, ...(problem !== undefined && { problem }) }
}
