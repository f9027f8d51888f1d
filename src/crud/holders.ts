/**
 * Who uses an object, where the object itself cannot tell: relations that go one way (an alert knows its email
 * groups, an email group not its alerts) and fields of other objects that name it. The first cost one request for
 * each object that may hold it, which are hundreds on a large site: a few at once, with a count, and an end.
 */
import type { QueryClient } from '@tanstack/react-query'
import { reasonOf, type Appliance } from '../api/appliance'
import { writeRaw } from '../api/query'
import { callRaw } from '../api/send'
import { catalog } from '../catalog'
import type { Field } from '../catalog/fields'
import type { Operation, Resource } from '../catalog/operation'
import { assignVerified, replay, type Replayed } from './assignments'
import { bodyFields } from './form/problems'
import { listQuery, rowsFrom } from './list-query'
import { idOf, paramsFor, rowSchema, sidesOf, type Row, type Side } from './model'
import { namedBy, referencesIn } from './references'
import { directInput } from './uses'

/** One way in which objects of a resource hold those of another. */
export interface Holder {
  from: Resource
  /** Lists the objects that may hold. */
  list: Operation
  /** The relation, seen from the objects that hold. */
  side?: Side
  /** The field that names what is held; of the object itself, or of the answer of `look`. */
  field?: Field
  /** Has to be asked of every object that may hold; undefined where the list says it. */
  look: Operation | undefined
}

/** An object that holds another, and what stands beside the id in a map. */
export interface Held {
  row: Row
  value: unknown
}

/** What a search has found of one way to hold. */
export interface Found {
  holder: Holder
  /** Who holds an object, by its id. */
  byId: ReadonlyMap<string, readonly Held[]>
  /** Objects that could not be asked, or were not in time. */
  unasked: number
  /** Null if even the list could not be read. */
  of: number | null
}

const resources = Object.values<Resource>(catalog)
const objects = new Set<unknown>(resources.flatMap(({ object }) => object ?? []))
const isUnder = /^\/[^/]+\/\{[^}]+\}\/[^/{}]+$/

/** Every way in which objects of others hold those of a resource, as far as this appliance and key let it be seen. */
export function holdersOf(resource: Resource, appliance: Appliance): Holder[] {
  const allowed = (operation: Operation) => reasonOf(operation, appliance) === undefined
  return resources.flatMap((from): Holder[] => {
    const { list } = from.operations
    // What an object holds of its own kind, or repeats of its own id, is no use by another.
    const same = from === resource || (from.object !== undefined && from.object === resource.object)
    if (same || !list || !allowed(list)) return []
    const sides = sidesOf(from).filter(({ to, relation }) => to === resource.name && relation.oneWay)
    // A list of another resource's objects tells of those and not of the one that it is under.
    const under = Object.values<Operation>(from.operations).filter(
      (each) => each.method === 'GET' && isUnder.test(each.path) && allowed(each) && !objects.has(rowSchema(each)),
    )
    return [
      ...sides.filter((side) => allowed(side.list)).map((side) => ({ from, list, side, look: side.list })),
      ...referencesIn(list, resource.name).map((field) => ({ from, list, field, look: undefined })),
      ...under.flatMap((look) => referencesIn(look, resource.name).map((field) => ({ from, list, field, look }))),
    ]
  })
}

/** How many objects are asked at once: an appliance stays usable meanwhile. */
const atOnce = 6

interface SearchOptions {
  signal?: AbortSignal
  /** Called after each object that was asked. */
  onProgress?: (asked: number, of: number) => void
}

const heldBy = (holder: Holder, answer: unknown, resource: Resource): Map<string, unknown> =>
  holder.field
    ? namedBy(holder.field, answer)
    : new Map(rowsFrom(answer).map((row) => [idOf(resource, row), undefined]))

/**
 * Looks for everything that holds objects of a resource. Never rejects: what could not be asked, or was not when the
 * signal came, is counted.
 */
export async function searchHolders(
  client: QueryClient,
  appliance: Appliance,
  resource: Resource,
  { signal, onProgress }: SearchOptions = {},
): Promise<Found[]> {
  const lists = await Promise.all(
    holdersOf(resource, appliance).map(async (holder) => {
      const rows = await client.fetchQuery({ ...listQuery(appliance, holder.list), staleTime: 5_000 }).catch(() => null)
      return { holder, rows, byId: new Map<string, Held[]>(), unasked: 0 }
    }),
  )
  const note = (found: (typeof lists)[number], row: Row, answer: unknown) => {
    for (const [id, value] of heldBy(found.holder, answer, resource))
      found.byId.set(id, [...(found.byId.get(id) ?? []), { row, value }])
  }
  for (const found of lists) if (!found.holder.look) for (const row of found.rows ?? []) note(found, row, row)
  const queue = lists.flatMap((found) =>
    found.holder.look ? (found.rows ?? []).map((row) => ({ found, row, look: found.holder.look as Operation })) : [],
  )
  const of = queue.length
  let asked = 0
  onProgress?.(asked, of)
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { found, row, look } = next
      if (signal?.aborted) {
        found.unasked += 1
        continue
      }
      const direct = found.holder.side ? directInput(found.holder.side) : {}
      const input = { params: paramsFor(look, idOf(found.holder.from, row)), ...direct }
      try {
        note(found, row, await callRaw(appliance, look, input, { signal }))
      } catch {
        found.unasked += 1
      }
      asked += 1
      onProgress?.(asked, of)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return lists.map(({ rows, ...found }) => ({ ...found, of: rows === null ? null : rows.length }))
}

/** The write that puts an id back into a map that an object holds. */
function mapWrite({ from, look, field }: Holder): Operation | undefined {
  if (!look || !field) return undefined
  return Object.values<Operation>(from.operations).find(
    (each) =>
      each.method === 'PATCH' &&
      each.path === look.path &&
      bodyFields(each.body).some(({ name }) => name === field.name),
  )
}

/** Makes what held an object hold another in its place, and reads whether it does. */
export async function holdAgain(
  client: QueryClient,
  appliance: Appliance,
  resource: Resource,
  { holder, held }: { holder: Holder; held: readonly Held[] },
  id: string,
): Promise<Replayed> {
  const { from, side, field, look } = holder
  const write = mapWrite(holder)
  const words = [`${from.words[0]} that uses it`, `${from.words[1]} that use it`] as const
  const missing: Held[] = []
  const problems: string[] = []
  const queue = [...held]
  const one = async ({ row, value }: Held): Promise<Replayed> => {
    const holderId = idOf(from, row)
    if (side) return assignVerified(client, appliance, side, holderId, [Number(id)])
    return replay([row], {
      words,
      send: async () => {
        if (!write || !field) return `The API has no way to change ${from.words[1]} so.`
        const body = { [field.name]: { [id]: value } }
        await writeRaw(client, appliance, write, { params: paramsFor(write, holderId), body })
        return undefined
      },
      missing: async () => {
        const answer = look && (await callRaw(appliance, look, { params: paramsFor(look, holderId) }))
        return heldBy(holder, answer, resource).has(id) ? [] : [row]
      },
    })
  }
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { missing: left, problem } = await one(next)
      if (left.length > 0) missing.push(next)
      if (problem !== undefined) problems.push(problem)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  const [problem] = problems
  return {
    words,
    wanted: held.length,
    verified: held.length - missing.length,
    missing,
    ...(problem !== undefined && { problem }),
  }
}
