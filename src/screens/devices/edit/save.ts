/**
 * Saving a device without overwriting what someone else did meanwhile: it is read again just before the write. Where
 * another change is found, nothing is sent and both are handed back for a person to decide.
 */
import type { QueryClient } from '@tanstack/react-query'
import type { Appliance } from '../../../api/appliance'
import { write } from '../../../api/query'
import { call } from '../../../api/send'
import { catalog } from '../../../catalog'
import type { Device } from '../../../catalog/devices'
import type { Field } from '../../../catalog/fields'
import { mixOf, needsDecision, sameJson, threeWay, type Difference } from '../../../crud/three-way'
import { putDevices } from '../device-list'
import { bodyOf, draftOf, type Draft } from './fields'

const { get, update } = catalog.devices.operations

export interface Saving {
  client: QueryClient
  appliance: Appliance
  id: number
  fields: readonly Field[]
}

export type Saved =
  | { kind: 'saved'; device: Device; sent: Draft; before: Draft }
  | { kind: 'nothing'; device: Device }
  | { kind: 'conflict'; device: Device; differences: Difference[] }

const namesOf = (fields: readonly Field[]): string[] => fields.map((field) => field.name)

const texts = (values: Readonly<Record<string, unknown>>): Draft =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? value : '']))

async function send(saving: Saving, body: Draft): Promise<void> {
  const { client, appliance, id, fields } = saving
  await write(client, appliance, update, { params: { id }, body: bodyOf(body, fields) })
}

const put = ({ client, appliance }: Saving, device: Device): void =>
  putDevices(client, appliance, new Map([[device.id, device]]))

const readAgain = ({ appliance, id }: Saving): Promise<Device> => call(appliance, get, { params: { id } })

/**
 * Sends what differs between `was` (the device as the form opened with it) and `yours`.
 * @throws ApiError
 */
export async function save(saving: Saving, was: Device, yours: Draft): Promise<Saved> {
  const { fields } = saving
  const there = await readAgain(saving)
  const theirs = draftOf(there, fields)
  const differences = threeWay(namesOf(fields), draftOf(was, fields), theirs, yours)
  if (there.mod_time !== was.mod_time || needsDecision(differences)) {
    put(saving, there)
    // A change of something the form does not hold (tags, activity) moves mod_time, too: nothing to decide there.
    if (needsDecision(differences)) return { kind: 'conflict', device: there, differences }
  }
  return finish(saving, there, texts(mixOf(differences, {})))
}

/** Sends the mix that a person chose; `seen` is the device as the choice was made over it. */
export async function saveMix(
  saving: Saving,
  seen: Device,
  differences: readonly Difference[],
  choices: Readonly<Record<string, 'theirs' | 'yours'>>,
): Promise<Saved> {
  const chosen = { ...draftOf(seen, saving.fields), ...texts(mixOf(differences, choices)) }
  return save(saving, seen, chosen)
}

async function finish(saving: Saving, there: Device, sent: Draft): Promise<Saved> {
  if (Object.keys(sent).length === 0) return { kind: 'nothing', device: there }
  const all = draftOf(there, saving.fields)
  const before = Object.fromEntries(Object.keys(sent).map((name) => [name, all[name] ?? '']))
  await send(saving, sent)
  const device = await readAgain(saving)
  put(saving, device)
  return { kind: 'saved', device, sent, before }
}

/**
 * Takes a save back, unless the fields were changed again since.
 * @throws ApiError
 * @returns false if someone changed them meanwhile, then nothing is sent
 */
export async function undo(saving: Saving, sent: Draft, before: Draft): Promise<boolean> {
  const now = draftOf(await readAgain(saving), saving.fields)
  if (!Object.entries(sent).every(([name, value]) => sameJson(now[name], value))) return false
  await send(saving, before)
  put(saving, await readAgain(saving))
  return true
}
