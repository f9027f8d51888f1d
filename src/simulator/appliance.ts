/**
 * The appliance as a machine: who it is, its firmware, processes, services and jobs (8.0 Explore guide, Upgrade
 * ExtraHop firmware).
 */
import { processNames } from '../catalog/extrahop-shapes'
import { platformCodes, type Platform } from '../catalog/platform'
import { refuse } from './answer'
import type { SharedCluster } from './identity'
import { random } from './seed/random'
import { Background } from './background'
import type { Image } from './firmware-image'
import type { World } from './world'

/** How an upgrade goes on a simulated appliance. */
export interface UpgradeCourse {
  /** Well; its job fails; it restarts with what it had; or its job is done and nothing else happens. */
  ends: 'well' | 'fails' | 'old version' | 'stops'
  /** It tells the new version before it restarts. */
  showsEarly: boolean
  /** Another appliance, of this name, answers after the restart. */
  returnsAs: string | null
}

/** The build that each known release runs. */
const builds: Record<string, string> = { '5.3': '5.3.1.1214', '8.0': '8.0.1.1234', '9.8': '9.8.1.1420' }
const hosts: Record<Platform, string> = { discover: 'eda-01', command: 'eca-01', explore: 'exa-01', trace: 'eta-01' }
const everywhere = ['exadmin', 'exapi', 'exconfig', 'exnotify', 'exportal', 'webserver']
/** Last parts of the management addresses. */
const addresses: Record<Platform, number> = { discover: 21, command: 22, explore: 23, trace: 24 }
const processesOf: Record<Platform, readonly string[]> = {
  discover: [
    ...everywhere,
    'exalerts',
    'exbridge',
    'excap',
    'exflowlogs',
    'exremote',
    'exsnmpq',
    'exstatmirror',
    'extrend',
  ],
  command: [...everywhere, 'exalerts', 'exbridge', 'exremote'],
  explore: [...everywhere, 'exsearch'],
  trace: [...everywhere, 'expktfeeder'],
}

const nextBuild = (version: string): string => version.replace(/\d+$/, (build) => String(Number(build) + 37))

export class Appliance extends Background {
  version: string
  readonly platform: string
  hostname: string
  readonly external = 'corp.example'
  readonly mgmtAddress: string
  /** Of the board that is there when the appliance is not. */
  readonly idracAddress: string
  detectionsLimited = false
  ticketing = { enabled: false, external_ticketing_enabled: false, internal_ticketing_enabled: true, url_template: '' }
  services: Record<string, { enabled: boolean }> = {
    admin: { enabled: true },
    keyreceiver: { enabled: false },
    snmp: { enabled: false },
    ssh: { enabled: true },
  }
  /** How the next upgrades go: a test or the control port says so, or the seed. */
  course: UpgradeCourse
  /** The image that was uploaded or downloaded last, by its version. */
  image: string | null = null
  previous: { version: string; backup_time: number } | null
  #upgrading = false
  /** Installed, to run after the next restart. */
  #waiting: string | null = null
  readonly #started = new Map<string, number>()
  readonly #cluster: SharedCluster

  constructor(world: World) {
    super(world)
    this.#cluster = world.identity?.cluster?.shared ?? { ingest: true }
    this.version = world.identity?.version ?? builds[world.release] ?? `${world.release}.1.1000`
    this.platform = platformCodes[world.role]
    this.hostname = world.identity?.hostname ?? hosts[world.role]
    this.mgmtAddress = world.identity?.address ?? `192.0.2.${addresses[world.role]}`
    this.idracAddress = `192.0.2.${addresses[world.role] + 100}`
    const [major = '9', minor = '0'] = world.release.split('.')
    this.previous = {
      version: `${Number(minor) > 0 ? `${major}.${Number(minor) - 1}` : `${Number(major) - 1}.9`}.2.1100`,
      backup_time: world.base - 90 * 86_400_000,
    }
    for (const name of processesOf[world.role]) this.#started.set(name, world.base - 30 * 86_400_000)
    this.course = { ends: world.seed % 100 === 13 ? 'fails' : 'well', showsEarly: false, returnsAs: null }
  }

  /** All that runs started anew. */
  started(): void {
    if (this.#waiting !== null) {
      this.previous = { version: this.version, backup_time: this.world.stamp() }
      this.version = this.#waiting
      this.#waiting = null
    }
    for (const name of processesOf[this.world.role]) this.#started.set(name, this.world.stamp())
    const { returnsAs } = this.course
    if (returnsAs === null) return
    this.hostname = returnsAs
    this.world.license.serial = `EX-0000-${returnsAs.toUpperCase()}`
  }

  /** One switch for all nodes of a cluster. */
  get ingest(): boolean {
    return this.#cluster.ingest
  }

  set ingest(on: boolean) {
    this.#cluster.ingest = on
  }

  processes() {
    const { seed, role } = this.world
    return [...this.#started].map(([process, start_time]) => {
      const draw = random(seed, 'process', role, process)
      const cpu = Math.round(draw.next() * 300) / 10
      return {
        process,
        can_restart: true,
        cpu,
        // Since it runs: nothing has worked for longer than that.
        cpu_time: Math.round((Math.max(0, this.world.now() - start_time) * cpu) / 100),
        mem_percent: Math.round(draw.next() * 120) / 10,
        mem_res: draw.between(20, 4_000) * 1_048_576,
        mem_virt: draw.between(4_000, 9_000) * 1_048_576,
        start_time,
      }
    })
  }

  /** Restarts one process; 404 if none of this name runs here. */
  restartProcess(name: string): void {
    if (!this.#started.has(name)) {
      const known = (processNames as readonly string[]).includes(name)
      throw refuse(404, known ? `${name} does not run on this appliance` : `There is no process ${name}`)
    }
    this.#started.set(name, this.world.stamp())
    // The API hangs on these two, so it is gone for a moment.
    if (name === 'exapi' || name === 'webserver')
      this.world.after(10, () => this.world.power.restart(this.world.jobStep))
  }

  /** 409 while an upgrade runs. */
  refuseWhileUpgrading(): void {
    if (this.#upgrading) throw refuse(409, 'An upgrade is running')
  }

  /** Keeps an image; one that does not say its version is the next build. */
  keepImage({ version }: Image): void {
    this.refuseWhileUpgrading()
    this.image = version ?? nextBuild(this.version)
  }

  /** Installs the image kept last: 404 without one, 409 while another upgrade runs. */
  upgrade(restartAfter: boolean): string | null {
    const image = this.image
    if (image === null) throw refuse(404, 'No firmware image has been uploaded')
    return this.#install('upgrade', image, restartAfter)
  }

  rollback(): string | null {
    if (!this.previous) throw refuse(404, 'There is no earlier firmware to return to')
    return this.#install('rollback', this.previous.version, true)
  }

  #install(type: string, version: string, restartAfter: boolean): string | null {
    if (this.#upgrading) throw refuse(409, 'An upgrade is running')
    this.#upgrading = true
    const steps = ['Checking the image', 'Saving settings', 'Writing firmware', 'Finishing']
    const world = this.world
    const before = this.version
    const { ends, showsEarly } = this.course
    const pace = world.upgradeTime === null ? world.jobStep : world.upgradeTime / steps.length
    if (showsEarly) world.after(pace, () => (this.version = version))
    return this.startJob(
      type,
      steps,
      () => {
        this.#upgrading = false
        if (ends === 'fails') {
          this.version = before
          return 'The image does not fit this appliance'
        }
        this.image = null
        if (ends === 'stops') {
          this.version = before
          return undefined
        }
        if (ends !== 'well') this.version = before
        else if (restartAfter) {
          this.previous = type === 'rollback' ? null : { version: before, backup_time: world.stamp() }
          this.version = version
        } else this.#waiting = version
        if (restartAfter) world.reboot()
        return undefined
      },
      pace,
    )
  }

  /** Fetches an image in the background, and installs it if asked to; `fails` says why nothing comes. */
  download(version: string, upgrade: boolean, fails?: string): string | null {
    if (this.#upgrading) throw refuse(409, 'An upgrade is running')
    return this.startJob('download', ['Downloading', 'Checking the image'], () => {
      if (fails !== undefined) return fails
      this.image = version
      if (upgrade) this.upgrade(true)
      return undefined
    })
  }

  offers() {
    const release = this.world.release
    return [
      { release, current_release: true, versions: [nextBuild(this.version), this.version] },
      ...(this.previous
        ? [
            {
              release: this.previous.version.split('.').slice(0, 2).join('.'),
              current_release: false,
              versions: [this.previous.version],
            },
          ]
        : []),
    ]
  }
}
