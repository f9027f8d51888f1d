/** Assigns objects of one resource to an object of another or takes them off, as the relations of the catalogue have it. */
import { catalog } from '../../catalog'
import type { Operation, Resource } from '../../catalog/operation'
import { linkKey } from '../../catalog/relations'
import { z } from '../../catalog/zod'
import { exists } from '../../api/appliance'
import { isApiError, sentenceFor } from '../../api/errors'
import { readAll } from '../../api/pages'
import { callRaw, isFailures } from '../../api/send'
import { defineKind, Refused, type Context, type Looked } from '../kind'
import { Json, type Item, type ItemId, type Step } from '../plan'

const Input = z.object({
  /** The resource whose object gets or loses them: `tags`. */
  resource: z.string(),
  /** The resource that is assigned: `devices`. */
  to: z.string(),
  /** The object: its id, or the step that creates it. */
  id: z.union([z.number(), z.string(), z.object({ step: z.string() })]),
  verb: z.enum(['assign', 'unassign']),
  /** What the object is called, where its members can be found by that in fewer bytes (see `assignedTo`). */
  name: z.string().optional(),
})

export type AssignInput = z.output<typeof Input>

/** Items in one request. An appliance takes many at once; ids are short. */
export const assignSize = 20_000

/** Of a tag with so many devices, its devices are searched for instead of listed: a list has all fields of each. */
const manyMembers = 1000

const resources: Readonly<Record<string, Resource>> = catalog

function operationsOf({ resource, to }: AssignInput): { list: Operation; assign: Operation } {
  const own = resources[resource]?.operations
  const list = own?.[linkKey('list', to)]
  const assign = own?.[linkKey('assign', to)]
  if (!list || !assign) throw new Refused(`Nothing of ${to} can be assigned to ${resource}`)
  return { list, assign }
}

/** The id of the object that the step is about. @throws Refused if the step that creates it has none */
export function targetOf(id: AssignInput['id'], context: Pick<Context, 'result'>): number | string {
  if (typeof id !== 'object') return id
  const made = context.result(id.step)
  const value = typeof made === 'object' && made !== null && 'id' in made ? made['id'] : undefined
  if (typeof value === 'number' || typeof value === 'string') return value
  throw new Refused('What it is for was created, but which id it has is not known')
}

const params = (id: number | string) => ({ params: { id } })

/** The ids in rows that are not looked at any further: of thousands of rows that is worth it. */
function idsIn(rows: unknown): Set<number> {
  const ids = new Set<number>()
  const all: readonly unknown[] = Array.isArray(rows) ? rows : []
  for (const row of all)
    if (typeof row === 'object' && row !== null && 'id' in row && typeof row.id === 'number') ids.add(row.id)
  return ids
}

/**
 * The ids that are assigned to an object itself now, at least those of `asked` among them; `expected` is about how many
 * they are.
 * @throws ApiError
 */
export async function assignedTo(
  input: Pick<AssignInput, 'resource' | 'to' | 'name'>,
  id: number | string,
  { appliance, signal }: Pick<Context, 'appliance' | 'signal'>,
  expected = 0,
  asked: readonly Item[] = [],
): Promise<Set<number>> {
  const { name } = input
  const search = catalog.devices.operations.search
  if (name !== undefined && input.resource === 'tags' && expected > manyMembers && exists(search, appliance)) {
    const filter = { field: 'tag', operator: '=', operand: name } as const
    const size = { pageSize: assignSize, firstPage: assignSize }
    if (asked.length > 0) {
      // One page that has all that are asked for says it already.
      const limit = Math.max(assignSize, asked.length * 2)
      const first = idsIn(
        await callRaw(appliance, search, { body: { filter, result_fields: ['id'], limit, offset: 0 } }, { signal }),
      )
      if (asked.every(({ id }) => first.has(Number(id)))) return first
    }
    const { rows } = await readAll(appliance, { signal, filter, fields: ['id'], ...size })
    return new Set(rows.map((row) => row.id))
  }
  const { list } = operationsOf({ ...input, id, verb: 'assign' })
  const direct = list.query && 'direct_assignments_only' in list.query.shape
  const query = direct ? { query: { direct_assignments_only: true } } : {}
  const rows: unknown = await callRaw(appliance, list, { ...params(id), ...query }, { signal })
  return idsIn(rows)
}

type Refusals = readonly (readonly [ItemId, string])[]

/** Requests that are spent on finding what is gone. */
const mostTries = 64

/**
 * Releases that do all or nothing refuse the whole for one thing that is gone: it is looked for by halves, and the
 * others are done.
 *
 * @param there rejects if it is what they are assigned to that is gone
 * @throws ApiError
 */
async function withoutTheGone(
  items: readonly Item[],
  send: (some: readonly Item[]) => Promise<Refusals>,
  there: () => Promise<void>,
): Promise<Refusals> {
  let tries = 0
  const sendSome = async (some: readonly Item[]): Promise<Refusals> => {
    tries += 1
    try {
      return await send(some)
    } catch (error) {
      if (!isApiError(error) || error.kind !== 404 || items.length === 1) throw error
      if (tries === 1)
        await there().catch(() => {
          throw error
        })
      if (some.length === 1 || tries >= mostTries) return some.map(({ id }) => [id, sentenceFor(error)] as const)
      const half = Math.ceil(some.length / 2)
      return [...(await sendSome(some.slice(0, half))), ...(await sendSome(some.slice(half)))]
    }
  }
  return sendSome(items)
}

export const assign = defineKind<AssignInput>({
  name: 'assign',
  input: Input,
  async apply({ input }, items, context) {
    const { assign: operation } = operationsOf(input)
    const id = targetOf(input.id, context)
    // What was changed since the plan was made is not the plan's work. A new object has nothing yet.
    const before =
      typeof input.id === 'object'
        ? new Set<number>()
        : await context.once('before', () => assignedTo(input, id, context))
    const isSo = (one: Item) => before.has(Number(one.id)) === (input.verb === 'assign')
    const left = items
      .filter(isSo)
      .map((one) => [one.id, input.verb === 'assign' ? 'Had it already' : 'Did not have it any more'] as const)
    const wanted = items.filter((one) => !isSo(one))
    if (wanted.length === 0) return { left }
    const send = async (some: readonly Item[]): Promise<Refusals> => {
      const body = { [input.verb]: some.map((one) => one.id) }
      const answer = await context.send(operation, { ...params(id), body })
      if (!isFailures(answer)) return []
      const sent = new Map(some.map((one) => [String(one.id), one.id]))
      const failed = answer.failures.flatMap(({ id: one, reason }): [ItemId, string][] => {
        const known = sent.get(one)
        return known === undefined ? [] : [[known, reason]]
      })
      if (failed.length > 0) return failed
      // It names none of ours: what is not so now was not applied, for the reason that goes for all of them.
      const now = await assignedTo(input, id, context, some.length, input.verb === 'assign' ? some : [])
      const undone = some.filter((one) => now.has(Number(one.id)) !== (input.verb === 'assign'))
      return undone.map((one) => [one.id, answer.message] as const)
    }
    const there = async () => {
      await assignedTo(input, id, context)
    }
    return { left, failed: await withoutTheGone(wanted, send, there) }
  },
  async look({ input }, items, context) {
    const id = targetOf(input.id, context)
    const now = await assignedTo(input, id, context, items.length, input.verb === 'assign' ? items : []).catch(
      (error: unknown) => {
        // An object that is gone has nothing.
        if (isApiError(error) && error.kind === 404) return new Set<number>()
        throw error
      },
    )
    const want = input.verb === 'assign'
    const done: Looked = { is: 'done' }
    const not: Looked = {
      is: 'not',
      words: want ? 'Answered as done, and it is not assigned' : 'Answered as done, and it is still assigned',
    }
    const seen = new Map<ItemId, Looked>()
    for (const one of items) seen.set(one.id, now.has(Number(one.id)) === want ? done : not)
    return seen
  },
  invert(step, items, _results, result) {
    const { input } = step
    const verb = input.verb === 'assign' ? 'unassign' : 'assign'
    return [
      {
        ...step,
        id: `undo-${step.id}`,
        words: `Take back: ${step.words}`,
        ...(step.short !== undefined && { short: step.short.replace(/^[+−]/, (sign) => (sign === '+' ? '−' : '+')) }),
        input: { ...input, id: targetOf(input.id, { result }), verb },
        items,
        after: [],
      },
    ]
  },
})

/** A step that assigns, or takes off. */
export const assignStep = (step: Pick<Step, 'id' | 'words' | 'items' | 'after'>, input: AssignInput): Step => ({
  ...step,
  kind: 'assign',
  size: assignSize,
  input: Json.parse(input),
})
