/** The plan that gives devices their tags and fields: only what is not so yet, each tag in as few requests as it takes. */
import type { Appliance } from '../../api/appliance'
import { catalog } from '../../catalog'
import { DeviceWrite, type Device } from '../../catalog/devices'
import { fieldsOf, wordsOf } from '../../catalog/fields'
import { nameOf } from '../../crud/model'
import { count } from '../../ui/format'
import type { Item, Plan, Step } from '../../work/plan'
import { newPlanId } from '../../work/plan'
import { assignedTo, assignStep } from '../../work/steps/assign'
import { createStep } from '../../work/steps/create'
import { changedItem, updateStep } from '../../work/steps/update'
import { readMembers } from './tag-members'
import { alikeIn, fieldNow, type Wanted } from './wanted'

export interface Made {
  plan: Plan
  /** What is changed, where it is not devices: one and several. */
  things?: readonly [string, string]
  /** Devices that are changed, and all that were chosen. */
  changed: number
  chosen: number
  /** Names of tags that are created. */
  created: string[]
  /** Fields that are emptied, over all devices. */
  cleared: number
  /** Tags that come off because a cell has not got them, over all devices. */
  dropped: number
  /** Requests that were needed to see what is so already. */
  reads: number
}

interface Asked {
  appliance: Appliance
  /** The tags as they are now. */
  tags: Promise<readonly { id: number; name: string }[]>
  signal: AbortSignal
  devices: ReadonlyMap<number, Device>
  wanted: ReadonlyMap<number, Wanted>
  /** A static group that all of them become members of. */
  group?: { id: number; name: string } | undefined
  /** How the devices were chosen, in words. */
  chosen: string
  reason?: string | undefined
  notes: readonly string[]
}

/** Fields that null empties. */
const nullable = new Set(fieldsOf(DeviceWrite).flatMap((field) => (field.nullable ? [field.name] : [])))

const itemOf = (device: Device): Item => ({ id: device.id, name: nameOf(catalog.devices, device) })

/** @throws ApiError */
export async function makePlan(asked: Asked): Promise<Made> {
  const { appliance, signal, devices, wanted } = asked
  const adds = new Map<string, number[]>()
  const removes = new Map<string, number[]>()
  const alike = alikeIn(wanted)
  for (const [{ add, remove }, some] of alike) {
    for (const name of add) push(adds, name, some)
    for (const name of remove) if (!add.has(name)) push(removes, name, some)
  }
  const tags = await asked.tags
  const ids = new Map(tags.map(({ name, id }) => [name, id]))
  const { members, reads } = await readMembers({
    appliance,
    signal,
    tags,
    alike,
    names: [...adds.keys(), ...removes.keys()],
  })
  let dropped = 0
  for (const [{ add, remove, only }, some] of alike) {
    if (!only) continue
    for (const [name, has] of members) {
      if (add.has(name) || remove.has(name)) continue
      const had = some.filter((one) => has.has(one))
      if (had.length > 0) push(removes, name, had)
      dropped += had.length
    }
  }
  const names = [...new Set([...adds.keys(), ...removes.keys()])]

  const known = (some: readonly number[]) => some.flatMap((id) => devices.get(id) ?? [])
  const steps: Step[] = []
  const created: string[] = []
  const notes = [...asked.notes]
  const changed = new Set<number>()
  const assignments = (
    name: string,
    verb: 'assign' | 'unassign',
    chosen: readonly number[],
    id: number | { step: string },
    after: string[],
  ) => {
    const has = members.get(name)
    const needed = known(chosen).filter(({ id: one }) => (has?.has(one) ?? false) !== (verb === 'assign'))
    const rest = chosen.length - needed.length
    if (rest > 0)
      notes.push(
        `${count(rest, 'device is', 'devices are')} ${verb === 'assign' ? 'tagged' : 'not tagged'} ${name} already.`,
      )
    if (needed.length === 0) return
    for (const device of needed) changed.add(device.id)
    const items = needed.map(itemOf)
    const what = count(items.length, 'device', 'devices')
    const words = verb === 'assign' ? `Assign ${name} to ${what}` : `Take ${name} off ${what}`
    steps.push({
      ...assignStep(
        { id: `${verb}-${steps.length}`, words, items, after },
        { resource: 'tags', to: 'devices', id, verb, name },
      ),
      short: `${verb === 'assign' ? '+' : '−'} ${name}`,
    })
  }
  for (const [name, chosen] of adds) {
    const id = ids.get(name)
    if (id !== undefined) assignments(name, 'assign', chosen, id, [])
    else {
      const step = `create-${steps.length}`
      created.push(name)
      steps.push(createStep({ id: step, words: `Create tag ${name}` }, { resource: 'tags', body: { name } }))
      assignments(name, 'assign', chosen, { step }, [step])
    }
  }
  for (const [name, chosen] of removes) {
    const id = ids.get(name)
    if (id === undefined) notes.push(`There is no tag ${name}, so it is on no device.`)
    else assignments(name, 'unassign', chosen, id, [])
  }
  if (asked.group) {
    const { id, name } = asked.group
    const has = await assignedTo({ resource: 'devicegroups', to: 'devices' }, id, { appliance, signal })
    const needed = known([...wanted.keys()]).filter((device) => !has.has(device.id))
    const rest = wanted.size - needed.length
    if (rest > 0) notes.push(`${count(rest, 'device is', 'devices are')} in ${name} already.`)
    for (const device of needed) changed.add(device.id)
    const words = `Add ${count(needed.length, 'device', 'devices')} to ${name}`
    const input = { resource: 'devicegroups', to: 'devices', id, verb: 'assign' } as const
    if (needed.length > 0)
      steps.push({ ...assignStep({ id: 'members', words, items: needed.map(itemOf) }, input), short: `+ ${name}` })
  }
  const { step, cleared } = fieldStep(devices, alike)
  if (step) {
    for (const { id } of step.items) changed.add(Number(id))
    steps.push(step)
  }
  const [only] = names
  const title =
    names.length === 1 && only !== undefined && !step && !asked.group
      ? `${adds.has(only) ? 'Tag' : 'Untag'} ${count(changed.size, 'device', 'devices')} ${adds.has(only) ? 'with' : 'from'} ${only}`
      : `Change ${count(changed.size, 'device', 'devices')}`
  const id = newPlanId()
  return {
    plan: {
      id,
      title,
      chosen: asked.chosen,
      ...(asked.reason && { reason: asked.reason }),
      appliance: appliance.id,
      applianceName: appliance.name,
      steps,
      notes,
      madeAt: Date.now(),
      page: `/tags/assign?plan=${id}`,
    },
    changed: changed.size,
    chosen: wanted.size,
    created,
    cleared,
    dropped,
    reads: 1 + reads,
  }
}

function push(to: Map<string, number[]>, name: string, ids: readonly number[]): void {
  const known = to.get(name)
  if (known) for (const id of ids) known.push(id)
  else to.set(name, [...ids])
}

/** One step for all fields of all devices: each is one request, with only the fields that change. */
function fieldStep(devices: ReadonlyMap<number, Device>, alike: ReadonlyMap<Wanted, readonly number[]>) {
  let cleared = 0
  const names = new Set<string>()
  const items: Item[] = []
  const asking = [...alike].flatMap(([{ fields }, ids]) => {
    const asked = Object.entries(fields)
    return asked.length > 0 ? ids.map((id) => ({ id, asked })) : []
  })
  for (const { id, asked } of asking) {
    const device = devices.get(id)
    if (!device) continue
    const row: Readonly<Record<string, unknown>> = device
    const was: Record<string, string | null> = {}
    const becomes: Record<string, string | null> = {}
    for (const [name, value] of asked) {
      const now = fieldNow(device, name)
      const own = row[name]
      const empty = own === undefined || own === null || own === ''
      if (now === value || (value === '' && empty)) continue
      if (value === '') cleared += 1
      names.add(name)
      was[name] = typeof own === 'string' ? own : nullable.has(name) ? null : ''
      becomes[name] = value === '' && nullable.has(name) ? null : value
    }
    if (Object.keys(becomes).length > 0) items.push(changedItem(id, nameOf(catalog.devices, device), { was, becomes }))
  }
  if (items.length === 0) return { step: undefined, cleared }
  const what = [...names].map((name) => wordsOf(name).toLowerCase()).join(', ')
  const words = `Change ${what} of ${count(items.length, 'device', 'devices')}`
  return { step: updateStep({ id: 'fields', words, short: what, items }, 'devices'), cleared }
}
