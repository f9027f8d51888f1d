/**
 * Creates an object by its fields. Sent twice it would be there twice, so the list is read first, and again after a
 * lost answer: one that has what was sent is the one.
 */
import { callRaw } from '../../api/send'
import { catalog } from '../../catalog'
import type { Resource } from '../../catalog/operation'
import { z } from '../../catalog/zod'
import { defineKind, Refused, type Context, type Looked } from '../kind'
import { Json, type ItemId, type Step } from '../plan'

const Input = z.object({
  resource: z.string(),
  /** The fields that are sent. */
  body: z.record(z.string(), Json),
})

export type CreateInput = z.output<typeof Input>

type Row = Readonly<Record<string, unknown>>
const resources: Readonly<Record<string, Resource>> = catalog

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null

function operationsOf(name: string) {
  const resource = resources[name]
  const { list, create, remove } = resource?.operations ?? {}
  if (!resource || !list || !create || !remove) throw new Refused(`${name} cannot be created`)
  return { resource, list, create, remove }
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The objects that have the fields that are sent, as far as the list says them. */
async function alike({ resource, body }: CreateInput, { appliance, signal }: Context): Promise<Row[]> {
  const { list } = operationsOf(resource)
  const rows: unknown = await callRaw(appliance, list, {}, { signal })
  const fields = Object.entries(body)
  return (Array.isArray(rows) ? rows : []).filter(
    (row: unknown): row is Row =>
      isRow(row) && fields.every(([name, value]) => !(name in row) || same(row[name], value)),
  )
}

const keyOf = ({ resource }: CreateInput, row: Row): number | string | undefined => {
  const id = row[operationsOf(resource).resource.key]
  return typeof id === 'number' || typeof id === 'string' ? id : undefined
}

async function found(input: CreateInput, context: Context): Promise<Map<ItemId, Looked>> {
  const rows = await alike(input, context)
  const id = rows.length === 1 && rows[0] ? keyOf(input, rows[0]) : undefined
  if (rows.length > 1) throw new Refused(`${rows.length} are alike, so which one it is cannot be told`)
  return new Map(id === undefined ? [] : [['', { is: 'done', result: { id } }]])
}

export const create = defineKind<CreateInput>({
  name: 'create',
  input: Input,
  looksFirst: true,
  async apply({ input }, _items, context) {
    const answer = await context.send(operationsOf(input.resource).create, { body: input.body })
    const id = isRow(answer) && typeof answer['id'] === 'string' ? answer['id'] : undefined
    if (id !== undefined) return { result: { id: /^\d+$/.test(id) ? Number(id) : id } }
    // The id is in a header that a browser may not read.
    const one = (await found(input, context)).get('')
    return one?.is === 'done' ? { result: one.result ?? null, readBack: true } : {}
  },
  look: ({ input }, _items, context) => found(input, context),
  invert(step, _items, [result]) {
    if (result === undefined || result === null) return `“${step.words}” cannot be taken back: its id is not known.`
    const input: Json = { resource: step.input.resource, made: step.input.body, result }
    return [{ id: `undo-${step.id}`, kind: 'uncreate', words: `Take back: ${step.words}`, input, items: [] }]
  },
})

const UncreateInput = z.object({
  resource: z.string(),
  made: z.record(z.string(), Json),
  result: z.object({ id: z.union([z.number(), z.string()]) }),
})

/** Deletes what a plan has created, unless somebody has changed it since. */
export const uncreate = defineKind<z.output<typeof UncreateInput>>({
  name: 'uncreate',
  input: UncreateInput,
  async apply({ input }, _items, context) {
    const { remove, list, resource } = operationsOf(input.resource)
    const rows: unknown = await callRaw(context.appliance, list, {}, { signal: context.signal })
    const row = (Array.isArray(rows) ? rows : []).find(
      (one: unknown) => isRow(one) && one[resource.key] === input.result.id,
    )
    if (!isRow(row)) return { left: [['', 'It is gone already']] }
    const changed = Object.entries(input.made).find(([name, value]) => name in row && !same(row[name], value))
    if (changed) return { left: [['', `Somebody has changed its ${changed[0]} since, so it stays`]] }
    await context.send(remove, { params: { [resource.key]: input.result.id } })
    return {}
  },
  async look({ input }, _items, context) {
    const { list, resource } = operationsOf(input.resource)
    const rows: unknown = await callRaw(context.appliance, list, {}, { signal: context.signal })
    const there = (Array.isArray(rows) ? rows : []).some(
      (one: unknown) => isRow(one) && one[resource.key] === input.result.id,
    )
    return new Map<ItemId, Looked>([['', there ? { is: 'not', words: 'It is still there' } : { is: 'done' }]])
  },
  invert(step) {
    const input: Json = { resource: step.input.resource, body: step.input.made }
    return [{ id: `undo-${step.id}`, kind: 'create', words: `Take back: ${step.words}`, input, items: [] }]
  },
})

/** A step that creates an object; later steps have its id by the step's. */
export const createStep = (step: Pick<Step, 'id' | 'words' | 'after'>, input: CreateInput): Step => ({
  ...step,
  kind: 'create',
  items: [],
  input: Json.parse(input),
})
