/**
 * Makes custom devices and gives them criteria. An item carries the criteria before, null where there was no such
 * device, and after; so its undo is the same step the other way round. Releases up to 8.0 take criteria one by one: there
 * a device that was left halfway is gone on with.
 */
import { callRaw } from '../../api/send'
import { catalog } from '../../catalog'
import { later, inRelease } from '../../catalog/release'
import { z } from '../../catalog/zod'
import { defineKind, Refused, type Context, type Looked } from '../kind'
import { Json, type Item, type ItemId, type Step } from '../plan'

/** One rule, with nothing in it that says nothing. */
export type Criterion = Readonly<Record<string, string | number>>

const Rule = z.record(z.string(), z.union([z.string(), z.number()]))
const Data = z.object({ was: z.array(Rule).nullable(), becomes: z.array(Rule).nullable() })
type Change = z.output<typeof Data>

const Found = z.object({
  id: z.number(),
  name: z.string(),
  criteria: z.array(z.record(z.string(), z.unknown())).nullish(),
})
export interface CustomDeviceNow {
  id: number
  name: string
  criteria: Criterion[]
}

const { customdevices } = catalog
const { list, create, update, remove, createCriterion, listCriteria } = customdevices.operations

const ofItself = new Set(['id', 'custom_device_id'])

/** A rule as it is compared: what stands for nothing is left out, and so is the direction that is meant anyway. */
export const ruleOf = (rule: Readonly<Record<string, unknown>>): Criterion =>
  Object.fromEntries(
    Object.entries(rule)
      .filter(([name, value]) => !ofItself.has(name) && !(name === 'ipaddr_direction' && value === 'any'))
      .flatMap(([name, value]): [string, string | number][] =>
        (typeof value === 'string' && value !== '') || typeof value === 'number' ? [[name, value]] : [],
      )
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )

const keyOf = (rule: Criterion): string => JSON.stringify(Object.entries(rule).toSorted(([a], [b]) => (a < b ? -1 : 1)))

/** The rules of the first that are not among the second. */
export function without(rules: readonly Criterion[], others: readonly Criterion[]): Criterion[] {
  const known = new Set(others.map(keyOf))
  return rules.filter((rule) => !known.has(keyOf(rule)))
}

const same = (a: readonly Criterion[], b: readonly Criterion[]): boolean =>
  without(a, b).length === 0 && without(b, a).length === 0

/** True where a custom device takes all its criteria at once. */
export const takesCriteria = ({ release }: Context['appliance']): boolean => inRelease(release, later)

/** All custom devices with their criteria. @throws ApiError */
export async function customDevicesNow({
  appliance,
  signal,
}: Pick<Context, 'appliance' | 'signal'>): Promise<CustomDeviceNow[]> {
  const rows: unknown = await callRaw(appliance, list, { query: { include_criteria: true } }, { signal })
  const found = (Array.isArray(rows) ? rows : []).flatMap((row: unknown) => {
    const read = Found.safeParse(row)
    return read.success ? [read.data] : []
  })
  const rulesOf = async (id: number): Promise<Criterion[]> => {
    if (takesCriteria(appliance)) return []
    const rules: unknown = await callRaw(appliance, listCriteria, { params: { id } }, { signal })
    return (Array.isArray(rules) ? rules : []).map((rule: Record<string, unknown>) => ruleOf(rule))
  }
  const now: CustomDeviceNow[] = []
  // An answer without criteria does not say that there are none.
  for (const { id, name, criteria } of found)
    now.push({ id, name, criteria: criteria ? criteria.map(ruleOf) : await rulesOf(id) })
  return now
}

const changeOf = (item: Item): Change => {
  const read = Data.safeParse(item.data)
  if (!read.success) throw new Refused(`What ${item.name} was to become was not kept`)
  return read.data
}

function named(rows: readonly CustomDeviceNow[], name: string): CustomDeviceNow | undefined {
  const found = rows.filter((row) => row.name === name)
  if (found.length > 1) throw new Refused(`${found.length} custom devices are called ${name}`)
  return found[0]
}

const isSo = (now: CustomDeviceNow | undefined, { becomes }: Change): boolean =>
  becomes === null ? now === undefined : now !== undefined && same(now.criteria, becomes)

/** Why it is left as it is: it is neither as it was nor on its way to what it becomes. */
function changedSince(now: CustomDeviceNow | undefined, { was, becomes }: Change): string | undefined {
  if (now === undefined) return was === null ? undefined : 'It is not there any more'
  const onItsWay = becomes !== null && without(now.criteria, becomes).length === 0
  if (was !== null && (same(now.criteria, was) || (onItsWay && without(was, now.criteria).length === 0)))
    return undefined
  if (was === null && onItsWay) return undefined
  return 'Somebody has changed its criteria since: not sent'
}

async function send(name: string, now: CustomDeviceNow | undefined, change: Change, context: Context): Promise<void> {
  const { appliance } = context
  if (change.becomes === null) {
    if (now) await context.send(remove, { params: { id: now.id } })
    return
  }
  const criteria = change.becomes
  if (takesCriteria(appliance)) {
    if (now) await context.send(update, { params: { id: now.id }, body: { criteria } })
    else await context.send(create, { body: { name, disabled: false, criteria } })
    return
  }
  if (!now) await context.send(create, { body: { name, disabled: false } })
  const made = now ?? named(await customDevicesNow(context), name)
  if (!made) throw new Refused('It was created, and it is not there')
  if (without(made.criteria, criteria).length > 0)
    throw new Refused('Criteria are taken off on its page: this release has no change of all at once')
  for (const body of without(criteria, made.criteria))
    await context.send(createCriterion, { params: { id: made.id }, body })
}

const Input = z.object({})

export const customDevice = defineKind<z.output<typeof Input>>({
  name: 'custom-device',
  input: Input,
  async apply(_step, items, context) {
    const rows = await customDevicesNow(context)
    const left: [ItemId, string][] = []
    for (const item of items) {
      const change = changeOf(item)
      const now = named(rows, item.name)
      const others = changedSince(now, change)
      if (isSo(now, change)) left.push([item.id, 'It is so already'])
      else if (others !== undefined) left.push([item.id, others])
      else await send(item.name, now, change, context)
    }
    return { left }
  },
  async look(_step, items, context) {
    const rows = await customDevicesNow(context)
    return new Map(
      items.map((item): [ItemId, Looked] => [
        item.id,
        isSo(named(rows, item.name), changeOf(item)) ? { is: 'done' } : { is: 'not', words: 'It is not as planned' },
      ]),
    )
  },
  invert(step, items) {
    const back = items.map((item) => {
      const { was, becomes } = changeOf(item)
      return { ...item, data: Json.parse({ was: becomes, becomes: was }) }
    })
    // One that is made is deleted in one request, whatever it took to make it.
    const { requests: _, ...rest } = step
    return [{ ...rest, id: `undo-${step.id}`, words: `Take back: ${step.words}`, items: back, after: [] }]
  },
})

/** An item of a step for custom devices; they are found by their names. */
export const customDeviceItem = (name: string, change: Change): Item => ({ id: name, name, data: Json.parse(change) })

export const customDeviceStep = (step: Pick<Step, 'id' | 'words' | 'short' | 'items'>, requests?: number): Step => ({
  ...step,
  ...(requests !== undefined && { requests }),
  kind: 'custom-device',
  input: {},
})
