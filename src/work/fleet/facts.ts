/** What an appliance says of itself before it is upgraded: read, not believed from a list. */
import { available, exists, type Appliance } from '../../api/appliance'
import { isApiError, type ErrorKind } from '../../api/errors'
import { call } from '../../api/send'
import { may } from '../../api/standing'
import { catalog } from '../../catalog'
import { finalStatuses } from '../../catalog/jobs'
import type { Input, Operation, Output } from '../../catalog/operation'
import { readConfig } from '../document/config'
import { atDesk, type Config } from '../document/desk'
import { textIn } from '../../catalog/told'
import { platforms, platformOf, type Platform } from '../../catalog/platform'

export interface Facts {
  /** Base address. */
  id: string
  name: string
  platform: Platform
  /** Full firmware version. */
  version: string
  /** Why its kind or release takes no image from here; null where it does. */
  refuses: string | null
  /** Whether the key may upgrade. */
  able: 'yes' | 'no' | 'unknown'
  edition: string | null
  serial: string | null
  /** When the license ends, ms; null for no end or where it is not told. */
  licenseEnds: number | null
  /** The job that runs there, in words; null for none, 'untold' where the list of jobs is not told. */
  job: { words: string } | null | 'untold'
  /** Devices in all; null where there are none to count or it is not told. */
  devices: number | null
  /** When the last backup was made, ms; null where none is listed or none can be, 'untold' where the list is not told. */
  backup: number | null | 'untold'
  /** True where this kind of appliance can make one. */
  backsUp: boolean
  /** Changes of the running config that a restart would lose; null where it is not told. */
  unsaved: boolean | null
  /** The Explore cluster it is in; null for other kinds. */
  cluster: {
    id: string
    name: string
    node: 'master' | 'data' | null
    nodes: number | null
    ingest: boolean | null
  } | null
  /**
   * What its overview would warn of: connected appliances in trouble, processes that are busy. Null where none is known
   * of and not all of it is told.
   */
  troubles: readonly string[] | null
  /** By which others know it; null where it is not told. */
  uuid: string | null
  /** Whom it is connected to; null where it is not told. */
  connected: readonly { name: string; host: string; platform: Platform | null; version: string; uuid: string }[] | null
  /** When all of this was read, ms. */
  at: number
}

/**
 * What is told; undefined where the release, the kind or the key has no answer, and where the appliance fails at what
 * decides nothing by itself: it is there, and a person is told what is not known.
 * @throws ApiError where it is away
 */
async function unlessUntold<Told>(
  appliance: Appliance,
  operation: Operation,
  read: () => Promise<Told>,
): Promise<Told | undefined> {
  if (!exists(operation, appliance)) return undefined
  try {
    return await read()
  } catch (error) {
    const may = decisive.has(operation) ? untold : untoldOrFailed
    if (isApiError(error) && may.has(error.kind)) return undefined
    throw error
  }
}

const { extrahop, license, jobs, devices, customizations, runningconfig, appliances } = catalog

const untold: ReadonlySet<ErrorKind> = new Set<ErrorKind>([403, 404, 'shape', 'large'])
const untoldOrFailed: ReadonlySet<ErrorKind> = new Set<ErrorKind>([...untold, 'server', 'not-json', 'truncated'])
/** Without these an upgrade might begin beside another one, twice, without a license or with ingest on. */
const decisive: ReadonlySet<Operation> = new Set<Operation>([
  license.operations.get,
  jobs.operations.list,
  extrahop.operations.cluster,
])

const isPlatform = (word: string): word is Platform => (platforms as readonly string[]).includes(word)
const kindOf = (word: unknown): Platform | null =>
  typeof word !== 'string' ? null : isPlatform(word) ? word : platformOf(word)

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}

const newest = (moments: readonly unknown[]): number | null => {
  const told = moments.filter((at) => typeof at === 'number')
  return told.length > 0 ? Math.max(...told) : null
}

/** What a node's configuration tells of its cluster. */
async function clusterOf(config: Config): Promise<Readonly<Record<string, unknown>>> {
  const text = await atDesk('layOut', { document: config, section: 'cluster', most: 100_000 })
  return typeof text === 'string' ? record(record(JSON.parse(text))['cluster']) : {}
}

/** Why it cannot be upgraded by its API, whatever the key may do. */
function refusal(appliance: Appliance): string | null {
  for (const operation of [extrahop.operations.uploadFirmware, extrahop.operations.upgrade]) {
    const answer = available(operation, appliance)
    if (!answer.ok && answer.why !== 'privilege') return answer.reason
  }
  return null
}

/** Percent of one processor, or of memory, from which a process is worth a look. */
const busy = 90
const ended: ReadonlySet<string> = new Set(finalStatuses)

/**
 * Reads what decides whether, when and how an appliance is upgraded.
 * @throws ApiError where it does not answer or refuses the key
 */
export async function readFacts(appliance: Appliance, signal?: AbortSignal): Promise<Facts> {
  const ask = <Op extends Operation>(operation: Op, input: Input<Op>) =>
    unlessUntold(
      appliance,
      operation,
      async () =>
        // The catalogue vouches for the type; partial answers belong to writes.
        (await call(appliance, operation, input, { signal, timeout: 20_000, retries: 1 })) as Output<Op>,
    )
  const askConfig = (which: 'live' | 'saved') =>
    unlessUntold(appliance, runningconfig.operations[which === 'live' ? 'get' : 'saved'], () =>
      readConfig(appliance, which, { signal, timeout: 20_000, retries: 1 }),
    )
  const { version } = await call(appliance, extrahop.operations.get, {}, { signal, retries: 1, timeout: 15_000 })
  const stores = appliance.platform === 'explore'
  const [licensed, edition, running, listed, backups, live, saved, cluster, others, processes] = await Promise.all([
    ask(license.operations.get, {}),
    ask(extrahop.operations.edition, {}),
    ask(jobs.operations.list, {}),
    ask(devices.operations.search, { body: { limit: 1_000_000, result_fields: ['id'] } }),
    ask(customizations.operations.list, {}),
    askConfig('live'),
    askConfig('saved'),
    stores ? ask(extrahop.operations.cluster, {}) : undefined,
    ask(appliances.operations.list, {}),
    ask(extrahop.operations.processes, {}),
  ])
  const untoldOf = (operation: Operation, told: unknown) => told === undefined && exists(operation, appliance)
  const job = running?.find(({ status }) => !ended.has(status))
  const own = stores && live ? await clusterOf(live) : {}
  const name = typeof own['name'] === 'string' ? own['name'] : null
  const eligible = own['master_eligible']
  const connected = others?.flatMap((other) =>
    other.id === 0
      ? []
      : [
          {
            name: textIn(other.display_name || other.hostname) || `Appliance ${other.id}`,
            host: textIn(other.hostname),
            platform: kindOf(other.platform),
            version: textIn(other.firmware_version),
            uuid: textIn(other.uuid),
          },
        ],
  )
  const troubles = [
    ...(others ?? []).flatMap(({ id, display_name, hostname, status_message, license_status }) => {
      const license = textIn(license_status)
      const words = [textIn(status_message), license.toLowerCase() !== 'nominal' && license]
      const said = words.filter(Boolean).join(', ')
      return id === 0 || said === '' ? [] : [`${textIn(display_name || hostname) || `Appliance ${id}`}: ${said}`]
    }),
    ...(processes ?? []).flatMap(({ process, cpu = 0, mem_percent = 0 }) =>
      cpu >= busy || mem_percent >= busy ? [`Process ${textIn(process)} is busy`] : [],
    ),
  ]
  const partly = untoldOf(appliances.operations.list, others) || untoldOf(extrahop.operations.processes, processes)
  return {
    id: appliance.id,
    name: appliance.name,
    platform: appliance.platform,
    version,
    refuses: refusal(appliance),
    able: may(appliance.standing, extrahop.operations.upgrade.needs),
    edition: textIn(edition?.edition ?? licensed?.edition) || null,
    serial: textIn(licensed?.serial) || null,
    licenseEnds: typeof licensed?.expires_at === 'number' ? licensed.expires_at : null,
    job: !running
      ? 'untold'
      : job
        ? { words: [textIn(job.type) || 'A job', textIn(job.step_description)].filter(Boolean).join(': ') }
        : null,
    devices: Array.isArray(listed) ? listed.length : null,
    backup: untoldOf(customizations.operations.list, backups)
      ? 'untold'
      : newest((backups ?? []).map(({ create_time }) => create_time)),
    backsUp: exists(customizations.operations.create, appliance),
    // A secret is encrypted anew on each read, so two reads of an equal one differ.
    unsaved: live && saved ? (await atDesk('moved', { from: saved, to: live }, { signal })).length > 0 : null,
    cluster: stores
      ? {
          // Its name is what all nodes of a cluster agree on. Those that tell none are taken for one: kept halted for
          // longer than needed is what may be, switched on while others of it are upgraded is not.
          id: name ?? 'unnamed',
          name: name ?? 'unnamed',
          node: typeof eligible === 'boolean' ? (eligible ? 'master' : 'data') : null,
          nodes: typeof own['nodes'] === 'number' ? own['nodes'] : null,
          ingest: cluster?.ingest_enabled ?? null,
        }
      : null,
    troubles: troubles.length === 0 && partly ? null : troubles,
    uuid: others?.find(({ id }) => id === 0)?.uuid || null,
    connected: connected ?? null,
    at: Date.now(),
  }
}

/** False only where both tell whom they are connected to, and neither names the other. */
export function areConnected(a: Facts, b: Facts): boolean {
  const tells = ({ uuid, connected }: Facts) =>
    uuid !== null && connected !== null && connected.every((one) => one.uuid !== '')
  const names = ({ connected }: Facts, { uuid }: Facts) => connected?.some((one) => one.uuid === uuid) === true
  return !tells(a) || !tells(b) || names(a, b) || names(b, a)
}
