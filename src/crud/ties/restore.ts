/** Makes deleted objects again from what their delete kept, and ties them to what they were tied to. */
import { z } from '../../catalog/zod'
import type { Resource } from '../../catalog/operation'
import { defineKind, Refused, type Context, type Looked } from '../../work/kind'
import type { ItemId } from '../../work/plan'
import { resourceNamed } from '../../work/steps/rows-now'
import { createBy } from '../create-object'
import { findCreated } from '../../api/find-created'
import { readNow } from '../list-query'
import { idOf, paramsFor } from '../model'
import { sparedBy } from '../../catalog/spares'
import { adder } from '../removal'
import { alike, listOf, recordIn, type ObjectRecord } from './record'
import { bodyFrom, sayRestored } from './restored'
import type { Replayed } from './tie'
import { tieAgain, tieOf, untied } from './tied'

/** What an attempt keeps: the ids from before the create, then the id that it made. */
const Making = z.object({ was: z.string(), before: z.array(z.string()).optional(), id: z.string().optional() })

const RestoreInput = z.object({ resource: z.string() })

const bodyOf = (resource: Resource, record: ObjectRecord, { appliance }: Context) =>
  bodyFrom(resource, record.row, appliance)

/** The id that an earlier attempt made; undefined if there was none or it made nothing. @throws ApiError, Refused */
async function madeBefore(resource: Resource, record: ObjectRecord, context: Context): Promise<string | undefined> {
  const { id, before } = Making.safeParse(context.kept).data ?? {}
  if (id !== undefined || before === undefined) return id
  const found = findCreated(
    new Set(before),
    await listOf(resource, context),
    bodyOf(resource, record, context),
    (row) => idOf(resource, row),
  )
  if (found.row) return idOf(resource, found.row)
  if (found.why === 'several alike') throw new Refused('It was made again, but which one it is could not be found out')
  return undefined
}

/** What a record still holds that can be tied again. What a rule finds comes back by itself. */
const tiesIn = (resource: Resource, { row, tied }: ObjectRecord, { appliance }: Context) =>
  tied.flatMap(({ entries, ...named }) => {
    const tie = tieOf(resource, appliance, named)
    if (!tie || !entries || entries.length === 0 || (tie.kind === 'owned' && !tie.again)) return []
    if (tie.kind === 'assigned' && sparedBy(tie.assign, row) !== undefined) return []
    return [{ tie, entries }]
  })

export const restore = defineKind<z.output<typeof RestoreInput>>({
  name: 'restore',
  input: RestoreInput,
  async apply({ input }, [item], context) {
    const resource = resourceNamed(input.resource)
    if (!item) return {}
    const record = recordIn(item)
    const { appliance, send } = context
    const add = adder(resource)
    if (add) {
      await send(add, { params: paramsFor(add, record.id) })
      return { said: [[item.id, `${item.name} is back.`]], result: { was: record.id, id: record.id } }
    }
    let id = await madeBefore(resource, record, context)
    if (id === undefined) {
      const rows = await listOf(resource, context)
      const body = bodyOf(resource, record, context)
      if (alike(rows, body) > record.twins)
        return { left: [[item.id, 'Somebody has made one like it since: not made again']] }
      const before = rows.map((row) => idOf(resource, row))
      await context.keep({ was: record.id, before })
      const { row } = await createBy(send, appliance, resource, body, new Set(before))
      if (!row) throw new Refused('It was made again, but which one it is could not be found out')
      id = idOf(resource, row)
    }
    await context.keep({ was: record.id, id })
    const again: Replayed[] = []
    for (const { tie, entries } of tiesIn(resource, record, context))
      again.push(await tieAgain({ appliance, send }, resource, tie, id, entries))
    const row = await readNow(appliance, resource, id)
    const words = sayRestored(resource, record.row, { row, was: record.id, id, again, tied: record.tied }, appliance)
    const result = { was: record.id, id }
    const whole = again.every(({ wanted, verified }) => wanted === verified)
    return whole ? { said: [[item.id, words]], result } : { failed: [[item.id, words]], result }
  },
  async look({ id: step, input }, items, context) {
    const resource = resourceNamed(input.resource)
    const made = new Map(
      context.results(step).flatMap((result) => {
        const { was, id } = Making.safeParse(result).data ?? {}
        return was !== undefined && id !== undefined ? [[was, id] as const] : []
      }),
    )
    const seen = new Map<ItemId, Looked>()
    const there = new Set((await listOf(resource, context)).map((row) => idOf(resource, row)))
    for (const item of items) {
      const record = recordIn(item)
      const id = adder(resource) ? record.id : (made.get(record.id) ?? (await madeBefore(resource, record, context)))
      if (id === undefined || !there.has(id)) {
        seen.set(item.id, { is: 'not', words: 'Answered as done, and it is not there' })
        continue
      }
      const left = adder(resource) ? [] : tiesIn(resource, record, context)
      const missing = await Promise.all(
        left.map(({ tie, entries }) => untied(context.appliance, resource, tie, id, entries)),
      )
      const all = missing.reduce((sum, one) => sum + one, 0)
      seen.set(
        item.id,
        all === 0
          ? { is: 'done', result: { was: record.id, id } }
          : { is: 'not', words: `${all} of what was tied to it is missing` },
      )
    }
    return seen
  },
})
