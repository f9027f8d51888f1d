/**
 * Whether a write whose answer was lost was done. What shows it follows from the catalogue: the object that it changes
 * or deletes, the list in which it makes one or ties one, the setting that it sets, the job that it starts.
 */
import { later } from '../browser/timer'
import { catalog, operations } from '../catalog'
import { fieldOf, fieldsOf } from '../catalog/fields'
import type { Operation, Resource } from '../catalog/operation'
import { inRelease } from '../catalog/release'
import { isList } from '../catalog/rows'
import { textIn } from '../catalog/told'
import { wideQuery } from '../catalog/wide'
import { z } from '../catalog/zod'
import { ApiError, isApiError, type ErrorFacts, type LookedUp } from './errors'
import { findCreated } from './find-created'
import type { RawInput } from './request'
import { sameJson } from './same-json'
import { callRaw, type Target } from './send'

type Row = Readonly<Record<string, unknown>>
type Found = LookedUp | { done: string }

/** What tells of a write, and how. */
export interface Witness {
  reading: Operation
  input: RawInput
  /** True where nothing can be told without what was there before, and nobody reads that anyway. */
  readsBefore: boolean
  /** `gone` stands for what is not there, undefined for what is not known. */
  judge: (now: unknown, before: unknown) => Found
}

const gone = Symbol('gone')
const resources: Readonly<Record<string, Resource>> = catalog

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)
const rowsIn = (value: unknown): Row[] => (Array.isArray(value) ? value.filter(isRow) : [])
const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

const text = (value: string): string => value.trim().replaceAll('\r\n', '\n')

/** True where what is there is what was sent, or holds it: an appliance adds to what it is given, and orders it anew. */
function holds(there: unknown, sent: unknown): boolean {
  if (isEmpty(sent)) return isEmpty(there)
  if (typeof sent === 'string' && typeof there === 'string') return text(sent) === text(there)
  if (Array.isArray(sent))
    return (
      Array.isArray(there) &&
      there.length === sent.length &&
      sent.every((one) => there.some((other) => holds(other, one)))
    )
  if (isRow(sent)) return isRow(there) && Object.entries(sent).every(([name, value]) => holds(there[name], value))
  return sameJson(there, sent)
}

const whole = (marks: readonly boolean[], none: LookedUp = 'not done'): LookedUp =>
  marks.length === 0 ? 'unseen' : marks.every(Boolean) ? 'done' : marks.some(Boolean) ? 'partly' : none

/** Fields of a body that no answer shows. */
const hidden = ({ body }: Operation): ReadonlySet<string> => {
  const schema = body && fieldOf('body', body).schema
  const fields = schema instanceof z.ZodObject ? fieldsOf(schema) : []
  return new Set(fields.filter(({ meta }) => meta.kind === 'secret' || meta.kind === 'pem').map(({ name }) => name))
}

/** Fields that were set: what the answer shows of them is as it was sent. */
function judgeFields(operation: Operation, body: Row): Witness['judge'] {
  const unseen = hidden(operation)
  return (now, before) => {
    if (!isRow(now)) return 'unread'
    const told = Object.entries(body).filter(([name, value]) => !unseen.has(name) && (name in now || isEmpty(value)))
    // An appliance may write what it is given in a way of its own: then it is not what was before, either.
    const other = isRow(before) && told.some(([name]) => !sameJson(now[name], before[name]))
    return whole(
      told.map(([name, value]) => holds(now[name], value)),
      other ? 'partly' : 'not done',
    )
  }
}

/** Names that were put on a list, or with null taken off it; an answer has them as a map or as texts, in an object. */
function judgeNames(body: Row): Witness['judge'] {
  return (now) => {
    const parts = (Array.isArray(now) ? now : [now]).filter(isRow).flatMap((one) => Object.values(one))
    const there = new Set(parts.flatMap((part) => (isRow(part) ? Object.keys(part) : idsIn(part))))
    return whole(Object.entries(body).map(([name, value]) => there.has(name) === (value !== null)))
  }
}

/** What names nothing is equal to nothing: it may be an object that no text can be made of. */
const plain = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined

const idsIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** What was attached and detached; what was so before says nothing. */
const judgeAssignment =
  (body: Row): Witness['judge'] =>
  (now, before) => {
    const idsOf = (rows: unknown) => new Set(rowsIn(rows).map((row) => plain(row['id'])))
    const [there, earlier] = [idsOf(now), Array.isArray(before) ? idsOf(before) : null]
    const wanted = (['assign', 'unassign'] as const).flatMap((verb) =>
      idsIn(body[verb]).map((id) => ({ id: String(id), there: verb === 'assign' })),
    )
    const fresh = wanted.filter((one) => earlier?.has(one.id) !== one.there)
    return whole((fresh.length > 0 ? fresh : wanted).map((one) => there.has(one.id) === one.there))
  }

/** Rows that a part of a path and the query name: `{child-id}` by their id, `{protocol}` and `port` by these. */
function named(operation: Operation, { params = {}, query = {} }: RawInput) {
  const last = /\{([^}]+)\}$/.exec(operation.path)?.[1] ?? ''
  const key = last === 'id' ? (resources[operation.resource]?.key ?? 'id') : last === 'child-id' ? 'id' : last
  return (row: Row): boolean =>
    plain(row[key]) === String(params[last]) &&
    Object.entries(query).every(([name, value]) => !(name in row) || plain(row[name]) === String(value))
}

function judgeCreate(operation: Operation, body: unknown): Witness['judge'] {
  const key = resources[operation.resource]?.key ?? 'id'
  const idOf = (row: Row) => JSON.stringify(row[key] ?? row)
  const unseen = hidden(operation)
  const sent = Object.fromEntries(Object.entries(isRow(body) ? body : {}).filter(([name]) => !unseen.has(name)))
  return (now, before) => {
    if (!Array.isArray(before)) return 'unread'
    const known = new Set(rowsIn(before).map(idOf))
    const found = findCreated(known, rowsIn(now), sent, idOf)
    if (found.row) return { done: textIn(found.row[key]) }
    return found.why === 'not listed' ? 'not done' : 'done'
  }
}

/** What there is once: it is other than before, as far as it does not change by itself. */
function judgeChanged({ returns }: Operation): Witness['judge'] {
  const schema = returns.kind === 'json' ? returns.schema : undefined
  const fields = schema instanceof z.ZodObject ? fieldsOf(schema) : []
  const running = new Set(fields.filter(({ meta }) => meta.runs).map(({ name }) => name))
  const still = (there: unknown) =>
    isRow(there) ? Object.fromEntries(Object.entries(there).filter(([name]) => !running.has(name))) : there
  return (now, before) => (before === undefined ? 'unread' : sameJson(still(now), still(before)) ? 'not done' : 'done')
}

const parentOf = (path: string): string => path.replace(/\/[^/]+$/, '')

/** What tells whether a write was done; undefined where the API has nothing that does. */
export function witnessOf(target: Target, operation: Operation, input: RawInput): Witness | undefined {
  const { method, path, returns } = operation
  const readingOf = (wanted: string): Operation | undefined =>
    operations.find(
      (one) =>
        one.method === 'GET' &&
        one.path === wanted &&
        one.returns.kind === 'json' &&
        (target.release === undefined || inRelease(target.release, one.since, one.until)),
    )
  const witness = (reading: Operation | undefined, judge: Witness['judge'], readsBefore = false) => {
    if (!reading) return undefined
    const params = Object.fromEntries(
      Object.entries(input.params ?? {}).filter(([name]) => reading.path.includes(`{${name}}`)),
    )
    const query = target.release === undefined ? {} : wideQuery(reading, target.release)
    // Some lists answer a part unless told.
    if (reading.query && 'limit' in reading.query.shape) query['limit'] = 100_000
    return { reading, input: { params, query }, readsBefore, judge }
  }
  const same = readingOf(path)
  // Some paths name one by the singular: `/watchlist/device/{id}` is one of `/watchlist/devices`.
  const above = readingOf(parentOf(path)) ?? readingOf(`${parentOf(path)}s`)
  const { body } = input
  if (returns.kind === 'accepted' && operation.touches.includes('jobs')) {
    const ids = (answer: unknown) => rowsIn(answer).map((row) => plain(row['id']))
    const started: Witness['judge'] = (now, before) => {
      if (!Array.isArray(before)) return 'unread'
      const known = new Set(ids(before))
      return ids(now).some((id) => !known.has(id)) ? 'done' : 'not done'
    }
    return witness(readingOf(catalog.jobs.operations.list.path), started, true)
  }
  if (isRow(body) && ('assign' in body || 'unassign' in body)) {
    return witness(same, judgeAssignment(body))
  }
  if (path.endsWith('}') && method === 'DELETE')
    return (
      witness(same, (now) => (now === gone ? 'done' : 'not done')) ??
      witness(above, (now) => (rowsIn(now).some(named(operation, input)) ? 'not done' : 'done'))
    )
  if (path.endsWith('}') && method === 'POST')
    return witness(above, (now) => (rowsIn(now).some(named(operation, input)) ? 'done' : 'not done'))
  if (method === 'PATCH' || method === 'PUT')
    if (isRow(body))
      return witness(same, operation.body instanceof z.ZodRecord ? judgeNames(body) : judgeFields(operation, body))
  if (method === 'POST' && returns.kind !== 'accepted' && same && isList(same))
    return witness(same, judgeCreate(operation, body))
  return same && !isList(same) ? witness(same, judgeChanged(same)) : undefined
}

/** Asked for the sake of another call, whose caller waits: soon over, whatever comes. */
const brief = { timeout: 8000, retries: 0, asked: true }

const read = (target: Target, { reading, input }: Witness): Promise<unknown> =>
  callRaw(target, reading, input, brief).catch((error: unknown) => {
    if (isApiError(error) && error.status === 404) return gone
    throw error
  })

/** What is there before a write, where that is needed and nobody else reads it; undefined where it is not known. */
export const readBefore = (target: Target, witness: Witness | undefined): Promise<unknown> =>
  witness?.readsBefore ? read(target, witness).catch(() => undefined) : Promise.resolve(undefined)

/** Between two looks, ms: what was begun may take a moment. */
const between = 1000

/** Looks whether a write was done. Never rejects. */
export async function lookUp(
  target: Target,
  witness: Witness | undefined,
  before: unknown,
  { status }: Pick<ApiError, 'status'>,
): Promise<Found> {
  if (!witness) return 'unseen'
  try {
    const found = witness.judge(await read(target, witness), before)
    // What the appliance itself has answered is over.
    if (found !== 'not done' || status !== null) return found
    await new Promise<void>((resolve) => void later(between, resolve))
    return witness.judge(await read(target, witness), before)
  } catch {
    return 'unread'
  }
}

/** A lost answer of what a caller sent by itself, with what was found. */
export async function lookedUp(
  target: Target,
  operation: Operation,
  input: RawInput,
  error: ApiError,
): Promise<ApiError> {
  const found = await lookUp(target, witnessOf(target, operation, input), undefined, error)
  const facts: ErrorFacts = error
  return new ApiError({ ...facts, looked: typeof found === 'object' ? 'done' : found })
}
