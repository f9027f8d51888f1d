/**
 * The devices that a list may mean, in few requests: a search for a short list, all devices for a long one. Where
 * devices were read already, those.
 */
import { exists, type Appliance } from '../../api/appliance'
import { readAll } from '../../api/pages'
import type { Device, deviceSearchTypes } from '../../catalog/devices'
import { devices } from '../../catalog/devices'
import type { Filter } from '../../catalog/filter'
import { deviceNames } from '../../catalog/shapes/device'
import { exactPattern, patternOfBlock } from '../block-pattern'
import { DeviceIndex, indexDevices } from './device-index'
import type { Key } from './keys'

/** Longer lists are cheaper to look up in all devices than to search for. */
const mostSearched = 150

/** On releases that search by one pattern in the address: its length, so that no server refuses it. */
const longestPattern = 1200
const mostPatterns = 8

/** What is looked at of a device; anything else is left with the appliance. */
const fields = [...deviceNames, 'ipaddr4', 'ipaddr6', 'macaddr', 'vlanid', 'role', 'vendor', 'device_class']

export interface FindOptions {
  signal?: AbortSignal | undefined
  /** Devices that were read already, all that there are. */
  known?: readonly Device[] | undefined
  /** Fields that are wanted beside those that identify. */
  also?: readonly string[] | undefined
  onProgress?: ((loaded: number) => void) | undefined
}

export interface FoundDevices {
  index: DeviceIndex
  requests: number
  /** False if the list changed faster than it could be read. */
  complete: boolean
}

const leafOf = (key: Key): Filter[] => {
  switch (key.by) {
    case 'address':
    case 'block':
      return [{ field: 'ipaddr', operator: '=', operand: key.text }]
    case 'mac':
      return [{ field: 'macaddr', operator: '=', operand: key.text }]
    case 'name':
      return [{ field: 'name', operator: '=', operand: key.text }]
    case 'id':
      return [{ field: 'id', operator: '=', operand: key.id }]
    case 'digits':
      return [
        { field: 'id', operator: '=', operand: key.id },
        { field: 'name', operator: '=', operand: key.text },
      ]
    case 'vlan':
      return []
  }
}

type SearchType = (typeof deviceSearchTypes)[number]

/** Searches by one pattern; undefined if they would be more or longer than is sensible, or ids are among the keys. */
export function patternsFor(keys: readonly Key[]): { type: SearchType; value: string }[] | undefined {
  const alternatives = new Map<SearchType, string[]>()
  const put = (type: SearchType, pattern: string) =>
    alternatives.set(type, [...(alternatives.get(type) ?? []), pattern])
  for (const key of keys) {
    if (key.by === 'id' || key.by === 'digits') return undefined
    if (key.by === 'name') put('name', exactPattern(key.text))
    else if (key.by === 'mac') put('mac address', exactPattern(key.text))
    else if (key.by === 'address') put('ip address', exactPattern(key.text))
    else if (key.by === 'block') {
      const pattern = patternOfBlock(key.block)
      if (pattern === undefined) return undefined
      put('ip address', pattern)
    }
  }
  const searches: { type: SearchType; value: string }[] = []
  for (const [type, patterns] of alternatives) {
    let part: string[] = []
    const flush = () => part.length > 0 && searches.push({ type, value: `/^(${part.join('|')})$/` })
    for (const pattern of patterns) {
      if (pattern.length > longestPattern) return undefined
      if ([...part, pattern].join('|').length > longestPattern) {
        flush()
        part = []
      }
      part.push(pattern)
    }
    flush()
  }
  return searches.length > mostPatterns ? undefined : searches
}

/**
 * Reads the devices that keys may name.
 *
 * @throws ApiError, AbortError
 */
export async function findDevices(
  appliance: Appliance,
  keys: readonly Key[],
  { signal, known, also = [], onProgress }: FindOptions = {},
): Promise<FoundDevices> {
  const index = new DeviceIndex()
  if (known) {
    await indexDevices(index, known, signal)
    return { index, requests: 0, complete: true }
  }
  if (keys.length === 0) return { index, requests: 0, complete: true }
  const byFilter = exists(devices.operations.search, appliance)
  const wanted = [...new Set([...fields, ...also])]
  // What comes is put into the index page by page, while the next one is on its way.
  let adding = Promise.resolve()
  let requests = 0
  let complete = true
  const read = async (options: Parameters<typeof readAll>[1]) => {
    const all = await readAll(appliance, {
      ...options,
      signal,
      fields: wanted,
      onPage: ({ rows, loaded }) => {
        onProgress?.(loaded)
        adding = adding.then(() => indexDevices(index, rows, signal))
        // Whoever waits for it hears of it; until then nobody has to.
        adding.catch(() => undefined)
      },
    })
    requests += all.requests
    complete &&= all.complete
  }
  const searches = !byFilter && keys.length <= mostSearched ? patternsFor(keys) : undefined
  if (byFilter && keys.length <= mostSearched) await read({ filter: { operator: 'or', rules: keys.flatMap(leafOf) } })
  else if (searches) for (const { type, value } of searches) await read({ query: { search_type: type, value } })
  else await read({})
  await adding
  return { index, requests, complete }
}
