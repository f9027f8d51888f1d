/**
 * What belongs to an object beside its fields and assignments, and goes with it: the members of a user group, the
 * criteria of a custom device where a release takes them one by one. Found by the shapes of the operations under one
 * path: a GET that reads it, and a POST that adds one entry of its list, or a PUT or PATCH that takes a map.
 */
import { exists, reasonOf, type Appliance } from '../../api/appliance'
import { sentenceFor } from '../../api/errors'
import { callRaw } from '../../api/send'
import type { Operation, Resource } from '../../catalog/operation'
import { z } from '../../catalog/zod'
import { bodyFields } from '../form/problems'
import { copyOf, createBody } from '../form/values'
import { type Kind } from '../held'
import { fieldsHere } from '../held-here'
import { rowsFrom } from '../list-query'
import { isList, rowSchema } from '../../catalog/rows'
import { assignedTies, paramsFor, type Row } from '../model'
import { namedBy, referencesIn } from '../references'
import { sameJson } from '../../api/same-json'
import { replay, type Replayed, type Sending } from './tie'

export interface OwnedTie {
  kind: 'owned'
  /** The last piece of its path: `members`. */
  key: string
  words: readonly [one: string, many: string]
  read: Operation
  /** What makes it again; undefined where the API has no way. */
  again: { how: 'each' | 'map'; write: Operation } | undefined
}

const isUnder = /^\/[^/]+\/\{[^}]+\}\/[^/{}]+$/

function againBy(read: Operation, writes: readonly Operation[]): OwnedTie['again'] {
  const add = writes.find(({ method }) => method === 'POST')
  const row = rowSchema(read)
  if (add && row && bodyFields(add.body).length > 0) {
    const given = bodyFields(add.body).filter((field) => field.required)
    if (given.every((field) => field.name in row.shape)) return { how: 'each', write: add }
  }
  // What takes the whole map is stated by the reference more often than what changes a part of it.
  const put = ['PUT', 'PATCH'].flatMap((method) => writes.find((write) => write.method === method) ?? [])
  const map = put.find(({ body }) => body instanceof z.ZodRecord)
  return map && referencesIn(read).length > 0 ? { how: 'map', write: map } : undefined
}

/** What belongs to the objects of a resource on an appliance of this kind and release. */
export function ownedTies(resource: Resource, appliance: Kind): OwnedTie[] {
  const links = new Set(assignedTies(resource).map((tie) => tie.list.path))
  const here = Object.values<Operation>(resource.operations).filter(
    (operation) => isUnder.test(operation.path) && !links.has(operation.path) && exists(operation, appliance),
  )
  return here.flatMap((read): OwnedTie[] => {
    const writes = here.filter((other) => other.path === read.path && !other.reads)
    if (read.method !== 'GET' || writes.length === 0) return []
    // Neither a list nor a map of names: a state of the object, such as the lock of a user.
    if (!isList(read) && referencesIn(read).length === 0) return []
    const key = read.path.split('/').at(-1) ?? read.path
    return [{ kind: 'owned', key, words: [key, key], read, again: againBy(read, writes) }]
  })
}

/** The entries of an answer, in the form that makes them again: a body each, or the names and values of a map. */
export function entriesIn(tie: OwnedTie, answer: unknown, appliance: Kind): Row[] {
  if (tie.again?.how !== 'each') {
    const [field] = referencesIn(tie.read)
    return field ? [...namedBy(field, answer)].map(([name, value]) => ({ name, value })) : []
  }
  const { write } = tie.again
  // What names the object itself names the one that is gone: the path says it.
  const fields = fieldsHere(bodyFields(write.body), appliance).filter((field) => field.meta.refers !== write.resource)
  return rowsFrom(answer).map((row) => createBody(fields, copyOf(fields, row, undefined)))
}

/** What belongs to an object now. @throws ApiError */
export const readOwned = async (appliance: Appliance, tie: OwnedTie, id: string): Promise<Row[]> =>
  entriesIn(tie, await callRaw(appliance, tie.read, { params: paramsFor(tie.read, id) }), appliance)

/** Entries of `wanted` that are not in `there`; two alike need two. */
export function without(wanted: readonly Row[], there: readonly Row[]): Row[] {
  const left = [...there]
  return wanted.filter((entry) => {
    const at = left.findIndex((other) => sameJson(other, entry))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

/** Those of `wanted` that do not belong to an object now. @throws ApiError */
export async function unowned(
  appliance: Appliance,
  tie: OwnedTie,
  id: string,
  wanted: readonly Row[],
): Promise<{ there: Row[]; missing: Row[] }> {
  const there = await readOwned(appliance, tie, id)
  // In a map names alone count: what stands beside them is the appliance's business.
  const missing =
    tie.again?.how === 'map'
      ? wanted.filter(({ name }) => !there.some((other) => other.name === name))
      : without(wanted, there)
  return { there, missing }
}

const textOf = ({ name, value }: Row): string => (typeof value === 'string' ? value : String(name))

/** Makes the entries again that an object lacks, and counts what it has then. */
export const ownAgain = (
  { appliance, send }: Sending,
  tie: OwnedTie,
  id: string,
  wanted: readonly Row[],
): Promise<Replayed> =>
  replay(tie.words, wanted.length, {
    send: async () => {
      const { again } = tie
      const refused = again ? reasonOf(again.write, appliance) : 'The API has no way to make them again.'
      if (!again || refused) return refused
      const params = paramsFor(again.write, id)
      // A create may have taken them already, as the fields that they are in newer releases.
      const { there, missing } = await unowned(appliance, tie, id, wanted)
      if (missing.length === 0) return undefined
      if (again.how === 'map') {
        const whole = again.write.method === 'PUT' ? [...there, ...missing] : missing
        const body = Object.fromEntries(whole.map((entry) => [String(entry.name), textOf(entry)]))
        await send(again.write, { params, body })
        return undefined
      }
      // One after the other, since their order may count; one that is refused does not keep back the others.
      let problem: string | undefined
      for (const body of missing) {
        await send(again.write, { params, body }).catch((error: unknown) => {
          problem ??= sentenceFor(error)
        })
      }
      return problem
    },
    missing: async () => (await unowned(appliance, tie, id, wanted)).missing.length,
  })
