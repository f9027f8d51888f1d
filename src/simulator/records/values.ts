/** What the fields of a record hold, each worked out from the transaction alone. */
import type { RecordField } from '../../catalog/record-types/record-type'
import { between, hexOf, luck, pick, rounded, spread } from './luck'
import type { Stored } from './stream'

type Make = (stored: Stored) => unknown

const hostOf: Make = ({ server }) => server.dns_name || server.ipaddr4
const userOf: Make = ({ client, flow }) =>
  ['a.lopes', 'm.tanaka', 'j.doe', 'k.müller', 'svc-backup', 'administrator'][(Math.abs(client.id) + (flow & 1)) % 6]

const paths = ['/', '/login', '/checkout', '/api/orders', '/search', '/static/app.js', '/basket', '/old/page', '/admin']
const qnames = [
  'www.corp.example',
  'updates.vendor.example',
  'dc-0001.corp.example',
  'wpad.corp.example',
  'cdn.example.net',
  'mail.example.org',
  'nothing-here.example',
]

/** Chance of a failure, the same for all records of a transaction. */
const failed = (stored: Stored, share = 0.04): boolean => luck(stored, 'failed') < share

const statusOf: Make = (stored) => {
  switch (stored.protocol.name) {
    case 'http':
      return failed(stored, 0.08)
        ? pick(stored, 'status', [404, 500, 403, 401, 503])
        : pick(stored, 'status', [200, 200, 304, 302, 204, 201])
    case 'ftp':
      return failed(stored) ? 550 : pick(stored, 'status', [226, 250, 150])
    case 'smtp':
      return failed(stored) ? 550 : 250
    case 'sip':
      return failed(stored) ? 486 : 200
    case 'cifs':
    case 'nfs':
      return failed(stored) ? between(stored, 'status', 1, 13) : 0
    case 'aaa':
      return failed(stored) ? 3 : 2
    default:
      return failed(stored) ? 1 : 0
  }
}

const errors: Record<string, readonly string[]> = {
  dns: ['NXDOMAIN', 'SERVFAIL', 'REFUSED'],
  db: ['relation does not exist', 'deadlock detected', 'permission denied'],
  ldap: ['invalidCredentials', 'noSuchObject'],
  kerberos: ['KDC_ERR_PREAUTH_FAILED', 'KDC_ERR_C_PRINCIPAL_UNKNOWN'],
  cifs: ['STATUS_ACCESS_DENIED', 'STATUS_OBJECT_NAME_NOT_FOUND'],
  nfs: ['NFS3ERR_NOENT', 'NFS3ERR_ACCES'],
  smtp: ['Mailbox unavailable'],
  ftp: ['File unavailable'],
  dhcp: ['No free leases'],
}

const methods: Record<string, readonly string[]> = {
  http: ['GET', 'GET', 'POST', 'PUT', 'HEAD', 'DELETE'],
  db: ['SELECT', 'UPDATE', 'INSERT', 'DELETE', 'CALL'],
  cifs: ['SMB2_READ', 'SMB2_WRITE', 'SMB2_CREATE', 'SMB2_CLOSE'],
  nfs: ['READ', 'GETATTR', 'LOOKUP', 'WRITE'],
  ftp: ['RETR', 'STOR', 'LIST', 'USER'],
  ldap: ['SearchRequest', 'BindRequest', 'ModifyRequest'],
  smtp: ['DATA', 'MAIL', 'RCPT'],
  pop3: ['RETR', 'LIST'],
  sip: ['INVITE', 'REGISTER', 'BYE'],
  mongodb: ['find', 'insert', 'update', 'aggregate'],
  memcache: ['get', 'set', 'delete'],
  redis: ['GET', 'SET', 'HGETALL', 'EXPIRE'],
  aaa: ['Access-Request'],
}

const msgTypes: Record<string, readonly string[]> = {
  dhcp: ['DHCPREQUEST', 'DHCPDISCOVER'],
  kerberos: ['KRB_TGS_REQ', 'KRB_AS_REQ'],
  tcp: ['NTLM_AUTHENTICATE'],
}

const onlyIfFailed = (stored: Stored): unknown =>
  failed(stored) ? pick(stored, 'error', errors[stored.protocol.name] ?? ['error']) : undefined

const tlsVersion: Make = (stored) => pick(stored, 'version', ['TLSv1.3', 'TLSv1.2', 'TLSv1.2', 'TLSv1.0'])
const day = 86_400_000

/** Fields by their names, whichever type has them. What is not here follows its kind. */
const makers: Record<string, Make> = {
  timestamp: ({ time }) => time,
  flowId: (stored) => hexOf(stored, 'flow', 16),
  vlan: ({ client }) => client.vlanid ?? 0,
  application: ({ protocol }) => (protocol.name === 'http' || protocol.name === 'db' ? 'Web shop' : undefined),
  detection: (stored) => (luck(stored, 'detection') < 0.003 ? ['suspicious_scan'] : undefined),
  ex: (stored) => ({ isSuspicious: luck(stored, 'suspicious') < 0.05 }),
  proto: ({ protocol }) => protocol.transport.toUpperCase(),
  l7proto: ({ protocol }) => protocol.l7,
  method: (stored) => pick(stored, 'method', methods[stored.protocol.name] ?? []),
  msgType: (stored) =>
    stored.type === '~icmp' ? (stored.flow & 1 ? 8 : 3) : pick(stored, 'msgType', msgTypes[stored.protocol.name] ?? []),
  msgText: (stored) => (stored.flow & 1 ? 'Echo request' : 'Destination unreachable'),
  statusCode: statusOf,
  error: onlyIfFailed,
  errorDetail: onlyIfFailed,
  statusText: (stored) => (failed(stored) ? 'Requested action not taken' : 'OK'),
  isError: (stored) => failed(stored),
  host: hostOf,
  uri: (stored) => `${String(hostOf(stored))}${pick(stored, 'path', paths) ?? '/'}`,
  query: (stored) => (luck(stored, 'query') < 0.3 ? `id=${between(stored, 'query', 1, 9999)}&q=caf%C3%A9` : undefined),
  contentType: (stored) => pick(stored, 'content', ['text/html', 'application/json', 'image/png', 'text/css']),
  userAgent: (stored) =>
    pick(stored, 'agent', [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64)',
      'Mozilla/5.0 (iPhone)',
      'curl/8.5.0',
      'python-requests/2.31',
    ]),
  referer: (stored) => (luck(stored, 'referer') < 0.5 ? `https://${String(hostOf(stored))}/` : undefined),
  title: (stored) => (luck(stored, 'title') < 0.1 ? 'Übersicht – <b>Shop</b>' : undefined),
  rspVersion: () => 'HTTP/1.1',
  qname: (stored) => pick(stored, 'qname', qnames),
  qtype: (stored) => pick(stored, 'qtype', ['A', 'AAAA', 'PTR', 'MX', 'TXT']),
  opcode: () => 'QUERY',
  answers: (stored) => (failed(stored) ? [] : [`10.10.0.${between(stored, 'answer', 10, 200)}`]),
  txId: (stored) => between(stored, 'tx', 0, 65_535),
  txID: (stored) => between(stored, 'tx', 0, 65_535),
  version: (stored) =>
    stored.protocol.name === 'ssl'
      ? tlsVersion(stored)
      : stored.type === '~icmp' || stored.type === '~rtp'
        ? 4
        : 'NFSv3',
  cipherSuite: (stored) =>
    pick(stored, 'cipher', [
      'TLS_AES_256_GCM_SHA384',
      'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
      'TLS_RSA_WITH_3DES_EDE_CBC_SHA',
    ]),
  isWeakCipherSuite: (stored) => luck(stored, 'cipher') ** 2 * 3 >= 2,
  keyAgreement: (stored) => pick(stored, 'agreement', ['ECDHE-x25519', 'ECDHE-secp256r1', 'X25519MLKEM768']),
  isPostQuantumKeyAgreement: (stored) => pick(stored, 'agreement', [false, false, true]),
  certificateSubject: ({ server }) => `CN=${server.dns_name || server.display_name || 'unknown'}`,
  certificateIssuer: (stored) => (luck(stored, 'issuer') < 0.1 ? `CN=${String(hostOf(stored))}` : 'CN=Corp Example CA'),
  certificateIsSelfSigned: (stored) => luck(stored, 'issuer') < 0.1,
  certificateFingerprint: (stored) => hexOf({ ...stored, flow: stored.server.id }, 'fingerprint', 40),
  certificateKeySize: (stored) => pick(stored, 'keysize', [2048, 256, 4096]),
  certificateNotBefore: ({ server, time }) => Math.floor(time / day) * day - ((server.id * 37) % 600) * day,
  certificateNotAfter: ({ server, time }) => Math.floor(time / day) * day + (((server.id * 53) % 420) - 20) * day,
  certificateSignatureAlgorithm: () => 'sha256WithRSAEncryption',
  certificateSubjectAlternativeNames: (stored) => [String(hostOf(stored))],
  ja3Hash: (stored) => hexOf({ ...stored, flow: stored.client.id }, 'ja3', 32),
  ja3sHash: (stored) => hexOf({ ...stored, flow: stored.server.id }, 'ja3s', 32),
  ja4Fingerprint: (stored) => `t13d1516h2_${hexOf({ ...stored, flow: stored.client.id }, 'ja4', 12)}`,
  clientAlpn: () => 'h2',
  serverAlpn: () => 'h2',
  supportedGroupsHex: () => '001d00170018',
  alertLevel: (stored) => pick(stored, 'alert', ['fatal', 'warning']),
  alertCode: (stored) => pick(stored, 'alertcode', [40, 42, 46, 48]),
  statement: (stored) =>
    pick(stored, 'statement', [
      "SELECT * FROM orders WHERE customer = 'O''Brien'",
      'UPDATE stock SET amount = amount - 1',
      'SELECT 1',
    ]),
  table: (stored) => pick(stored, 'table', ['orders', 'stock', 'customers']),
  database: (stored) => pick(stored, 'database', ['shop', 'erp', 'reports']),
  collection: () => 'sessions',
  appName: () => 'shop-backend',
  reqKey: (stored) => [`session:${between(stored, 'key', 1, 5000)}`],
  user: userOf,
  bindDN: (stored) => `uid=${String(userOf(stored))},dc=corp,dc=example`,
  dn: () => 'ou=people,dc=corp,dc=example',
  searchFilter: (stored) => `(uid=${String(userOf(stored))})`,
  searchScope: () => 'wholeSubtree',
  saslMechanism: (stored) => pick(stored, 'sasl', ['GSS-SPNEGO', undefined]),
  realm: () => 'CORP.EXAMPLE',
  cRealm: () => 'CORP.EXAMPLE',
  cNames: (stored) => [String(userOf(stored))],
  sNames: () => ['krbtgt', 'CORP.EXAMPLE'],
  ticketETypeName: (stored) => pick(stored, 'etype', ['aes256-cts-hmac-sha1-96', 'rc4-hmac']),
  domain: () => 'CORP',
  workstation: ({ client }) => client.netbios_name || client.display_name,
  windowsVersion: () => '10.0.22631',
  share: ({ server }) => `\\\\${server.display_name ?? 'files'}\\daten`,
  resource: (stored) => pick(stored, 'file', ['Budget 2024.xlsx', 'straße\\plan.pdf', 'home/readme.txt', 'setup.exe']),
  path: () => '/incoming',
  args: (stored) => pick(stored, 'file', ['export.csv', 'backup.tar.gz']),
  cwd: () => '/',
  sender: (stored) =>
    stored.type === '~smtp' || stored.type === '~pop3' ? `${String(userOf(stored))}@corp.example` : undefined,
  recipient: () => 'orders@partner.example',
  recipientList: () => ['orders@partner.example'],
  from: (stored) => `sip:${between(stored, 'from', 100, 899)}@corp.example`,
  to: (stored) => `sip:${between(stored, 'to', 100, 899)}@corp.example`,
  callId: (stored) => hexOf(stored, 'call', 16),
  payloadType: () => 'PCMA',
  payloadTypeId: () => 8,
  mos: (stored) => rounded(3.4 + luck(stored, 'mos')),
  clientVersion: () => 'SSH-2.0-OpenSSH_9.6',
  serverVersion: () => 'SSH-2.0-OpenSSH_8.9',
  clientImplementation: () => 'OpenSSH_9.6',
  serverImplementation: () => 'OpenSSH_8.9',
  kexAlgorithm: (stored) => pick(stored, 'kex', ['curve25519-sha256', 'sntrup761x25519-sha512@openssh.com']),
  clientCipherAlgorithm: () => 'aes128-ctr',
  serverCipherAlgorithm: () => 'aes128-ctr',
  hassh: (stored) => hexOf({ ...stored, flow: stored.client.id }, 'hassh', 32),
  hasshServer: (stored) => hexOf({ ...stored, flow: stored.server.id }, 'hassh', 32),
  clientName: ({ client }) => client.netbios_name || client.display_name,
  cookie: userOf,
  selectedProtocol: () => 'CredSSP',
  requestedProtocols: () => ['TLS', 'CredSSP'],
  dscpName: (stored) => pick(stored, 'dscp', ['BE', 'EF', 'AF41']),
  tcpFlags: () => 27,
  first: ({ time }) => Math.floor(time) - 4000,
  last: ({ time }) => Math.floor(time),
  format: () => 'NetFlow v9',
  age: (stored) => between(stored, 'age', 1, 300),
}

/** Device at one end of a record: the client's in the first flow of a pair, the server's in the second. */
function endOf(stored: Stored, name: string): Stored['client'] | null {
  const turned = stored.part === 1 && stored.type === '~flow'
  if (name.startsWith('client') || name.startsWith('sender')) return turned ? stored.server : stored.client
  return name.startsWith('server') || name.startsWith('receiver') ? (turned ? stored.client : stored.server) : null
}

const clientPort = (stored: Stored): number => between(stored, 'port', 32_768, 60_999)

function endValue(stored: Stored, name: string): unknown {
  const device = endOf(stored, name)
  if (!device) return undefined
  if (name.endsWith('Addr')) return device.ipaddr4 ? { type: 'ipaddr4', value: device.ipaddr4 } : undefined
  if (name.endsWith('Port')) return device === stored.client ? clientPort(stored) : stored.protocol.port
  if (name.endsWith('IsExternal')) return false
  return { type: 'device', value: [device.discovery_id ?? device.extrahop_id ?? ''] }
}

const ends = /^(client|server|sender|receiver)(Addr|Port|IsExternal)?$/

/** The value of one field; undefined where the record has none. */
export function valueOf(stored: Stored, field: RecordField): unknown {
  const { name, type, kind } = field
  // In mail the sender is an address of that kind.
  if (ends.test(name) && !(name === 'sender' && type === 'string')) return endValue(stored, name)
  const made = makers[name]
  if (made) return made(stored)
  if (type === 'boolean') return luck(stored, name) < 0.02
  if (type === 'number') {
    // With the headers of the frames.
    if (name.endsWith('L2Bytes')) {
      const inner = valueOf(stored, { ...field, name: name.replace('L2Bytes', 'Bytes') })
      return typeof inner === 'number' ? Math.round(inner * 1.06) + 54 : undefined
    }
    if (kind === 'bytes') return Math.round(spread(stored, name, 1800))
    if (kind === 'span') return rounded(spread(stored, name, name === 'roundTripTime' ? 0.4 : 24))
    if (kind === 'millis') return Math.floor(stored.time)
    if (/RTO|ZeroWnd|drops|dups|outOfOrder/.test(name)) return luck(stored, name) < 0.03 ? 1 : 0
    if (/[sS]ize|Xfer|[bB]ytes/.test(name)) return Math.round(spread(stored, name, 900))
    return between(stored, name, 1, 40)
  }
  return undefined
}

/** Both ends as they are on the wire. */
export const portsOf = (stored: Stored): { client: number; server: number } => ({
  client: clientPort(stored),
  server: stored.protocol.port,
})
