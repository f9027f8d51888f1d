/** Which devices have which tags now, in as few requests as there are: of each tag its devices, or of each device its tags. */
import type { Appliance } from '../../api/appliance'
import { call } from '../../api/send'
import { catalog } from '../../catalog'
import { assignedTo } from '../../work/steps/assign'
import type { Wanted } from './wanted'

interface Asked {
  appliance: Appliance
  signal: AbortSignal
  tags: readonly { id: number; name: string }[]
  /** What is wanted, and of which devices. */
  alike: ReadonlyMap<Wanted, readonly number[]>
  /** Tags that are added or removed. */
  names: readonly string[]
}

const atOnce = 4

async function inTurn<T>(all: readonly T[], each: (one: T) => Promise<void>): Promise<void> {
  const queue = [...all]
  const worker = async () => {
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) await each(one)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

/**
 * The devices of the tags in `names`; where a device is to have some tags only, also those of the tags that it has.
 * @throws ApiError
 */
export async function readMembers({ appliance, signal, tags, alike, names }: Asked) {
  const members = new Map<string, Set<number>>()
  const named = new Set(names)
  const only = [...alike].flatMap(([one, ids]) => (one.only ? ids : []))
  const others = tags.filter(({ name }) => !named.has(name))
  const byTag = only.length > 0 && others.length <= only.length ? tags : tags.filter(({ name }) => named.has(name))
  await inTurn(byTag, async ({ id, name }) => {
    members.set(name, await assignedTo({ resource: 'tags', to: 'devices' }, id, { appliance, signal }))
  })
  if (byTag === tags) return { members, reads: tags.length }
  const ofOthers = new Map(others.map(({ id, name }) => [id, name]))
  await inTurn(only, async (id) => {
    for (const tag of await call(appliance, catalog.devices.operations.listTags, { params: { id } }, { signal })) {
      const name = ofOthers.get(tag.id)
      if (name === undefined) continue
      const has = members.get(name) ?? new Set()
      members.set(name, has.add(id))
    }
  })
  return { members, reads: byTag.length + only.length }
}
