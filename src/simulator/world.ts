/**
 * Everything an appliance knows: its objects, which are assigned to which, and itself. One seed gives one world;
 * only its moments hang on the clock it was made by.
 */
import type { AuditEntry } from '../catalog/auditlog'
import type { Job } from '../catalog/jobs'
import { activitygroups } from '../catalog/activitygroups'
import type { ActivityGroup } from '../catalog/activitygroups'
import { CustomDevice, type CustomDeviceCriterion } from '../catalog/customdevices'
import type { DashboardSharing } from '../catalog/dashboards'
import type { Platform } from '../catalog/platform'
import { releaseOf, type Release } from '../catalog/release'
import { rows, type Row } from '../catalog/relations'
import type { Application } from '../catalog/shapes/application'
import type { Device } from '../catalog/shapes/device'
import { z } from '../catalog/zod'
import type { Appliance as Connected } from '../catalog/appliances'
import type { Node } from '../catalog/nodes'
import { Accounts, type Account, type StoredKey } from './accounts'
import { Appliance } from './appliance'
import type { StoredBundle } from './bundle'
import { Collection } from './collection'
import { makeKeys, type Key } from './keys'
import type { Identity } from './identity'
import { largestImage } from './firmware-image'
import { Licensing } from './licensing'
import { RunningConfig } from './running-config'
import type { StoredDecryptKey } from './decrypt-key'
import type { StoredGroup } from './seed/accounts'
import type { StoredCustomization } from './backup'
import type { StoredPack } from './support-pack'
import type { StoredCapture } from './packets/capture'
import { LinkStore } from './links'
import { ShownCertificate } from './shown-certificate'
import { forgetIngest } from './records/ingest'
import { softwareOf, type Software } from './seed/observations'
import { seedKept, seedWorld } from './seed/site'

/** One object of a resource that can be assigned to others. */
export type RowOf<Name extends Row> = z.output<ReturnType<typeof rows<Name>>>[number]

/** A rule of a custom device. */
export type Criterion = z.output<typeof CustomDeviceCriterion> & { id: number; custom_device_id: number }
/** Who may see a dashboard, by the dashboard's id. */
export type Sharing = Required<z.output<typeof DashboardSharing>> & { id: number }

/** The objects of each resource. A resource with objects of its own gets a line here and its seed in seed/. */
export type Collections = { [Name in Row]: Collection<RowOf<Name>> } & {
  activitygroups: Collection<z.output<typeof ActivityGroup>>
  customdevices: Collection<CustomDevice>
  criteria: Collection<Criterion>
  /** By the application's id; only those that gather by criteria. */
  applicationcriteria: Collection<{ id: number; criteria: NonNullable<Application['criteria']> }>
  sharing: Collection<Sharing>
  /** Ids of devices in the order in which they were put on it, with the analysis level that each had before. */
  watchlist: Collection<{ id: number; before: number }>
  jobs: Collection<Job>
  auditlog: Collection<AuditEntry>
  apikeys: Collection<StoredKey>
  appliances: Collection<Connected>
  bundles: Collection<StoredBundle>
  customizations: Collection<StoredCustomization>
  nodes: Collection<Node>
  packetcaptures: Collection<StoredCapture>
  ssldecryptkeys: Collection<StoredDecryptKey>
  supportpacks: Collection<StoredPack>
  usergroups: Collection<StoredGroup>
  users: Collection<Account>
}

export interface WorldOptions {
  seed: number
  devices: number
  role: Platform
  release: Release
  /** The clock, ms since 1970. */
  now: () => number
  /** How long one step of a background job takes, ms. */
  jobStep: number
  /** How long an upgrade takes until it restarts, and a restart, ms; steps of a job unless given. */
  upgradeTime?: number | undefined
  restartTime?: number | undefined
  /** Bytes from which an image is refused. */
  largestImage?: number | undefined
  /** Records that the store keeps of the busiest hour; what the site leaves unless given. */
  recordsPerHour?: number | undefined
  /** The keys that work from the start; those of seed and role unless given. */
  keys?: readonly Key[]
  /** Who it is among others of its kind; absent for the only one. */
  identity?: Identity | undefined
  /** Without what has been kept of it: backups, results of support packs, captured packets. */
  nothingKept?: boolean | undefined
}

/** What the appliance can do to its own power; the server fills it in. */
export interface Power {
  /** Goes away for so many ms and comes back. */
  restart: (downFor: number) => void
  shutdown: () => void
  /** Runs another release from now on. */
  released: () => void
}

function emptyCollections(release: Release): Collections {
  const collection = <Name extends Row>(name: Name): Collection<RowOf<Name>> => {
    const schema: z.ZodType = rows(name).element
    return new Collection({ name, schema: schema instanceof z.ZodObject ? schema : undefined, release })
  }
  return {
    alerts: collection('alerts'),
    applications: collection('applications'),
    dashboards: collection('dashboards'),
    devicegroups: collection('devicegroups'),
    devices: collection('devices'),
    emailgroups: collection('emailgroups'),
    exclusionintervals: collection('exclusionintervals'),
    flexgrids: collection('flexgrids'),
    geomaps: collection('geomaps'),
    networks: collection('networks'),
    pages: collection('pages'),
    tags: collection('tags'),
    triggers: collection('triggers'),
    vlans: collection('vlans'),
    activitygroups: new Collection({ name: 'activitygroups', schema: activitygroups.object, release, key: 'oid' }),
    customdevices: new Collection({ name: 'customdevices', schema: CustomDevice, release }),
    criteria: new Collection({ name: 'criteria', schema: undefined, release }),
    applicationcriteria: new Collection({ name: 'applicationcriteria', schema: undefined, release }),
    sharing: new Collection({ name: 'sharing', schema: undefined, release }),
    watchlist: new Collection({ name: 'watchlist', schema: undefined, release }),
    jobs: new Collection({ name: 'jobs', schema: undefined, release }),
    auditlog: new Collection({ name: 'auditlog', schema: undefined, release }),
    apikeys: new Collection({ name: 'apikeys', schema: undefined, release }),
    appliances: new Collection({ name: 'appliances', schema: undefined, release }),
    bundles: new Collection({ name: 'bundles', schema: undefined, release }),
    customizations: new Collection({ name: 'customizations', schema: undefined, release }),
    nodes: new Collection({ name: 'nodes', schema: undefined, release }),
    packetcaptures: new Collection({ name: 'packetcaptures', schema: undefined, release }),
    ssldecryptkeys: new Collection({ name: 'ssldecryptkeys', schema: undefined, release }),
    supportpacks: new Collection({ name: 'supportpacks', schema: undefined, release, key: 'filename' }),
    usergroups: new Collection({ name: 'usergroups', schema: undefined, release }),
    users: new Collection({ name: 'users', schema: undefined, release, key: 'username' }),
  }
}

export class World {
  readonly role: Platform
  release: Release
  readonly seed: number
  readonly now: () => number
  /** The moment of boot, ms, on a half minute. */
  readonly base: number
  readonly jobStep: number
  readonly upgradeTime: number | null
  readonly restartTime: number
  readonly largestImage: number
  readonly recordsPerHour: number | undefined
  readonly collections: Collections
  /** The objects of resources that the catalogue alone describes, see plain.ts. */
  readonly plain = new Map<string, Collection<Record<string, unknown>>>()
  readonly links = new LinkStore()
  readonly appliance: Appliance
  readonly accounts: Accounts
  readonly license: Licensing
  readonly config: RunningConfig
  /** Names of the sensors by id; empty but on a Command appliance. */
  readonly nodes = new Map<number, string>()
  readonly identity: Identity | undefined
  /** Connected appliances that are simulated too, by the id they have here: what they run is asked of them. */
  readonly peers = new Map<number, World>()
  /** The certificate for TLS. */
  readonly certificate = new ShownCertificate()
  power: Power = { restart: () => undefined, shutdown: () => undefined, released: () => undefined }
  readonly #timers = new Set<NodeJS.Timeout>()
  #last = 0
  #looked = 0
  /** Makes this world again as it began, nothing kept of it. */
  readonly asItBegan: () => World

  constructor(options: WorldOptions) {
    const began = options.now()
    this.asItBegan = () => new World({ ...options, now: () => began, nothingKept: true })
    this.role = options.role
    this.release = options.release
    this.seed = options.seed
    this.now = options.now
    this.jobStep = options.jobStep
    this.identity = options.identity
    this.upgradeTime = options.upgradeTime ?? null
    this.restartTime = options.restartTime ?? options.jobStep
    this.largestImage = options.largestImage ?? largestImage
    this.recordsPerHour = options.recordsPerHour
    this.base = Math.floor(began / 30_000) * 30_000
    this.collections = emptyCollections(options.release)
    this.appliance = new Appliance(this)
    this.accounts = new Accounts(this)
    this.accounts.adopt(options.keys ?? makeKeys(options.seed, options.role, options.release))
    this.license = new Licensing(this)
    this.config = new RunningConfig(this)
    seedWorld(this, options.devices)
    if (!options.nothingKept) seedKept(this)
  }

  /** The collection of a resource by its name; undefined where the world keeps none. */
  collection(name: string): Collection<object> | undefined {
    const found = Object.entries(this.collections).find(([key]) => key === name)?.[1] ?? this.plain.get(name)
    // Rows are read by their keys only, which all of them have.
    return found as Collection<object> | undefined
  }

  /** The moment of a change, ms: now, and always later than the one before. */
  stamp(): number {
    this.#last = Math.max(this.now(), this.#last + 1)
    return this.#last
  }

  /** Devices that are there go on being seen: they call to all in every half minute, as their traffic says. */
  look(): void {
    const slot = Math.floor(this.now() / 30_000) * 30_000
    if (slot === this.#looked) return
    this.#looked = slot
    for (const device of this.collections.devices.all())
      if ((device.last_seen_time ?? 0) >= this.base - 3_600_000)
        device.last_seen_time = Math.max(slot, device.discover_time ?? 0)
  }

  /** Runs something later; forgotten when the world is closed. */
  after(ms: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      work()
    }, ms)
    timer.unref()
    this.#timers.add(timer)
  }

  /** Goes down and comes up again: what was not saved is lost, and everything starts anew. */
  reboot(): void {
    this.config.revert()
    this.appliance.started()
    const release = releaseOf(this.appliance.version)
    if (release !== null && release !== this.release) {
      this.release = release
      this.power.released()
    }
    this.power.restart(this.restartTime)
  }

  softwareOf(device: Device): Software[] {
    return softwareOf(this.seed, device)
  }

  /** Writes a line of the audit log. */
  record(user: string, operation: string, details: string): void {
    this.note(this.stamp(), user, operation, details, 'INFO')
  }

  /** The same at another moment, ms; lines have to come in their order. */
  note(occur_time: number, user: string, operation: string, details: string, priority: string): void {
    const { auditlog } = this.collections
    auditlog.put({
      id: auditlog.nextId(),
      occur_time,
      time: new Date(occur_time).toISOString().replace('T', ' ').slice(0, 19),
      body: {
        user,
        operation,
        details,
        facility: /^(GET|POST|PUT|PATCH|DELETE) /.test(details) ? 'REST API' : 'Web',
        priority,
      },
    })
  }

  /** Forgets an object, all its links and what is kept about it elsewhere. */
  remove(name: Row, id: number): void {
    this.collections[name].delete(id)
    this.links.drop(name, id)
    if (name === 'dashboards') this.collections.sharing.delete(id)
    if (name === 'devices') this.collections.watchlist.delete(id)
  }

  /** How many objects there are of each resource, for a glance from outside. */
  counts(): Record<string, number> {
    const counts: Record<string, number> = {}
    for (const [name, collection] of Object.entries(this.collections)) counts[name] = collection.size
    return { ...counts, links: this.links.size }
  }

  close(): void {
    forgetIngest(this)
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers.clear()
  }
}
