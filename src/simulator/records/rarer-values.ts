/** Fields that few transactions have, or few people look at. */
import { isScan } from '../traffic/pair'
import { between, hexOf, luck, pick } from './luck'
import type { Stored } from './stream'

type Make = (stored: Stored) => unknown

/** Of so many transactions one has the field. */
const oneOf = (every: number, word: string, make: Make): Make => {
  return (stored) => (luck(stored, `${word}?`) * every < 1 ? make(stored) : undefined)
}

const always =
  (value: unknown): Make =>
  () =>
    value

const addressed = (value: string): Make => always({ type: 'ipaddr4', value })

const payload = (word: string): Record<string, Make> => ({
  [`${word}PayloadMediaType`]: oneOf(12, word, (stored) =>
    pick(stored, word, ['application/zip', 'application/pdf', 'application/x-msdownload']),
  ),
  [`${word}PayloadSHA256`]: oneOf(12, word, (stored) => hexOf(stored, `${word} sha`, 64)),
})

const interfaceOf = (number: number) => ({ index: number, name: `Ethernet1/${number}` })

/** True for a scan, and for a few that only look odd. */
export const isSuspicious = (stored: Stored): boolean => isScan(stored.pair) || luck(stored, 'suspicious') < 0.02

export const rarerMakers: Readonly<Record<string, Make>> = {
  ex: (stored) => ({ isSuspicious: isSuspicious(stored) }),
  detection: (stored) =>
    isScan(stored.pair)
      ? ['suspicious_scan']
      : isSuspicious(stored) && luck(stored, 'detected') < 0.5
        ? ['unusual_activity']
        : undefined,
  application: ({ protocol }) => (protocol.name === 'http' || protocol.name === 'db' ? 'Web shop' : 'All Activity'),
  ...payload('req'),
  ...payload('rsp'),
  origin: oneOf(8, 'origin', ({ server }) => `https://${server.dns_name || server.ipaddr4 || 'localhost'}`),
  sqli: oneOf(200, 'sqli', always("1' OR '1'='1")),
  xss: oneOf(200, 'xss', always('<script>alert(1)</script>')),
  procedure: oneOf(6, 'procedure', (stored) => pick(stored, 'procedure', ['sp_stock', 'sp_orders_of_day'])),
  correlationId: (stored) => hexOf(stored, 'correlation', 12),
  hits: oneOf(2, 'hits', (stored) => [`session:${between(stored, 'key', 1, 5000)}`]),
  misses: oneOf(6, 'misses', (stored) => [`session:${between(stored, 'miss', 1, 5000)}`]),
  warning: oneOf(40, 'warning', always('Weak SMB version')),
  authMethod: always('AUTH_SYS'),
  firstPayloadBytes: (stored) => hexOf(stored, 'payload', 32),
  network: always({ id: 1, name: 'Headquarters' }),
  networkAddr: addressed('10.0.0.1'),
  nextHop: addressed('10.0.0.254'),
  ingressInterface: (stored) => interfaceOf(between(stored, 'ingress', 1, 8)),
  egressInterface: (stored) => interfaceOf(between(stored, 'egress', 1, 8)),
  gwAddr: addressed('10.0.0.254'),
  offeredAddr: (stored) => ({ type: 'ipaddr4', value: `10.30.0.${between(stored, 'offered', 10, 240)}` }),
  cNameType: always('NT_PRINCIPAL'),
  sNameType: always('NT_SRV_INST'),
  eType: always('18,17,23'),
  till: ({ time }) => new Date(Math.floor(time) + 36_000_000).toISOString(),
  challenge: (stored) => hexOf(stored, 'challenge', 16),
  type: always('Access-Request'),
  authenticator: (stored) => hexOf(stored, 'authenticator', 32),
  clientMacAlgorithm: always('hmac-sha2-256-etm@openssh.com'),
  serverMacAlgorithm: always('hmac-sha2-256-etm@openssh.com'),
  clientCompressionAlgorithm: always('none'),
  serverCompressionAlgorithm: always('none'),
  clientBuild: always('22631'),
  requestedColorDepth: always('32'),
  keyboardLayout: ({ client }) => (client.id % 3 === 0 ? 'German' : 'United States - English'),
  command: (stored) => pick(stored, 'command', ['WILL', 'DO', 'WONT']),
  option: (stored) => pick(stored, 'option', ['ECHO', 'TERMINAL_TYPE', 'NAWS']),
}
