/** The license in force and the product key it came from (8.0 Explore guide, License). */
import type { License } from '../catalog/license'
import { platformCodes, type Platform } from '../catalog/platform'
import type { Privilege } from '../catalog/privilege'
import { refuse } from './answer'
import { random } from './seed/random'
import type { World } from './world'

const day = 86_400_000

/** How long each kind is licensed for yet, in days; null for no end. The cluster's runs out soon. */
const daysLeft: Record<Platform, number | null> = { discover: 413, command: 413, explore: 19, trace: null }

const modulesOf: Record<Platform, readonly string[]> = {
  discover: ['http', 'ssl', 'dns', 'db', 'cifs', 'nfs', 'ldap', 'kerberos', 'smtp', 'ftp', 'sip', 'rtp', 'citrix'],
  command: ['http', 'ssl', 'dns', 'db', 'cifs', 'ldap', 'kerberos', 'smtp', 'ftp'],
  explore: ['records'],
  trace: ['packets'],
}

const optionsOf: Record<Platform, Record<string, unknown>> = {
  discover: { max_devices: 50_000, triggers: true, activity_map: true, packet_capture: true, ssl_decryption: true },
  command: { max_devices: 200_000, max_nodes: 25, triggers: true, activity_map: true },
  explore: { max_records_per_day: 2_000_000_000, cluster_nodes: 8 },
  trace: { max_storage_tb: 48 },
}

/** A secret for whoever may not see it: its beginning, the rest crossed out. */
export const masked = (secret: string): string => `${secret.slice(0, 4)}${'X'.repeat(Math.max(0, secret.length - 4))}`

/** Product keys stay masked below `system full`. */
export const keyFor = (privilege: Privilege, secret: string): string =>
  privilege.level === 'system full' ? secret : masked(secret)

export class Licensing {
  readonly #world: World
  #text = ''
  productKey: string
  expires_at: number | null
  serial: string
  readonly dossier: string
  readonly modules: Record<string, unknown>
  readonly options: Record<string, unknown>
  /** Why the job of the next license or product key fails; null for one that registers it. */
  fails: string | null = null

  constructor(world: World) {
    this.#world = world
    const { seed, role } = world
    const draw = random(seed, 'license', role)
    const digits = (count: number): string =>
      Array.from({ length: count }, () => draw.between(0, 15).toString(16)).join('')
    this.productKey = digits(16)
    this.serial = `EX-${draw.between(1000, 9999)}-${digits(4).toUpperCase()}`
    this.dossier = digits(64)
    const left = daysLeft[role]
    this.expires_at = left === null ? null : world.base + left * day
    this.modules = Object.fromEntries(modulesOf[role].map((name) => [name, true]))
    this.options = { ...optionsOf[role] }
  }

  /** The license as a key of some privilege is told of it. */
  shown(privilege: Privilege): License {
    const { expires_at } = this
    return {
      edition: 'Ultra',
      platform: platformCodes[this.#world.role],
      serial: this.serial,
      product_key: keyFor(privilege, this.productKey),
      dossier: this.dossier,
      expires_at,
      expires_in: expires_at === null ? null : Math.max(0, expires_at - this.#world.now()),
      modules: this.modules,
      options: this.options,
    }
  }

  /**
   * Takes a license as it was issued: lines of a name and a value. A job registers it if it is another one; then
   * the modules and the end that it names count. 400 for what is no license, 422 for one of another system.
   */
  apply(text: string): void {
    const lines = text.split(/\r?\n/).flatMap((line) => {
      const at = line.search(/[:=]/)
      const [name, value] = [line.slice(0, Math.max(0, at)).trim(), line.slice(at + 1).trim()]
      return /^[A-Za-z][\w ]*$/.test(name) && value !== '' ? [[name.toLowerCase(), value] as const] : []
    })
    if (lines.length === 0 || /^\s*[{["]/.test(text)) throw refuse(400, 'The body is not the text of a license')
    const facts = new Map(lines)
    const serial = facts.get('serial')
    if (serial !== undefined && serial !== this.serial)
      throw refuse(422, `The license is for ${serial}, this system is ${this.serial}`)
    const end = facts.get('expires')
    const expires = end === undefined || /^never$/i.test(end) ? null : Date.parse(end)
    if (Number.isNaN(expires)) throw refuse(422, `"${end ?? ''}" is not a date`)
    if (text === this.#text) return
    this.#text = text
    this.#register(['Reading the license', 'Registering'], () => {
      if (end !== undefined) this.expires_at = expires
      for (const name of (facts.get('modules') ?? '').split(/[\s,]+/)) if (name) this.modules[name] = true
    })
  }

  /** Takes a product key and registers with it, if it is another one. 422 for what cannot be one. */
  setProductKey(key: string): void {
    if (!/^[A-Za-z0-9-]{6,64}$/.test(key)) throw refuse(422, 'Body field "product_key": the key is not valid')
    if (key === this.productKey) return
    this.#register(['Registering the product key'], () => {
      this.productKey = key
    })
  }

  #register(steps: readonly string[], done: () => void): void {
    const { fails } = this
    this.fails = null
    this.#world.appliance.startJob('license', steps, () => (fails === null ? done() : fails))
  }
}
