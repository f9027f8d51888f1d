/**
 * Changes fields of objects, one request each. An item carries what its fields were when the plan was made and what they
 * become; what somebody else has changed meanwhile is left as it is and named. So is its undo.
 */
import { z } from '../../catalog/zod'
import { defineKind, Refused, type Context, type Looked } from '../kind'
import { Json, type Item, type ItemId, type Step } from '../plan'
import { paramsOf, resourceNamed, rowsNow, type Row } from './rows-now'

const Input = z.object({ resource: z.string() })

const Values = z.record(z.string(), Json)
const Data = z.object({ was: Values, becomes: Values })

/** The values of an item's fields, before and after. */
export type Change = z.output<typeof Data>

const changeOf = (item: Item): Change => {
  const read = Data.safeParse(item.data)
  if (!read.success) throw new Refused(`What ${item.name} was to become was not kept`)
  return read.data
}

/** Fields that people leave empty are null or an empty text, or are not there at all. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? '') === JSON.stringify(b ?? '')

const isSo = (row: Row, values: Change['was']): boolean =>
  Object.entries(values).every(([name, value]) => same(row[name], value))

const changedSince = (row: Row, { was, becomes }: Change): string | undefined => {
  const name = Object.keys(becomes).find((field) => !same(row[field], was[field]) && !same(row[field], becomes[field]))
  return name && `Somebody has changed its ${name.replaceAll('_', ' ')} since: not sent`
}

export const update = defineKind<z.output<typeof Input>>({
  name: 'update',
  input: Input,
  async apply({ input, items: all }, items, context) {
    const resource = resourceNamed(input.resource)
    const operation = resource.operations['update']
    if (!operation) throw new Refused(`${resource.words[1]} cannot be changed`)
    const fields = Object.keys(all[0] ? changeOf(all[0]).becomes : {})
    const before = await context.once('before', () =>
      rowsNow(
        resource,
        all.map(({ id }) => id),
        context,
        fields,
      ),
    )
    const left: [ItemId, string][] = []
    const failed: [ItemId, string][] = []
    for (const item of items) {
      const change = changeOf(item)
      const row = before.get(String(item.id))
      const others = row && changedSince(row, change)
      if (!row) failed.push([item.id, 'It is not there any more'])
      else if (others) left.push([item.id, others])
      else if (isSo(row, change.becomes)) left.push([item.id, 'It is so already'])
      else await context.send(operation, { params: paramsOf(operation, item.id), body: change.becomes })
    }
    return { left, failed }
  },
  async look({ input }, items, context) {
    const resource = resourceNamed(input.resource)
    const fields = items[0] ? Object.keys(changeOf(items[0]).becomes) : []
    const now = await rowsNow(
      resource,
      items.map(({ id }) => id),
      context,
      fields,
    )
    return new Map(
      items.map((item): [ItemId, Looked] => {
        const row = now.get(String(item.id))
        if (!row) return [item.id, { is: 'not', words: 'It is not there any more' }]
        return [
          item.id,
          isSo(row, changeOf(item).becomes) ? { is: 'done' } : { is: 'not', words: 'It is not as planned' },
        ]
      }),
    )
  },
  invert(step, items) {
    const back = items.map((item) => {
      const { was, becomes } = changeOf(item)
      return { ...item, data: Json.parse({ was: becomes, becomes: was }) }
    })
    return [{ ...step, id: `undo-${step.id}`, words: `Take back: ${step.words}`, items: back, after: [] }]
  },
})

/** Says that an item was left because of somebody else. */
export const changedBy = /^Somebody has changed/

/** The items with what their fields are now as what they were, so that nothing is in the way. @throws ApiError */
export async function againOver(
  step: Step,
  items: readonly Item[],
  reading: Pick<Context, 'appliance' | 'signal'>,
): Promise<Item[]> {
  const resource = resourceNamed(Input.parse(step.input).resource)
  const now = await rowsNow(
    resource,
    items.map(({ id }) => id),
    reading,
  )
  return items.flatMap((item): Item[] => {
    const row = now.get(String(item.id))
    const { becomes } = changeOf(item)
    const was = row && Object.fromEntries(Object.keys(becomes).map((name) => [name, Json.parse(row[name] ?? null)]))
    return was ? [changedItem(item.id, item.name, { was, becomes })] : []
  })
}

/** An item of a step that changes fields. */
export const changedItem = (id: ItemId, name: string, change: Change): Item => ({ id, name, data: Json.parse(change) })

export const updateStep = (step: Pick<Step, 'id' | 'words' | 'short' | 'items' | 'after'>, resource: string): Step => ({
  ...step,
  kind: 'update',
  input: { resource },
})
