/** Objects as they are now, by id: a few one by one, more of them by one reading of their list. */
import { isApiError } from '../../api/errors'
import { readAll } from '../../api/pages'
import { callRaw } from '../../api/send'
import { catalog } from '../../catalog'
import type { Operation, Resource } from '../../catalog/operation'
import { pathNames } from '../../catalog/path-parameters'
import { textIn } from '../../catalog/told'
import { Refused, type Context } from '../kind'
import type { ItemId } from '../plan'

export type Row = Readonly<Record<string, unknown>>

const resources: Readonly<Record<string, Resource>> = catalog

export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function resourceNamed(name: string): Resource {
  const resource = Object.hasOwn(resources, name) ? resources[name] : undefined
  if (!resource) throw new Refused(`There is nothing called ${name}`)
  return resource
}

/** The path parameters that name an object. */
export const paramsOf = ({ path }: Pick<Operation, 'path'>, id: ItemId): Record<string, ItemId> =>
  Object.fromEntries(
    pathNames(path)
      .slice(0, 1)
      .map((name) => [name, id]),
  )

/** Up to so many are read one by one. */
const few = 8

/** Without those that are gone. @throws ApiError */
export async function rowsNow(
  resource: Resource,
  ids: readonly ItemId[],
  { appliance, signal }: Pick<Context, 'appliance' | 'signal'>,
  fields?: readonly string[],
): Promise<Map<string, Row>> {
  const { get, list } = resource.operations
  const now = new Map<string, Row>()
  const put = (row: unknown) => {
    if (isRow(row)) now.set(textIn(row[resource.key]), row)
  }
  if (ids.length > few && resource.name === 'devices') {
    const { rows } = await readAll(appliance, { signal, ...(fields && { fields }) })
    for (const row of rows) put(row)
  } else if ((ids.length > few || !get) && list) {
    const rows: unknown = await callRaw(appliance, list, {}, { signal })
    for (const row of Array.isArray(rows) ? rows : []) put(row)
  }
  if (!get) return now
  // A list can leave out what was not active lately.
  const rest = ids.filter((id) => !now.has(String(id)))
  const worker = async () => {
    for (let id = rest.shift(); id !== undefined; id = rest.shift()) {
      try {
        put(await callRaw(appliance, get, { params: paramsOf(get, id) }, { signal }))
      } catch (error) {
        if (!isApiError(error) || error.kind !== 404) throw error
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(few, rest.length) }, worker))
  return now
}
