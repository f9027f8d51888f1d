/**
 * What belongs to an object beside its fields and assignments, and goes with it: the members of a user group, the
 * criteria of a custom device where a release takes them one by one. Found by the shapes of the operations under one
 * path: a GET that reads it, and a POST that adds one entry of its list, or a PUT or PATCH that takes a map.
 */
import type { QueryClient } from '@tanstack/react-query'
import { exists, reasonOf, type Appliance } from '../api/appliance'
import { sentenceFor } from '../api/errors'
import { writeRaw } from '../api/query'
import { callRaw } from '../api/send'
import type { Operation, Resource } from '../catalog/operation'
import { z } from '../catalog/zod'
import { replay, type Replayed } from './assignments'
import { bodyFields } from './form/problems'
import { copyOf, createBody } from './form/values'
import { fieldsHere, type Kind } from './held-here'
import { rowsFrom } from './list-query'
import { paramsFor, rowSchema, sidesOf, type Row } from './model'
import { namedBy, referencesIn } from './references'
import { sameJson } from './three-way'

export interface Part {
  /** The last piece of its path: `members`. */
  name: string
  read: Operation
  /** What makes it again; undefined where the API has no way. */
  again: { how: 'each' | 'map'; write: Operation } | undefined
}

export interface PartRead {
  part: Part
  /** The body that makes each entry, or of a map its names and values; null where it could not be read. */
  entries: readonly Row[] | null
}

const isUnder = /^\/[^/]+\/\{[^}]+\}\/[^/{}]+$/

function againBy(read: Operation, writes: readonly Operation[]): Part['again'] {
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
export function partsOf(resource: Resource, appliance: Kind): Part[] {
  const links = new Set(sidesOf(resource).map((side) => side.list.path))
  const here = Object.values<Operation>(resource.operations).filter(
    (operation) => isUnder.test(operation.path) && !links.has(operation.path) && exists(operation, appliance),
  )
  return here.flatMap((read) => {
    const writes = here.filter((other) => other.path === read.path && !other.reads)
    if (read.method !== 'GET' || writes.length === 0) return []
    return [{ name: read.path.split('/').at(-1) ?? read.path, read, again: againBy(read, writes) }]
  })
}

/** The entries of a part in an answer, in the form that makes them again. */
export function entriesIn(part: Part, answer: unknown, appliance: Kind): Row[] {
  if (part.again?.how !== 'each') {
    const [field] = referencesIn(part.read)
    return field ? [...namedBy(field, answer)].map(([name, value]) => ({ name, value })) : []
  }
  const { write } = part.again
  // What names the object itself names the one that is gone: the path says it.
  const fields = fieldsHere(bodyFields(write.body), appliance).filter((field) => field.meta.refers !== write.resource)
  return rowsFrom(answer).map((row) => createBody(fields, copyOf(fields, row, undefined)))
}

async function readPart(appliance: Appliance, part: Part, id: string): Promise<Row[]> {
  return entriesIn(part, await callRaw(appliance, part.read, { params: paramsFor(part.read, id) }), appliance)
}

/** All parts of an object, read anew. One that cannot be read is null, it does not fail the others. */
export function readParts(appliance: Appliance, resource: Resource, id: string): Promise<PartRead[]> {
  return Promise.all(
    partsOf(resource, appliance).map(async (part) => ({
      part,
      entries: await readPart(appliance, part, id).catch(() => null),
    })),
  )
}

/** Entries of `wanted` that are not in `there`; two alike need two. */
export function without(wanted: readonly Row[], there: readonly Row[]): Row[] {
  const left = [...there]
  return wanted.filter((entry) => {
    const at = left.findIndex((other) => sameJson(other, entry))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

const missingOf = (part: Part, wanted: readonly Row[], there: readonly Row[]): Row[] =>
  // In a map names alone count: what stands beside them is the appliance's business.
  part.again?.how === 'map'
    ? wanted.filter(({ name }) => !there.some((other) => other.name === name))
    : without(wanted, there)

const textOf = ({ name, value }: Row): string => (typeof value === 'string' ? value : String(name))

/** Makes the entries of a part again on an object and reads which of them are there then. */
export async function makeAgain(
  client: QueryClient,
  appliance: Appliance,
  part: Part,
  id: string,
  wanted: readonly Row[],
): Promise<Replayed<Row>> {
  return replay(wanted, {
    words: [part.name, part.name],
    send: async () => {
      const { again } = part
      const refused = again ? reasonOf(again.write, appliance) : 'The API has no way to make them again.'
      if (!again || refused) return refused
      const params = paramsFor(again.write, id)
      // A create may have taken them already, as the fields that they are in newer releases.
      const there = await readPart(appliance, part, id)
      const missing = missingOf(part, wanted, there)
      if (missing.length === 0) return undefined
      if (again.how === 'map') {
        const whole = again.write.method === 'PUT' ? [...there, ...missing] : missing
        const body = Object.fromEntries(whole.map((entry) => [String(entry.name), textOf(entry)]))
        await writeRaw(client, appliance, again.write, { params, body })
        return undefined
      }
      // One after the other, since their order may count; one that is refused does not keep back the others.
      let problem: string | undefined
      for (const body of missing) {
        await writeRaw(client, appliance, again.write, { params, body }).catch((error: unknown) => {
          problem ??= sentenceFor(error)
        })
      }
      return problem
    },
    missing: async () => missingOf(part, wanted, await readPart(appliance, part, id)),
  })
}
