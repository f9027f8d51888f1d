/**
 * The tags of all devices. A device's row does not hold its tags, so each tag is asked for its devices: one request
 * a tag and one for the tags, asked only while the column is shown. Of a site with thousands of tags the rows in sight
 * are asked for theirs instead.
 */
import { queryOptions } from '@tanstack/react-query'
import type { Appliance } from '../../api/appliance'
import { call } from '../../api/send'
import { catalog } from '../../catalog'
import type { Tag } from '../../catalog/tags'
import type { z } from '../../catalog/zod'
import type { TagNames } from './columns'

const atOnce = 3
/** More tags than these are not asked one by one. */
const mostTags = 64

async function readTagNames(appliance: Appliance, signal: AbortSignal): Promise<TagNames> {
  const { list, listDevices } = catalog.tags.operations
  const tags: z.output<typeof Tag>[] = await call(appliance, list, {}, { signal })
  if (tags.length > mostTags) return 'in sight'
  const names = new Map<number, string[]>()
  // One without a name has nothing to show in a cell.
  const waiting = tags
    .filter(({ name }) => typeof name === 'string')
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
  // Each tag's devices in the order of the tags, however the answers come in.
  const members: number[][] = waiting.map(() => [])
  let next = 0
  const work = async () => {
    for (let at = next++; at < waiting.length; at = next++) {
      const tag = waiting[at]
      if (!tag) return
      const devices = await call(appliance, listDevices, { params: { id: tag.id } }, { signal })
      members[at] = devices.map((device) => device.id)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  for (const [at, tag] of waiting.entries()) {
    for (const id of members[at] ?? []) {
      const known = names.get(id)
      if (known) known.push(tag.name)
      else names.set(id, [tag.name])
    }
  }
  return names
}

/** Its key begins as all keys of tags do, so that a change of tags makes it stale. */
export const tagNamesQuery = (appliance: Appliance) =>
  queryOptions({
    queryKey: [appliance.id, 'tags', 'names by device'],
    queryFn: ({ signal }) => readTagNames(appliance, signal),
    staleTime: 60_000,
    gcTime: 10 * 60_000,
    retry: false,
  })
