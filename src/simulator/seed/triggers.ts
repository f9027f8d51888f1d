/** Triggers on all kinds of events, with the advanced options that fit them. */
import { compareVersions, later } from '../../catalog/release'
import type { RowOf, World } from '../world'
import { awkwardNames } from './awkward-names'
import { random } from './random'

const day = 86_400_000

type Facts = Partial<RowOf<'triggers'>> & { name: string; events: string[]; script: string }

const facts: readonly Facts[] = [
  {
    name: 'Count checkouts',
    events: ['HTTP_RESPONSE'],
    script: "if (HTTP.uri && HTTP.uri.endsWith('/checkout')) {\n  Application('Web shop').commit()\n}\n",
    hints: { payloadBytes: 4096 },
  },
  {
    name: 'Log new devices',
    events: ['NEW_DEVICE'],
    script: "debug('found ' + Discover.device.id)\n",
    apply_all: true,
  },
  {
    name: 'Legacy protocol by port',
    events: ['TCP_PAYLOAD'],
    script: "if (Flow.server.port === 4711) {\n  Flow.setApplication('Legacy')\n}\n",
    hints: { flowClientPortMin: null, flowServerPortMin: 4711, flowServerPortMax: 4711, flowPayloadTurn: true },
  },
  { name: 'Old experiment', events: ['FLOW_CLASSIFY'], script: '', disabled: true },
  {
    name: 'Remote procedure calls',
    description: 'Buffers both directions until the interface is known.',
    events: ['TCP_PAYLOAD', 'SSL_PAYLOAD'],
    script: 'const head = Flow.client.payload\nif (head && head.length > 24) {\n  Flow.store.rpc = true\n}\n',
    hints: {
      flowClientPortMin: null,
      flowClientPortMax: null,
      flowClientBytes: 16_384,
      flowServerPortMin: 135,
      flowServerPortMax: 49_155,
      flowServerBytes: 16_384,
      flowPayloadTurn: true,
    },
  },
  {
    name: 'Busiest hour',
    events: ['METRIC_CYCLE_BEGIN', 'METRIC_CYCLE_END'],
    script: "if (event === 'METRIC_CYCLE_END') {\n  Network.metricAddCount('cycles', 1)\n}\n",
    hints: { cycle: '1hr' },
    apply_all: true,
  },
  {
    name: 'Alerts into the log',
    events: ['ALERT_RECORD_COMMIT'],
    script: 'Remote.Syslog.info(AlertRecord.name)\n',
    hints: { metricTypes: 'extrahop.device.alert' },
    apply_all: true,
  },
  {
    name: 'Capture failed logins',
    events: ['LDAP_RESPONSE', 'KERBEROS_RESPONSE'],
    script: "if (LDAP.error) {\n  Flow.captureStart('failed-login')\n}\n",
    hints: { snaplen: 128 },
    debug: true,
  },
  {
    name: 'Unclassified until the end',
    events: ['FLOW_CLASSIFY'],
    script: 'Flow.server.device.metricAddCount("late", 1)\n',
    hints: { flowClassifyOnExpiration: true },
  },
  {
    name: 'Every datagram of the meters',
    events: ['UDP_PAYLOAD'],
    script: 'Device.metricAddCount("meter", 1)\n',
    hints: { flowUdpAll: true, flowServerString: 'METER/2' },
  },
  {
    name: 'Sessions that ran out',
    events: ['SESSION_EXPIRE'],
    script: 'for (const key of Session.expiredKeys) {\n  debug(key.name)\n}\n',
    disabled: true,
  },
  {
    name: 'Slow statements',
    events: ['DB_REQUEST', 'DB_RESPONSE'],
    script:
      "if (event === 'DB_RESPONSE' && DB.processingTime > 2000) {\n  commitRecord('slow_sql', { statement: DB.statement, ms: DB.processingTime })\n}\n",
  },
]

const laterFacts: readonly Facts[] = [
  {
    name: 'Data from the ticket system',
    events: ['EXTERNAL_DATA'],
    script: "if (ExternalData.type === 'ticket') {\n  debug(JSON.stringify(ExternalData.body))\n}\n",
    apply_all: true,
  },
]

const awkward: readonly Facts[] = awkwardNames
  .filter((name) => name !== '')
  .slice(3, 9)
  .map((name) => ({
    name,
    events: ['HTTP_REQUEST'],
    script: `// Größe: 3 µm </script><script>alert(1)</script>\ndebug(${JSON.stringify(name)})\n`,
    disabled: true,
  }))

export function seedTriggers(world: World): void {
  const { collections, base, seed, release } = world
  const draw = random(seed, 'triggers')
  const known = compareVersions(release, later) >= 0 ? [...facts, ...laterFacts, ...awkward] : [...facts, ...awkward]
  for (const trigger of known)
    collections.triggers.put({
      id: collections.triggers.nextId(),
      description: null,
      author: 'setup',
      event: trigger.events[0] ?? null,
      disabled: false,
      debug: false,
      apply_all: false,
      hints: {},
      mod_time: base - draw.between(1, 300) * day,
      ...trigger,
    })
}
