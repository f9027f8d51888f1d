/** Two tags become one: what carries the one gets the other, and the first is left on nothing. */
import type { Appliance } from '../../api/appliance'
import { call } from '../../api/send'
import { catalog } from '../../catalog'
import { nameOf } from '../../crud/model'
import { count } from '../../ui/format'
import { newPlanId, type Item, type Plan } from '../../work/plan'
import { assignStep } from '../../work/steps/assign'

interface Tag {
  id: number
  name: string
}

/** What the two have, as they are read. */
export interface Carriers {
  from: readonly Item[]
  into: ReadonlySet<number>
}

const { listDevices } = catalog.tags.operations

/** @throws ApiError */
export async function readCarriers(
  appliance: Appliance,
  from: Tag,
  into: Tag,
  signal?: AbortSignal,
): Promise<Carriers> {
  const [mine, theirs] = await Promise.all(
    [from, into].map(({ id }) => call(appliance, listDevices, { params: { id } }, { signal })),
  )
  const items = (mine ?? []).map((device): Item => ({ id: device.id, name: nameOf(catalog.devices, device) }))
  return { from: items, into: new Set((theirs ?? []).map(({ id }) => id)) }
}

/** The plan; it has no step where the first tag is on nothing. */
export function mergePlan(
  appliance: Pick<Appliance, 'id' | 'name'>,
  from: Tag,
  into: Tag,
  carriers: Carriers,
  now = Date.now(),
): Plan {
  const id = newPlanId(now)
  const missing = carriers.from.filter((item) => !carriers.into.has(Number(item.id)))
  const devices = (items: readonly Item[]) => count(items.length, 'device', 'devices')
  const step = (verb: 'assign' | 'unassign', tag: Tag, items: readonly Item[], words: string, after: string[]) =>
    items.length === 0
      ? []
      : [assignStep({ id: verb, words, items, after }, { resource: 'tags', to: 'devices', id: tag.id, verb })]
  const gives = step('assign', into, missing, `Assign ${into.name} to ${devices(missing)}`, [])
  return {
    id,
    title: `Merge tag ${from.name} into ${into.name}`,
    chosen: `devices that carry ${from.name}`,
    appliance: appliance.id,
    applianceName: appliance.name,
    steps: [
      ...gives,
      // Nothing loses the one before it has the other.
      ...step(
        'unassign',
        from,
        carriers.from,
        `Take ${from.name} off ${devices(carriers.from)}`,
        gives.map((one) => one.id),
      ),
    ],
    notes: [`The tag ${from.name} stays, on no device, until it is deleted.`],
    madeAt: now,
    page: `/plans/${id}`,
  }
}

/** Tags whose names differ in nothing but case and blanks, in groups of two or more. */
export function alike<One extends Tag>(tags: readonly One[]): One[][] {
  const groups = new Map<string, One[]>()
  for (const tag of tags) {
    // An appliance may answer odd ones.
    if (typeof tag.name !== 'string') continue
    const key = tag.name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()
    groups.set(key, [...(groups.get(key) ?? []), tag])
  }
  return [...groups.values()].filter((group) => group.length > 1)
}
