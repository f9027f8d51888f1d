/** For any operation: an appliance that has it, and an input that this appliance carries out. */
import { keyOf, setKey } from '../../src/api/keys'
import type { RawInput } from '../../src/api/request'
import type { Target } from '../../src/api/send'
import { operations } from '../../src/catalog/index'
import type { Field } from '../../src/catalog/fields'
import type { Operation } from '../../src/catalog/operation'
import type { Platform } from '../../src/catalog/platform'
import { inRelease, type Release } from '../../src/catalog/release'
import { handlerOf } from '../../src/simulator/handlers/registry'
import { sampleOf, sampleRequest } from '../../src/simulator/sample'
import type { Simulator, SimulatorOptions } from '../../src/simulator/server'
import type { World } from '../../src/simulator/world'
import { startFresh } from '../fresh'

/** Every operation that the simulator answers. */
export const served = operations.filter(({ id }) => handlerOf(id))

export interface Fitting {
  role: Platform
  release: Release
}

/** The newest release that has an operation, on the first platform that has it. */
export function fitting(operation: Operation): Fitting {
  const release = (['9.8', '8.0', '5.3'] as const).find((each) => inRelease(each, operation.since, operation.until))
  const [role] = operation.platforms
  if (!role || !release) throw new Error(`Nothing has ${operation.id}`)
  return { role, release }
}

/** Small, strict, and with jobs that take next to no time. */
export const start = (options: SimulatorOptions): Promise<Simulator> =>
  startFresh({ devices: 40, strict: true, jobStep: 5, ...options })

/** The simulator as the client calls it, with its highest key. */
export function targetOf(simulator: Simulator): Target {
  const target = { id: simulator.url, url: simulator.url }
  if (keyOf(target.id) === undefined) setKey(target.id, simulator.keys[0]?.key ?? '')
  return target
}

async function bodyOf(operation: Operation, body: BodyInit, contentType: string): Promise<unknown> {
  if (operation.bodyType === 'multipart/form-data') {
    const form = await new Response(body, { headers: { 'content-type': contentType } }).formData()
    return Object.fromEntries(form)
  }
  if (body instanceof Blob) return new File([body], `${operation.id}.bin`)
  if (typeof body !== 'string') throw new Error(`${operation.id} has a body that no client hands over`)
  return operation.bodyType === 'application/json' ? JSON.parse(body) : body
}

/** What a caller hands to the client. Changes the world where the operation needs it prepared. */
export async function inputOf(world: World, operation: Operation): Promise<RawInput> {
  const { path, body, contentType } = sampleRequest(world, operation)
  const [place = '', query = ''] = path.split('?')
  const values = place.split('/')
  const params = operation.path
    .split('/')
    .flatMap((part, index) => (part.startsWith('{') ? [[part.slice(1, -1), values[index] ?? '']] : []))
  return {
    params: Object.fromEntries(params),
    query: Object.fromEntries(new URLSearchParams(query)),
    body: body === undefined ? undefined : await bodyOf(operation, body, contentType ?? ''),
  }
}

/** Parameters that mean something that no schema can tell. */
const named: Record<string, (world: World) => unknown> = {
  'appliances.nextFirmware ids': (world) => [...world.collections.appliances.keys()].join(','),
  'runningconfig.get section': () => 'dns',
  'users.remove dest_user': () => 'helpdesk',
  'ssldecryptkeys.removeProtocol port': () => 443,
  'packets.download from': () => '-30m',
  'packets.download until': () => '-1m',
  'packets.download ip1': () => '10.10.0.10',
  'packets.download port1': () => '443',
  'packets.download ip2': () => '10.20.0.12',
  'packets.download port2': () => '443',
  'packets.download bpf': () => 'tcp port 443',
}

/** A value for one parameter of a query. */
export const queryValue = (world: World, operation: Operation, { name, schema, preset }: Field): unknown =>
  named[`${operation.id} ${name}`]?.(world) ?? preset ?? sampleOf(schema)
