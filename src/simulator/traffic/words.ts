/** What transactions say: methods, codes, names and users, each with its part of the whole, the same in metrics and records. */
import { dictionary } from '../../catalog/dictionary'
import { fraction, wordSeed } from '../seed/random'
import type { Mood } from './incidents'
import { answered, failed, shareOf, split } from './outcomes'
import type { Pair } from './pair'

export interface Choice {
  /** The field of a record that says it. */
  field: string
  /** Which of the transactions say it. */
  over: 'all' | 'good' | 'errors'
  keys: readonly string[]
}

const choice = (field: string, over: Choice['over'], ...keys: string[]): Choice => ({ field, over, keys })

const users = ['a.lopes', 'm.tanaka', 'j.doe', 'k.müller', 'svc-backup', 'administrator']
const files = ['Budget 2024.xlsx', 'straße\\plan.pdf', 'home/readme.txt', 'setup.exe']
const user = choice('user', 'all', ...users)
const method = (...keys: string[]): Choice => choice('method', 'all', ...keys)
const error = (...keys: string[]): Choice => choice('error', 'errors', ...keys)
const code = (good: readonly string[], bad: readonly string[]): readonly Choice[] => [
  choice('statusCode', 'good', ...good),
  choice('statusCode', 'errors', ...bad),
]

/** By protocol and metric. */
const known = dictionary<Record<string, readonly Choice[]>>({
  http: {
    method: [method('GET', 'POST', 'PUT', 'HEAD', 'DELETE')],
    status_code: code(['200', '304', '302', '204'], ['404', '500', '403', '401', '503']),
    uri: [
      choice(
        'path',
        'all',
        '/',
        '/checkout',
        '/api/orders',
        '/login',
        '/search',
        '/static/app.js',
        '/basket',
        '/ä?q=<b>',
      ),
    ],
    content_type: [choice('contentType', 'good', 'text/html', 'application/json', 'image/png', 'text/css')],
    host: [choice('host', 'all', 'shop.corp.example', 'www.corp.example', 'api.corp.example', 'localhost')],
  },
  dns: {
    rsp_rcode: [choice('error', 'good', 'NOERROR'), error('NXDOMAIN', 'SERVFAIL', 'REFUSED')],
    host_query: [
      choice(
        'qname',
        'all',
        'www.corp.example',
        'updates.vendor.example',
        'dc-0001.corp.example',
        'wpad.corp.example',
        'cdn.example.net',
        'mail.example.org',
      ),
    ],
    record_type: [choice('qtype', 'all', 'A', 'AAAA', 'PTR', 'MX', 'TXT')],
  },
  ssl: {
    version: [choice('version', 'all', 'TLSv1.3', 'TLSv1.2', 'TLSv1.0')],
    cipher: [
      choice(
        'cipherSuite',
        'all',
        'TLS_AES_256_GCM_SHA384',
        'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
        'TLS_RSA_WITH_3DES_EDE_CBC_SHA',
      ),
    ],
    key_agreement: [choice('keyAgreement', 'all', 'ECDHE-x25519', 'ECDHE-secp256r1', 'X25519MLKEM768')],
    cert_pubkey_curve: [choice('curve', 'all', 'secp256r1', 'x25519', 'secp384r1')],
    handshake_time_version: [choice('version', 'all', 'TLSv1.3', 'TLSv1.2', 'TLSv1.0')],
    keysize: [choice('certificateKeySize', 'all', '2048', '256', '4096')],
  },
  db: {
    method: [method('SELECT', 'UPDATE', 'INSERT', 'DELETE', 'CALL')],
    user: [choice('user', 'all', 'shop', 'erp', 'svc-report')],
    error_msg: [error('relation does not exist', 'deadlock detected', 'permission denied')],
  },
  mongodb: {
    method: [method('find', 'insert', 'update', 'aggregate')],
    database: [choice('database', 'all', 'shop', 'erp')],
  },
  memcache: { method: [method('get', 'set', 'delete')] },
  redis: {
    method: [method('GET', 'SET', 'HGETALL', 'EXPIRE')],
    key: [choice('reqKey', 'all', 'session:1', 'session:2', 'basket:7')],
  },
  cifs: {
    method: [method('SMB2_READ', 'SMB2_WRITE', 'SMB2_CREATE', 'SMB2_CLOSE')],
    file: [choice('resource', 'all', ...files)],
    user: [user],
    error_msg: [error('STATUS_ACCESS_DENIED', 'STATUS_OBJECT_NAME_NOT_FOUND')],
  },
  nfs: { method: [method('READ', 'GETATTR', 'LOOKUP', 'WRITE')], error_msg: [error('NFS3ERR_NOENT', 'NFS3ERR_ACCES')] },
  ftp: { method: [method('RETR', 'STOR', 'LIST', 'USER')], user: [user], error_msg: [error('File unavailable')] },
  ldap: {
    method: [method('SearchRequest', 'BindRequest', 'ModifyRequest')],
    error_msg_short: [error('invalidCredentials', 'noSuchObject', 'busy')],
  },
  kerberos: {
    error_msg: [error('KDC_ERR_PREAUTH_FAILED', 'KDC_ERR_C_PRINCIPAL_UNKNOWN')],
    msg_type: [choice('msgType', 'all', 'KRB_TGS_REQ', 'KRB_AS_REQ')],
  },
  aaa: { error_msg: [error('Access-Reject')], method: [method('Access-Request')] },
  dhcp: { msg_type: [choice('msgType', 'all', 'DHCPREQUEST', 'DHCPDISCOVER')], error_msg: [error('No free leases')] },
  smtp: {
    method: [method('DATA', 'MAIL', 'RCPT')],
    sender: [choice('from', 'all', ...users.map((name) => `${name}@corp.example`))],
    recipient: [choice('recipient', 'all', 'orders@partner.example', 'help@corp.example')],
    status_code: code(['250'], ['550']),
    error_msg: [error('Mailbox unavailable')],
  },
  pop3: { method: [method('RETR', 'LIST')] },
  sip: { method: [method('INVITE', 'REGISTER', 'BYE')], status_code: code(['200'], ['486', '404']) },
  rdp: { user: [user] },
  ssh: {
    kex_algorithm: [choice('kexAlgorithm', 'all', 'curve25519-sha256', 'sntrup761x25519-sha512@openssh.com')],
    cipher: [choice('clientCipherAlgorithm', 'all', 'aes128-ctr', 'aes256-gcm@openssh.com')],
    server_cipher: [choice('serverCipherAlgorithm', 'all', 'aes128-ctr', 'aes256-gcm@openssh.com')],
    version: [choice('clientVersion', 'all', 'SSH-2.0')],
    server_version: [choice('serverVersion', 'all', 'SSH-2.0')],
    implementation: [choice('clientImplementation', 'all', 'OpenSSH_9.6', 'PuTTY_0.80')],
    server_implementation: [choice('serverImplementation', 'all', 'OpenSSH_8.9', 'OpenSSH_9.6')],
  },
  icmp: { msg_type: [choice('msgText', 'all', 'Echo request', 'Destination unreachable')] },
})

const hostMetrics = /^host_http_|^ssl_sni_/
const certificates = /cert_|certificate/

/** The choices that a detail metric counts; by a few invented words for names that nobody told. */
export function choicesOf(protocol: string, category: string, metric: string): readonly Choice[] {
  if (hostMetrics.test(category)) return known['http']?.['host'] ?? []
  if (category.startsWith('dns_host_query')) return known['dns']?.['host_query'] ?? []
  const told = known[protocol]
  const found = told && Object.hasOwn(told, metric) ? told[metric] : undefined
  if (found) return found
  if (certificates.test(category + metric))
    return [
      choice(
        'certificate',
        'all',
        'CN=web-0001.corp.example:RSA 2048',
        'CN=mail-0001.corp.example:RSA 4096',
        'CN=old.corp.example:RSA 1024',
      ),
    ]
  if (/user/.test(`${category}/${metric}`)) return [user]
  return [choice(metric, 'all', 'first', 'second', 'third')]
}

/** Which of the first n of an hour a choice is made for. */
export function baseOf(over: Choice['over'], n: number, mood: Mood): number {
  if (over === 'all') return n
  return over === 'errors' ? failed(n, mood) : answered(n, mood) - failed(n, mood)
}

/** The part of each key, the first ones larger. */
export function weightsOf({ field, over, keys }: Choice, pair: Pair, mood: Mood): number[] {
  // What waits for something that is away says so.
  if (mood.lost && over === 'errors') return keys.map((key) => (key === '503' || keys.length === 1 ? 1 : 0.03))
  const seed = pair.server.id ^ wordSeed(field)
  return keys.map((_, rank) => (0.8 + 0.4 * fraction(seed, rank)) / (rank + 1) ** 1.4)
}

/** The one word that a chore says; undefined where it says what others say. */
function fixed({ field, over }: Choice, pair: Pair): string | undefined {
  const { chore } = pair
  const value = over === 'errors' ? (chore?.error?.[field] ?? chore?.fields?.[field]) : chore?.fields?.[field]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

/** How often each key is said in a run of transactions, told to `add`. */
export function wordsBetween(
  one: Choice,
  pair: Pair,
  mood: Mood,
  first: number,
  last: number,
  add: (key: string, count: number) => void,
): void {
  const before = baseOf(one.over, first, mood)
  const after = baseOf(one.over, last, mood)
  if (before === after) return
  const only = fixed(one, pair)
  if (only !== undefined) return add(only, after - before)
  const weights = weightsOf(one, pair, mood)
  const earlier = split(before, weights)
  for (const [at, part] of split(after, weights).entries()) {
    const count = part - (earlier[at] ?? 0)
    if (count > 0) add(one.keys[at] ?? '', count)
  }
}

/** What the transaction of an ordinal says; undefined where it says nothing of the kind. */
export function wordAt(one: Choice, pair: Pair, mood: Mood, ordinal: number): string | undefined {
  const before = baseOf(one.over, ordinal, mood)
  if (baseOf(one.over, ordinal + 1, mood) === before) return undefined
  return fixed(one, pair) ?? one.keys[shareOf(before, weightsOf(one, pair, mood))]
}

/** The choice behind a field of a record of some protocol. */
export const choicesFor = (protocol: string, field: string): readonly Choice[] =>
  Object.values(known[protocol] ?? {})
    .flat()
    .filter((one) => one.field === field)
