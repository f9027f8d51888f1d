/** An object as a delete keeps it: what was read of it right before is all that its undo has. */
import { isApiError } from '../../api/errors'
import { z } from '../../catalog/zod'
import type { Resource } from '../../catalog/operation'
import { Refused, type Context } from '../../work/kind'
import { Json, type Item } from '../../work/plan'
import { ownGet, readList, readNow } from '../list-query'
import { idOf, type Row } from '../model'
import { adder } from '../removal'
import { sameJson } from '../../api/same-json'
import { bodyFrom } from './restored'
import { TiedData } from './tie'
import { readTied } from './tied'

export const Fields = z.record(z.string(), Json)

/** An object as it was right before it was deleted. */
export const RecordData = z.object({
  id: z.string(),
  row: Fields,
  tied: z.array(TiedData),
  /** Others that were like it: an undo does not take them for it. */
  twins: z.number(),
})

export type ObjectRecord = z.output<typeof RecordData>

const Users = z.array(TiedData)

/** The objects of a resource now. @throws ApiError */
export const listOf = (resource: Resource, { appliance }: Context): Promise<Row[]> => {
  const { list } = resource.operations
  if (!list) throw new Refused(`${resource.words[1]} have no list`)
  return readList(appliance, list)
}

/** How many of the rows have the fields that would be sent for an object. */
export const alike = (rows: readonly Row[], body: Row): number =>
  rows.filter((row) => Object.entries(body).every(([name, value]) => !(name in row) || sameJson(row[name], value)))
    .length

/** An object as it is now; null where it is gone. @throws ApiError */
export async function rowNow(resource: Resource, id: string, context: Context): Promise<Row | null> {
  if (!ownGet(resource)) {
    const rows = await context.once('rows', () => listOf(resource, context))
    return rows.find((row) => idOf(resource, row) === id) ?? null
  }
  return readNow(context.appliance, resource, id).catch((error: unknown) => {
    if (isApiError(error) && error.kind === 404) return null
    throw error
  })
}

/** Reads what an undo needs. @throws ApiError */
export async function recordOf(resource: Resource, row: Row, item: Item, context: Context): Promise<ObjectRecord> {
  const id = String(item.id)
  const { appliance } = context
  if (adder(resource)) return { id, row: Fields.parse(row), tied: [], twins: 0 }
  const rows = await context.once('rows', () => listOf(resource, context))
  const users = item.data === undefined ? [] : Users.parse(item.data)
  const tied = await readTied(appliance, resource, id)
  const others = rows.filter((each) => idOf(resource, each) !== id)
  return {
    id,
    row: Fields.parse(row),
    tied: [...tied, ...users],
    twins: alike(others, bodyFrom(resource, row, appliance)),
  }
}

/** The record of an item. @throws Refused */
export const recordIn = (item: Item): ObjectRecord => {
  const read = RecordData.safeParse(item.data)
  if (!read.success) throw new Refused(`What ${item.name} was is not kept`)
  return read.data
}
