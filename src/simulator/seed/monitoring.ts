/** Alerts with whom they mail and when they keep quiet, and triggers. */
import type { RowOf, World } from '../world'
import { random } from './random'

const day = 86_400_000

type AlertFacts = Partial<RowOf<'alerts'>> & { name: string }

const alerts: readonly AlertFacts[] = [
  {
    name: 'DB error ratio above 5 %',
    stat_name: 'extrahop.application.db',
    field_name: 'rsp_error',
    field_op: '/',
    field_name2: 'rsp',
    operator: '>',
    operand: '0.05',
    severity: 1,
  },
  {
    name: 'Web server errors',
    stat_name: 'extrahop.device.http_server',
    field_name: 'rsp_error',
    operator: '>',
    operand: '25',
    units: '1 min',
    severity: 3,
  },
  {
    name: 'Slow name lookups',
    stat_name: 'extrahop.device.dns_server',
    field_name: 'tprocess',
    operator: '>',
    operand: '200',
    severity: 4,
  },
  {
    name: 'File share silent',
    stat_name: 'extrahop.device.cifs_server',
    field_name: 'rsp',
    operator: '<',
    operand: '1',
    interval_length: 600,
    severity: 2,
  },
  {
    name: 'LDAP failures',
    stat_name: 'extrahop.device.ldap_server',
    field_name: 'rsp_error',
    operator: '>=',
    operand: '10',
    severity: 5,
    disabled: true,
  },
  {
    name: 'Anything retransmits',
    stat_name: 'extrahop.application.net',
    field_name: 'retransmit_bytes',
    operator: '>',
    operand: '1000000',
    severity: 6,
    apply_all: true,
  },
]

const triggers: readonly (Partial<RowOf<'triggers'>> & { name: string; events: string[]; script: string })[] = [
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
]

export function seedMonitoring(world: World): void {
  const { collections, links, base, seed } = world
  const draw = random(seed, 'monitoring')
  const changed = (): number => base - draw.between(1, 300) * day
  for (const facts of alerts)
    collections.alerts.put({
      id: collections.alerts.nextId(),
      description: null,
      author: 'netops',
      type: 'threshold',
      severity: 3,
      disabled: false,
      apply_all: false,
      stat_name: null,
      field_name: null,
      field_op: null,
      field_name2: null,
      param: null,
      param2: null,
      operator: null,
      operand: null,
      units: 'none',
      interval_length: 30,
      refire_interval: 300,
      notify_snmp: false,
      cc: [],
      object_type: null,
      protocols: [],
      categories: [],
      mod_time: changed(),
      ...facts,
    })
  for (const [group_name, email_addresses, system_notifications] of [
    ['Network operations', ['netops@corp.example', 'oncall@corp.example'], true],
    ['Database team', ['dba@corp.example'], false],
    ['Nobody', [], false],
  ] as const)
    collections.emailgroups.put({
      id: collections.emailgroups.nextId(),
      group_name,
      email_addresses: [...email_addresses],
      system_notifications,
    })
  for (const [name, interval_type, start, end] of [
    ['Nightly backup', 'daily', 7200, 14_400],
    ['Weekend', 'weekly', 432_000, 604_800],
    ['Data centre move', 'onetime', Math.floor(base / 1000) + 864_000, Math.floor(base / 1000) + 950_400],
  ] as const)
    collections.exclusionintervals.put({
      id: collections.exclusionintervals.nextId(),
      name,
      description: null,
      author: 'netops',
      interval_type,
      start,
      end,
      alert_apply_all: name === 'Data centre move',
      trend_apply_all: false,
      mod_time: changed(),
    })
  for (const facts of triggers)
    collections.triggers.put({
      id: collections.triggers.nextId(),
      description: null,
      author: 'setup',
      event: facts.events[0] ?? null,
      disabled: false,
      debug: false,
      apply_all: false,
      hints: {},
      mod_time: changed(),
      ...facts,
    })

  // Who watches what: alerts over groups and single devices, triggers likewise.
  const groups = [...collections.devicegroups.all()]
  const groupOf = (name: string): number | undefined => groups.find((group) => group.name === name)?.id
  const devices = [...collections.devices.all()]
  const assign = (from: 'alerts' | 'triggers', id: number, to: 'devicegroups', name: string): void => {
    const child = groupOf(name)
    if (child !== undefined) links.add(from, id, to, child)
  }
  assign('alerts', 2, 'devicegroups', 'HTTP Servers')
  assign('alerts', 3, 'devicegroups', 'DNS Servers')
  assign('alerts', 4, 'devicegroups', 'Domain services')
  assign('triggers', 1, 'devicegroups', 'Web shop front ends')
  for (const device of devices.filter((row) => row.role === 'file_server').slice(0, 3))
    links.add('alerts', 4, 'devices', device.id)
  for (const device of devices.filter((row) => row.role === 'db_server').slice(0, 4)) {
    links.add('alerts', 1, 'devices', device.id)
    links.add('triggers', 3, 'devices', device.id)
  }
  links.add('alerts', 1, 'applications', 4)
  links.add('alerts', 6, 'networks', 1)
  links.add('alerts', 1, 'emailgroups', 2)
  links.add('alerts', 2, 'emailgroups', 1)
  links.add('alerts', 2, 'exclusionintervals', 1)
}
