/** A valid request for any operation, made from its schemas and from objects that the world has. */
import { setupPassword } from './accounts'
import { apikeys } from '../catalog/apikeys'
import { fieldOf, fieldsOf } from '../catalog/fields'
import type { Operation } from '../catalog/operation'
import { compareVersions, type Release } from '../catalog/release'
import { z } from '../catalog/zod'
import { fieldsWithout, objectOf } from './release-fields'
import { defer, firstXid } from './metrics/query'
import { search } from './records/search'
import { samplePair } from './sample-pair'
import type { World } from './world'

/** The simplest value that a schema takes; optional fields of objects are left out. */
export function sampleOf(schema: z.ZodType): unknown {
  const { schema: inner, preset, nullable } = fieldOf('', schema)
  if (preset !== undefined) return preset
  if (inner instanceof z.ZodString) return samplesOfText.find((text) => inner.safeParse(text).success) ?? 'sample'
  if (inner instanceof z.ZodNumber) return [1, 0, 10, 30, 300].find((value) => inner.safeParse(value).success) ?? 1
  if (inner instanceof z.ZodBoolean) return true
  if (inner instanceof z.ZodEnum) return inner.options[0]
  if (inner instanceof z.ZodLiteral) return [...inner.values][0]
  if (inner instanceof z.ZodUnion) return inner.options[0] instanceof z.ZodType ? sampleOf(inner.options[0]) : null
  if (inner instanceof z.ZodArray) {
    if (inner.safeParse([]).success) return []
    return inner.element instanceof z.ZodType ? [sampleOf(inner.element)] : []
  }
  if (inner instanceof z.ZodRecord) return {}
  if (inner instanceof z.ZodObject)
    return Object.fromEntries(
      fieldsOf(inner)
        .filter((field) => field.required)
        .map(({ name, schema: field }) => [name, sampleOf(field)]),
    )
  return nullable ? null : undefined
}

const samplesOfText = [
  'sample',
  'SAMPLE',
  '-30m',
  '10.0.0.1',
  'sample@corp.example',
  '2026-01-01',
  'https://corp.example/',
]

const metricQuery = JSON.stringify({
  cycle: 'auto',
  from: -1_800_000,
  object_type: 'application',
  object_ids: [0],
  metric_category: 'net',
  metric_specs: [{ name: 'bytes' }],
})

/** Bodies whose meaning no schema can tell. */
const bodies: Record<string, BodyInit> = {
  'extrahop.uploadFirmware': new Blob(['extrahop-9.9.0.1500.tar']),
  'extrahop.uploadCloudResources': new Blob(['resources']),
  'extrahop.setCertificate': samplePair.certificate + samplePair.private_key,
  'apikeys.create': JSON.stringify({ password: setupPassword }),
  'appliances.create': JSON.stringify({
    host: 'exa-09.corp.example',
    remote_appliance_type: 'explore',
    data_access: true,
    remote_setup_password: setupPassword,
    fingerprint: 'insecure_skip',
  }),
  'runningconfig.update': JSON.stringify({ dns: { dns: '192.0.2.53' } }),
  'bundles.create': JSON.stringify({ name: 'Sample', tags: [{ name: 'From a bundle' }] }),
  'ssldecryptkeys.create': JSON.stringify({ name: 'Sample', enabled: true, ...samplePair }),
  'supportpacks.upload': [
    '--sample',
    'Content-Disposition: form-data; name="file"; filename="sample.pack"',
    'Content-Type: application/octet-stream',
    '',
    'a pack',
    '--sample--',
    '',
  ].join('\r\n'),
  'metrics.query': metricQuery,
  'metrics.total': metricQuery,
  'metrics.totalByObject': metricQuery,
  // All that is kept is some hundred thousand packets and records.
  'packets.search': JSON.stringify({ from: '-3m' }),
  'records.search': JSON.stringify({ from: '-3m' }),
  'license.update': 'modules: http\n',
  'users.create': JSON.stringify({ username: 'sample', name: 'Sample', password: 'sample' }),
  'extrahop.downloadFirmwareUrl': JSON.stringify({ firmware_url: 'https://corp.example/extrahop-9.9.0.1500.tar' }),
}

/** What has to be so before an operation can succeed. */
const before: Record<string, (world: World) => void> = {
  // Only while the setup account has no key; releases without the operation keep theirs.
  'apikeys.create': (world) => {
    if (compareVersions(world.release, apikeys.since) >= 0) world.collections.apikeys.delete(1)
  },
  'metrics.next': (world) => void defer(world, []),
  'extrahop.upgrade': (world) => world.appliance.keepImage({ version: '9.9.0.1500' }),
}

/** Objects to take instead of the first of their kind. */
const objects: Record<string, string> = {
  'metrics.next': String(firstXid),
  'supportpacks.queued': 'sp-1',
  // Built-in bundles stay.
  'bundles.remove': '3',
  'appliances.remove': '1',
  'users.remove': 'former',
}

const special: Record<string, (world: World) => string> = {
  process: () => 'exadmin',
  protocol: () => 'http',
  cursor: (world) => cursorIn(world),
}

/** The cursor of a search that stays open; any text where there are no records to search. */
const cursorIn = (world: World): string =>
  world.collections.devices.size === 0
    ? 'none'
    : (search(world, { from: '-3m', until: 0, limit: 1, context_ttl: '1m' }).cursor ?? 'none')

/** Parameters that must not be left out. */
const queries: Record<string, string> = { 'packets.download': '?from=-3m' }

/** The id of an object that the operation may be tried on. */
function idIn(world: World, resource: string): string {
  if (resource === 'devicegroups')
    return String([...world.collections.devicegroups.all()].find((group) => !group.dynamic)?.id ?? 1)
  // One that the lowest key may delete, and the lowest that may share edits.
  if (resource === 'dashboards') {
    const dashboards = [...world.collections.dashboards.all()]
    const own = ['analyst', 'helpdesk'].flatMap((owner) => dashboards.filter((row) => row.owner === owner))
    return String(own[0]?.id ?? 1)
  }
  // The watchlist is keyed by the device: /watchlist/device/{id}.
  const collection = world.collection(resource === 'device' ? 'devices' : resource)
  const first = collection?.keys().next().value
  return String(first ?? 1)
}

function pathOf(world: World, operation: Operation): string {
  const parts = operation.path.split('/').slice(1)
  return `/${parts
    .map((part, index) => {
      if (!part.startsWith('{')) return part
      const made = special[part.slice(1, -1)]
      return objects[operation.id] ?? (made ? made(world) : idIn(world, parts[index - 1] ?? ''))
    })
    .join('/')}`
}

export interface Sample {
  method: string
  /** Path below /api/v1. */
  path: string
  body: BodyInit | undefined
  contentType: string | undefined
}

/** A request that this world carries out. Changes the world where the operation needs it prepared. */
export function sampleRequest(world: World, operation: Operation): Sample {
  before[operation.id]?.(world)
  return {
    method: operation.method,
    path: pathOf(world, operation) + (queries[operation.id] ?? ''),
    body: operation.body ? (bodies[operation.id] ?? jsonBody(operation, world.release, world)) : undefined,
    contentType:
      operation.bodyType === 'multipart/form-data' ? 'multipart/form-data; boundary=sample' : operation.bodyType,
  }
}

function jsonBody(operation: Operation, release: Release, world: World): BodyInit {
  const version = world.appliance.offers()[0]?.versions[0]
  if (operation.id === 'records.nextPage') return JSON.stringify({ cursor: cursorIn(world) })
  if (operation.id === 'extrahop.downloadFirmwareVersion') return JSON.stringify({ version })
  if (operation.id === 'appliances.upgradeFirmware') return JSON.stringify({ version, system_ids: [1, 2] })
  const shape = objectOf(operation.body)
  const body = operation.body ? sampleOf(operation.body) : {}
  if (shape && typeof body === 'object' && body !== null)
    for (const name of fieldsWithout(shape, release)) Reflect.deleteProperty(body, name)
  return JSON.stringify(body ?? {})
}
