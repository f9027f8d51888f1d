/**
 * The guard against lost updates of a change to many devices. What others changed since the list was read is found by
 * reading again just before the writes: a few devices one by one, more of them by one reading of the list, which costs
 * less than a request for each. A device whose fields were changed otherwise meanwhile is not written; a person decides.
 */
import type { Appliance } from '../../../api/appliance'
import { isApiError } from '../../../api/errors'
import { readAll } from '../../../api/pages'
import { call } from '../../../api/send'
import { catalog } from '../../../catalog'
import type { Device } from '../../../catalog/devices'
import type { Field } from '../../../catalog/fields'
import { needsDecision, threeWay, type Difference } from '../../../crud/three-way'
import { wordsFor } from '../../../crud/value-text'
import { draftOf, type Draft } from '../edit/fields'

const { get } = catalog.devices.operations

/** Up to so many are read one by one: as many as a browser asks at once. */
const few = 6

/**
 * Devices as they are now; without those that are gone.
 * @throws ApiError
 */
export async function devicesNow(
  appliance: Appliance,
  ids: readonly number[],
  signal: AbortSignal,
): Promise<Map<number, Device>> {
  const one = async (id: number): Promise<Device | null> => {
    try {
      return await call(appliance, get, { params: { id } }, { signal })
    } catch (error) {
      if (isApiError(error) && error.kind === 404) return null
      throw error
    }
  }
  const listed = ids.length <= few ? [] : (await readAll(appliance, { signal })).rows
  const now = new Map(listed.map((device) => [device.id, device]))
  // A list can leave out what was not active lately.
  const rest = ids.filter((id) => !now.has(id))
  const worker = async () => {
    for (let id = rest.shift(); id !== undefined; id = rest.shift()) {
      const device = await one(id)
      if (device) now.set(id, device)
    }
  }
  await Promise.all(Array.from({ length: few }, worker))
  return now
}

/** What somebody else did to the fields that are to be written; empty where nobody has to decide. */
export function changedMeanwhile(fields: readonly Field[], was: Device, now: Device, yours: Draft): Difference[] {
  const names = fields.map((field) => field.name)
  const differences = threeWay(names, draftOf(was, fields), draftOf(now, fields), yours)
  if (!needsDecision(differences)) return []
  // Every ticked field is meant, even where it was so before the other's change.
  return differences.map((each) => (each.by === 'theirs' ? { ...each, by: 'both' } : each))
}

/** "Someone changed Description from Rack 1 to Rack 7: not sent" */
export function sayMeanwhile(fields: readonly Field[], differences: readonly Difference[]): string {
  const words = differences.flatMap(({ name, was, theirs, by }) => {
    const field = fields.find((one) => one.name === name)
    const text = (value: unknown) => wordsFor(field, value) || 'none'
    return by === 'both' ? [`${field?.label ?? name} from ${text(was)} to ${text(theirs)}`] : []
  })
  return `Someone changed ${words.join(', ')}: not sent`
}
