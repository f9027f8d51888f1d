/**
 * Devices that were written are read anew for the lists that hold them. What a search found and somebody has changed since may not fit it any more, and what was changed back fits again.
 * The appliance is asked, about the changed devices alone: what its operators mean, only it knows.
 */
import type { QueryClient } from '@tanstack/react-query'
import { exists, type Appliance } from '../../api/appliance'
import { isApiError } from '../../api/errors'
import { query } from '../../api/query'
import { call } from '../../api/send'
import { catalog } from '../../catalog'
import type { Device } from '../../catalog/devices'
import type { Filter } from '../../catalog/filter'
import type { DeviceRequest } from './appliance-search'

const { get, search: byFilter } = catalog.devices.operations

/** Up to so many are read one by one: a page of one of them has the same answer. */
const fewIds = 8
const idsAtOnce = 1000

interface Lists {
  queryKey: readonly unknown[]
}

/** The rows of a list, without changed devices that do not fit and with those that do. */
function fitted(rows: readonly Device[], changed: ReadonlyMap<number, Device | null>, fit: ReadonlySet<number>) {
  const kept = rows.filter(({ id }) => !changed.has(id) || fit.has(id))
  const there = new Set(kept.map(({ id }) => id))
  const back = [...fit].flatMap((id) => (there.has(id) ? [] : (changed.get(id) ?? [])))
  return kept.length === rows.length && back.length === 0 ? rows : [...kept, ...back]
}

async function fitting(
  appliance: Appliance,
  { query = {}, filter }: DeviceRequest & { filter: Filter },
  ids: number[],
) {
  const { active_from, active_until } = query
  const fit = new Set<number>()
  for (let at = 0; at < ids.length; at += idsAtOnce) {
    const operand = ids.slice(at, at + idsAtOnce)
    const rules: Filter[] = [filter, { field: 'id', operator: 'in', operand }]
    const body = {
      filter: { operator: 'and' as const, rules },
      active_from,
      active_until,
      limit: operand.length,
      offset: 0,
    }
    for (const { id } of await call(appliance, byFilter, { body })) fit.add(id)
  }
  return fit
}

/** Takes changed devices off the lists whose search they do not fit any more, and puts them on those that they fit. */
async function fitLists(
  client: QueryClient,
  appliance: Appliance,
  lists: Lists,
  changed: ReadonlyMap<number, Device | null>,
): Promise<void> {
  for (const [queryKey] of client.getQueriesData(lists)) {
    const request = queryKey[3] as DeviceRequest
    const { filter } = request
    if (!filter) {
      // One text that is searched for cannot be asked of some devices alone: the search is made again.
      if (request.query) await client.invalidateQueries({ queryKey, exact: true })
      continue
    }
    try {
      const fit = await fitting(appliance, { ...request, filter }, [...changed.keys()])
      client.setQueryData<{ rows: readonly Device[] }>(
        queryKey,
        (list) => list && { ...list, rows: fitted(list.rows, changed, fit) },
      )
    } catch {
      await client.invalidateQueries({ queryKey, exact: true })
    }
  }
}

async function readAnew(client: QueryClient, appliance: Appliance, ids: readonly number[]) {
  const read = new Map<number, Device | null>(ids.map((id) => [id, null]))
  if (ids.length <= fewIds) {
    const one = async (id: number) => {
      try {
        read.set(id, await client.fetchQuery(query(appliance, get, { params: { id } })))
      } catch (error) {
        if (!isApiError(error) || error.kind !== 404) throw error
      }
    }
    await Promise.all(ids.map(one))
    return read
  }
  if (!exists(byFilter, appliance)) throw new Error('This release finds no devices by their ids')
  for (let at = 0; at < ids.length; at += idsAtOnce) {
    const operand = ids.slice(at, at + idsAtOnce)
    const body = { filter: { field: 'id', operator: 'in', operand }, limit: operand.length, offset: 0 } as const
    for (const device of await call(appliance, byFilter, { body })) read.set(device.id, device)
  }
  return read
}

/** Reads written devices, null for one that is gone; `fit` then sets the lists right that are of a search. @throws ApiError */
export async function catchUp(client: QueryClient, appliance: Appliance, ids: readonly number[]) {
  const read = await readAnew(client, appliance, ids)
  return { read, fit: (lists: Lists) => fitLists(client, appliance, lists, read) }
}
