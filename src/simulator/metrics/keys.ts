/** The keys of detail metrics, the most frequent first, and how much of the whole each has. */
import type { Metric, MetricKeyType } from '../../catalog/metric-catalog/metric'
import type { MetricKey } from '../../catalog/metrics'
import { fraction } from '../records/stream'
import type { World } from '../world'
import { wordSeed } from './counts'
import { speaks, type Thing } from './things'

export interface Part {
  key: MetricKey
  /** 0 to 1; those that are cut off from the list are missing. */
  part: number
}

const words: Record<string, readonly string[]> = {
  status_code: ['200', '304', '302', '404', '500', '204', '401', '503'],
  rsp_rcode: ['NOERROR', 'NXDOMAIN', 'SERVFAIL'],
  record_type: ['A', 'AAAA', 'PTR', 'MX', 'TXT'],
  method: ['GET', 'POST', 'PUT', 'HEAD', 'DELETE'],
  version: ['TLSv1.2', 'TLSv1.3', 'TLSv1.0'],
  cipher: ['TLS_AES_256_GCM_SHA384', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'TLS_RSA_WITH_3DES_EDE_CBC_SHA'],
  key_agreement: ['ECDHE-x25519', 'ECDHE-secp256r1', 'X25519MLKEM768'],
  cert_pubkey_curve: ['secp256r1', 'x25519', 'secp384r1'],
  handshake_time_version: ['TLSv1.2', 'TLSv1.3'],
  content_type: ['text/html', 'application/json', 'image/png'],
  uri: [
    'shop.corp.example/',
    'shop.corp.example/checkout',
    'shop.corp.example/api/orders',
    'shop.corp.example/ä?q=<b>',
  ],
  host_query: ['www.corp.example', 'wpad.corp.example', 'updates.vendor.example'],
  error_msg: ['KDC_ERR_PREAUTH_FAILED', 'KDC_ERR_C_PRINCIPAL_UNKNOWN', 'deadlock detected'],
  error_msg_short: ['invalidCredentials', 'noSuchObject', 'busy'],
  kex_algorithm: ['curve25519-sha256', 'diffie-hellman-group14-sha1'],
  user: ['a.lopes', 'm.tanaka', 'k.müller', 'svc-backup'],
  database: ['shop', 'erp'],
  file: ['Budget 2024.xlsx', 'plan.pdf', 'setup.exe'],
  msg_type: ['DHCPREQUEST', 'DHCPACK', 'DHCPDISCOVER'],
  trigger_exceptions: ['Legacy protocol by port: TypeError'],
}
const l7 = ['HTTP', 'SSL', 'DNS', 'SMB', 'LDAP', 'PostgreSQL', 'Kerberos', 'TCP-OTHER', 'SMTP', 'RTP']
const hosts = ['shop.corp.example', 'www.corp.example', 'api.corp.example', 'localhost']
const numbers = [2048, 256, 4096, 1024]

/** Most keys of one answer. */
const most = 12

function textsOf(category: string, metric: Metric): readonly string[] {
  if (category === 'app') return l7
  if (/cert_|certificate/.test(category + metric.name) && metric.name !== 'cert_pubkey_curve')
    return ['CN=web-0001.corp.example:RSA 2048', 'CN=mail-0001.corp.example:RSA 4096', 'CN=old.corp.example:RSA 1024']
  return (
    words[metric.name] ?? (category.includes('host') || category.includes('sni') ? hosts : ['first', 'second', 'third'])
  )
}

const peers = new WeakMap<World, Map<string, MetricKey[]>>()

/** Addresses of devices at the other end of a category: clients where it is a server's. */
function peersOf(world: World, thing: Thing, category: string): MetricKey[] {
  let known = peers.get(world)
  if (!known) peers.set(world, (known = new Map()))
  const key = `${thing.type}/${thing.oid}/${category}`
  let found = known.get(key)
  if (found) return found
  const other = category.includes('_server')
    ? category.replace('_server', '_client')
    : category.includes('_client')
      ? category.replace('_client', '_server')
      : category
  const all = [...world.collections.devices.all()].filter((device) => device.ipaddr4 && speaks(device, other))
  const start = Math.floor(fraction(thing.seed, wordSeed(category)) * all.length)
  found = []
  for (let at = 0; at < all.length && found.length < most; at++) {
    const device = all[(start + at * 7) % all.length]
    if (!device?.ipaddr4 || found.some((one) => one.key_type === 'ipaddr' && one.addr === device.ipaddr4)) continue
    // The appliance does not know every address by name.
    found.push(
      device.dns_name
        ? { key_type: 'ipaddr', addr: device.ipaddr4, host: device.dns_name, device_oid: device.id }
        : { key_type: 'ipaddr', addr: device.ipaddr4, device_oid: device.id },
    )
  }
  known.set(key, found)
  return found
}

function keysOf(world: World, thing: Thing, category: string, metric: Metric, type: MetricKeyType): MetricKey[] {
  if (type === 'ipaddr') return peersOf(world, thing, category)
  if (type === 'intval') return numbers.map((intval) => ({ key_type: 'intval', intval }))
  return textsOf(category, metric).map((str) => ({ key_type: 'string', str }))
}

/** The keys of one level of a metric, each with its part of the whole; the parts of peers do not add up to all. */
export function partsOf(world: World, thing: Thing, category: string, metric: Metric, type: MetricKeyType): Part[] {
  const keys = keysOf(world, thing, category, metric, type)
  const weights = keys.map(
    (_, rank) => (0.6 + 0.8 * fraction(thing.seed ^ wordSeed(metric.name), rank)) / (rank + 1) ** 1.4,
  )
  const whole = weights.reduce((sum, weight) => sum + weight, 0) / (type === 'ipaddr' ? 0.9 : 1)
  return keys.map((key, rank) => ({ key, part: (weights[rank] ?? 0) / whole }))
}

/** What a person would call a key. */
export function textOf(key: MetricKey): string {
  switch (key.key_type) {
    case 'string':
      return key.str
    case 'ipaddr':
      return key.addr
    case 'intval':
      return String(key.intval)
    case 'device':
      return String(key.device_oid)
  }
}
