/** What the fields of a record hold, each worked out from the transaction alone. */
import type { RecordField } from '../../catalog/record-types/record-type'
import { answered, isAnswered, isFailed } from '../traffic/outcomes'
import { addressOf, isScan } from '../traffic/pair'
import { headers, placeOf } from '../traffic/sizes'
import { medianOf, timeOf } from '../traffic/times'
import { choicesFor, wordAt } from '../traffic/words'
import { between, hexOf, luck, pick, rounded, spread } from './luck'
import { rarerMakers } from './rarer-values'
import type { Stored } from './stream'

type Make = (stored: Stored) => unknown

const hostOf: Make = ({ server }) => server.dns_name || server.ipaddr4
const userOf: Make = (stored) =>
  said(stored, 'user') ??
  ['a.lopes', 'm.tanaka', 'j.doe', 'k.müller', 'svc-backup', 'administrator'][
    (Math.abs(stored.client.id) + (stored.flow & 1)) % 6
  ]
const pathOf = (stored: Stored): string => said(stored, 'path') ?? '/'

const failed = (stored: Stored): boolean => isFailed(stored.ordinal, stored.mood)
const wasAnswered = (stored: Stored): boolean => isAnswered(stored.ordinal, stored.mood)

/** What the transaction says in a field, as the metrics count it. */
function said(stored: Stored, field: string): string | undefined {
  for (const choice of choicesFor(stored.protocol.name, field)) {
    const word = wordAt(choice, stored.pair, stored.mood, stored.ordinal)
    if (word !== undefined) return word
  }
  return undefined
}

/** Numbers of those protocols that tell how it went by a number and are not counted by it. */
const codes: Record<string, readonly [good: number, bad: number]> = {
  ftp: [226, 550],
  cifs: [0, 5],
  nfs: [0, 13],
  aaa: [2, 3],
}

const statusOf: Make = (stored) => {
  if (!wasAnswered(stored)) return undefined
  const word = said(stored, 'statusCode')
  if (word !== undefined) return Number(word)
  const [good, bad] = codes[stored.protocol.name] ?? [0, 1]
  return failed(stored) ? bad : good
}

const errorOf: Make = (stored) => {
  if (!failed(stored)) return undefined
  const word = said(stored, 'error')
  return word === undefined || word === 'NOERROR' ? 'error' : word
}

const day = 86_400_000

/** Fields by their names, whichever type has them. What is not here follows its kind. */
const makers: Record<string, Make> = {
  ...rarerMakers,
  timestamp: ({ time }) => time,
  flowId: (stored) => hexOf(stored, 'flow', 16),
  vlan: ({ client }) => client.vlanid ?? 0,
  proto: ({ protocol }) => protocol.transport.toUpperCase(),
  l7proto: ({ protocol }) => protocol.l7,
  method: (stored) => said(stored, 'method'),
  msgType: (stored) =>
    stored.type === '~icmp'
      ? said(stored, 'msgText') === 'Echo request'
        ? 8
        : 3
      : stored.type === '~ntlm'
        ? 'NTLM_AUTHENTICATE'
        : said(stored, 'msgType'),
  msgText: (stored) => said(stored, 'msgText'),
  statusCode: statusOf,
  error: errorOf,
  errorDetail: errorOf,
  statusText: (stored) => (failed(stored) ? 'Requested action not taken' : 'OK'),
  isError: (stored) => failed(stored),
  host: hostOf,
  uri: (stored) => `${String(hostOf(stored))}${pathOf(stored)}`,
  query: (stored) => (luck(stored, 'query') < 0.3 ? `id=${between(stored, 'query', 1, 9999)}&q=caf%C3%A9` : undefined),
  contentType: (stored) => said(stored, 'contentType'),
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
  qname: (stored) => said(stored, 'qname'),
  qtype: (stored) => said(stored, 'qtype'),
  opcode: () => 'QUERY',
  answers: (stored) => (failed(stored) ? [] : [`10.10.0.${between(stored, 'answer', 10, 200)}`]),
  txId: (stored) => between(stored, 'tx', 0, 65_535),
  txID: (stored) => between(stored, 'tx', 0, 65_535),
  version: (stored) =>
    stored.protocol.name === 'ssl'
      ? said(stored, 'version')
      : stored.type === '~icmp' || stored.type === '~rtp'
        ? 4
        : 'NFSv3',
  cipherSuite: (stored) => said(stored, 'cipherSuite'),
  isWeakCipherSuite: (stored) => said(stored, 'cipherSuite')?.includes('3DES'),
  keyAgreement: (stored) => said(stored, 'keyAgreement'),
  isPostQuantumKeyAgreement: (stored) => said(stored, 'keyAgreement')?.includes('MLKEM'),
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
  resource: (stored) => said(stored, 'resource') ?? 'home/readme.txt',
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
  clientImplementation: (stored) => said(stored, 'clientImplementation'),
  serverImplementation: (stored) => said(stored, 'serverImplementation'),
  kexAlgorithm: (stored) => said(stored, 'kexAlgorithm'),
  clientCipherAlgorithm: (stored) => said(stored, 'clientCipherAlgorithm'),
  serverCipherAlgorithm: (stored) => said(stored, 'serverCipherAlgorithm'),
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
const serverPort = (stored: Stored): number =>
  isScan(stored.pair) ? between(stored, 'scanned', 1, 10_240) : stored.protocol.port

function endValue(stored: Stored, name: string): unknown {
  const device = endOf(stored, name)
  if (!device) return undefined
  const address = addressOf(device)
  if (name.endsWith('Addr')) return address === null ? undefined : { type: 'ipaddr4', value: address }
  if (name.endsWith('Port')) return device === stored.client ? clientPort(stored) : serverPort(stored)
  if (name.endsWith('IsExternal')) return device.id < 0
  // Who is none of the site's devices has no id.
  return device.id < 0 ? undefined : { type: 'device', value: [device.discovery_id ?? device.extrahop_id ?? ''] }
}

const ends = /^(client|server|sender|receiver)(Addr|Port|IsExternal)?$/

/** What goes one way in this transaction: bytes of content, packets. */
function wayOf({ pair, ordinal, mood }: Stored, way: 'asked' | 'answered'): { bytes: number; packets: number } {
  if (way === 'answered' && !isAnswered(ordinal, mood)) return { bytes: 0, packets: 0 }
  const place = placeOf(way === 'asked' ? ordinal : answered(ordinal, mood))
  const { sizes } = pair
  const sums = way === 'asked' ? sizes.askPackets : sizes.answerPackets
  const list = way === 'asked' ? sizes.ask : sizes.answer
  return { bytes: list[place] ?? 0, packets: (sums[place + 1] ?? 0) - (sums[place] ?? 0) }
}

/** Bytes and packets, the same that the metrics count. */
function traffic(stored: Stored, name: string): number | undefined {
  const [, side, what] = /^(req|rsp|delta)?(Bytes|bytes|L2Bytes|Pkts|pkts|Size)$/.exec(name) ?? []
  if (what === undefined) return undefined
  const answer = side === 'rsp' || (side !== 'req' && stored.part === 1)
  const { bytes, packets } = wayOf(stored, answer ? 'answered' : 'asked')
  if (/pkts/i.test(what)) return packets
  // Flows tell of frames, the others of what is in them.
  return side === 'req' || side === 'rsp'
    ? what === 'L2Bytes'
      ? bytes + headers * packets
      : bytes
    : bytes + headers * packets
}

/** Names of the measures of time in metrics. */
const measures: Record<string, string> = { processingTime: 'tprocess', roundTripTime: 'rtt', accessTime: 'access_time' }

function timeIn(stored: Stored, name: string): number | undefined {
  const { pair, ordinal, mood, hour } = stored
  if (!isAnswered(ordinal, mood)) return undefined
  const measure = measures[name]
  if (measure) return rounded(timeOf(answered(ordinal, mood), medianOf(pair, measure, 'ms', hour, mood), 'ms'))
  return rounded(spread(stored, name, 24))
}

/** What a chore says of itself; undefined where it does as others. */
function ofChore({ pair: { chore }, ordinal, mood }: Stored, name: string): unknown {
  if (!chore) return undefined
  return (isFailed(ordinal, mood) ? chore.error?.[name] : undefined) ?? chore.fields?.[name]
}

/** The value of one field; undefined where the record has none. */
export function valueOf(stored: Stored, field: RecordField): unknown {
  const { name, type, kind } = field
  // In mail the sender is an address of that kind.
  if (ends.test(name) && !(name === 'sender' && type === 'string')) return endValue(stored, name)
  const own = ofChore(stored, name)
  if (own !== undefined) return own
  const made = Object.hasOwn(makers, name) ? makers[name] : undefined
  if (made) return made(stored)
  if (type === 'boolean') return luck(stored, name) < 0.02
  if (type === 'number') {
    const counted = traffic(stored, name)
    if (counted !== undefined) return counted
    if (kind === 'span') return timeIn(stored, name)
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
  server: serverPort(stored),
})
