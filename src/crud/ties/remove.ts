/** Deletes objects, one request each, and keeps what its undo needs of each before it is sent. */
import { z } from '../../catalog/zod'
import type { Resource } from '../../catalog/operation'
import { defineKind, Refused, type Looked } from '../../work/kind'
import { Json, type Item, type ItemId, type Step } from '../../work/plan'
import { resourceNamed } from '../../work/steps/rows-now'
import { idOf, nameOf, paramsFor, type Row } from '../model'
import { sparedBy } from '../../catalog/spares'
import { canUndo, holdsOthers } from '../removal'
import { Fields, listOf, RecordData, recordOf, rowNow } from './record'
import type { Tied } from './tie'

const RemoveInput = z.object({ resource: z.string(), query: Fields.optional() })

export const remove = defineKind<z.output<typeof RemoveInput>>({
  name: 'remove',
  input: RemoveInput,
  async apply({ input }, [item], context) {
    const resource = resourceNamed(input.resource)
    const operation = resource.operations['remove']
    if (!operation || !item) throw new Refused(`${resource.words[1]} cannot be deleted`)
    const row = await rowNow(resource, String(item.id), context)
    if (!row) return { left: [[item.id, 'It was gone already']] }
    const refusal = sparedBy(resource.operations.remove, row)
    if (refusal !== undefined) throw new Refused(refusal)
    const record = canUndo(resource) ? Json.parse(await recordOf(resource, row, item, context)) : undefined
    if (record !== undefined) await context.keep(record)
    await context.send(operation, { params: paramsFor(operation, String(item.id)), query: input.query ?? {} })
    return record === undefined ? {} : { result: record }
  },
  async look({ input }, items, context) {
    const resource = resourceNamed(input.resource)
    const there = new Set((await listOf(resource, context)).map((row) => idOf(resource, row)))
    const { kept } = context
    return new Map(
      items.map(({ id }): [ItemId, Looked] => [
        id,
        there.has(String(id))
          ? { is: 'not', words: 'Answered as done, and it is still there' }
          : { is: 'done', ...(kept !== undefined && { result: kept }) },
      ]),
    )
  },
  invert(step, items, results) {
    const records = new Map(results.map((result) => RecordData.parse(result)).map((record) => [record.id, record]))
    const back = items.flatMap(({ id, name }): Item[] => {
      const record = records.get(String(id))
      return record ? [{ id, name, data: Json.parse(record) }] : []
    })
    if (back.length === 0) return 'What was deleted cannot be made again.'
    const input = { resource: step.input.resource }
    return [
      {
        id: `undo-${step.id}`,
        kind: 'restore',
        words: `Take back: ${step.words}`,
        short: 'Make again',
        input,
        items: back,
      },
    ]
  },
})

/** A step that deletes objects; `users` are who uses each. */
export const removeStep = (
  resource: Resource,
  rows: readonly { row: Row; users: readonly Tied[] }[],
  words: string,
  query: Row = {},
): Step => ({
  id: 'remove',
  kind: 'remove',
  words,
  short: holdsOthers(resource) ? 'Take off' : 'Delete',
  input: Json.parse({ resource: resource.name, query }),
  items: rows.map(({ row, users }) => ({
    id: idOf(resource, row),
    name: nameOf(resource, row),
    ...(users.length > 0 && { data: Json.parse(users) }),
  })),
})
