/** The configuration, live and saved (5.3 guide, Running config). What is not saved is lost at the next start. */
import { randomBytes } from 'node:crypto'
import type { World } from './world'

export type Config = Record<string, unknown>

function presets(world: World): Config {
  const { role, appliance } = world
  const common: Config = {
    hostname: { name: appliance.hostname, domain: appliance.external },
    dns: { dns: '192.0.2.53', dns2: '192.0.2.54', domain: appliance.external },
    ntp: { servers: ['0.pool.corp.example', '1.pool.corp.example'] },
    interfaces: {
      '0': {
        mode: 'management',
        ip: appliance.mgmtAddress,
        netmask: '255.255.255.0',
        gateway: '192.0.2.1',
        v6_enabled: false,
      },
      ...(role === 'discover' ? { '1': { mode: 'monitoring' }, '2': { mode: 'monitoring' } } : {}),
    },
    email_notification: {
      smtp_server: 'mail-0001.corp.example',
      smtp_port: 25,
      notification_sender: `${appliance.hostname}@corp.example`,
      smtp_encryption: 'none',
      smtp_enable_auth: false,
      // A single appliance has none, so that its document reads the same twice.
      ...(world.identity && { smtp_password: 'aes::5f3c9a' }),
    },
    password: { strict: true, expiration_time: 7_776_000 },
    remote_authentication: { method: 'ldap', host: 'dc-0001.corp.example', port: 636, base_dn: 'dc=corp,dc=example' },
    api: { allow_all: 1, cors: { allowed_origins: [] } },
    audit: { syslog: { enabled: false, host: '', port: 514 } },
    services: { ssh: true, snmp: false, web_shell: false },
    // Secrets stand in lists, too; how a real one writes them is the simulator's own choice.
    ...(world.identity && { snmp: { v3_users: [{ name: 'monitor', auth_password: 'aes::77b10c' }] } }),
    ui: {
      display_name_field_precedence: [
        'custom_name',
        'cdp_name',
        'dhcp_name',
        'netbios_name',
        'dns_name',
        'default_name',
      ],
    },
  }
  if (role === 'discover')
    return {
      ...common,
      capture: {
        device_ip_discover: true,
        device_ip_discover_networks: ['10.10.0.0/16', '10.20.0.0/14'],
        app_proto: { http: [80, 8080, 8443], db: [1433, 1521, 3306, 5432], ldap: [389, 3268] },
        mac_locality: [],
      },
      datastore: { extended: false, retention_days: 400 },
      ssl_decryption: { key_forwarding: false },
    }
  const { cluster } = world.identity ?? {}
  if (role === 'explore')
    return {
      ...common,
      cluster: {
        name: cluster?.name ?? 'records',
        nodes: cluster?.nodes ?? 3,
        replication_level: 1,
        // Which nodes elect a master is the simulator's own choice of words: no source shows how a cluster tells it.
        ...(cluster && { master_eligible: cluster.node === 'master' }),
      },
    }
  if (role === 'trace') return { ...common, packetstore: { slice_bytes: 0, encryption: true } }
  return { ...common, nodes: { auto_upgrade: false, metrics_timeout_s: 60 } }
}

/** A document and how it was written: a number too large for JavaScript stays as it came. */
interface Written {
  document: Config
  /** As JSON when it was written, and the text it came as; the text counts as long as nothing else changed it. */
  json: string
  text: string
}

const writtenAs = (document: Config, text?: string): Written => {
  const json = JSON.stringify(document)
  return { document, json, text: text ?? json }
}

const copyOf = ({ document, json, text }: Written): Written => {
  const now = JSON.stringify(document)
  const copied: unknown = JSON.parse(now)
  return now === json ? { document: copied as Config, json, text } : writtenAs(copied as Config)
}

/** A secret as it is read: another nonce each time, what is behind it is the same. */
const sealed = /"aes:[0-9a-f]*:([0-9a-f]+)"/g
const nonce = (): string => randomBytes(8).toString('hex')

export class RunningConfig {
  #live: Written
  #saved: Written
  /** A section that the next replacement loses without a word. */
  loses: string | null = null

  constructor(world: World) {
    this.#live = writtenAs(presets(world))
    this.#saved = copyOf(this.#live)
  }

  get live(): Config {
    return this.#live.document
  }

  get saved(): Config {
    return this.#saved.document
  }

  /** The live or the saved document as it was written; secrets of a fleet are encrypted anew on each read. */
  text(which: 'live' | 'saved' = 'live'): string {
    const written = which === 'live' ? this.#live : this.#saved
    return copyOf(written).text.replaceAll(sealed, (_, secret: string) => `"aes:${nonce()}:${secret}"`)
  }

  replace(document: Config, text?: string): void {
    this.#live = writtenAs(structuredClone(document), text)
    if (this.loses !== null) Reflect.deleteProperty(this.#live.document, this.loses)
    this.loses = null
  }

  /** The same from a text. */
  write(text: string): void {
    const document: unknown = JSON.parse(text)
    this.replace(document as Config, text)
  }

  save(): void {
    this.#saved = copyOf(this.#live)
  }

  /** What a start does. */
  revert(): void {
    this.#live = copyOf(this.#saved)
  }
}
