/** Alerts of every severity and comparison, over the metrics that appliances really have. */
import { compareVersions, later } from '../../catalog/release'
import type { RowOf, World } from '../world'
import { awkwardNames } from './awkward-names'
import { random } from './random'

const day = 86_400_000

type Facts = Partial<RowOf<'alerts'>> & { name: string }

const facts: readonly Facts[] = [
  {
    name: 'DB error ratio above 5 %',
    stat_name: 'extrahop.application.db',
    field_name: 'rsp_error',
    field_op: '/',
    field_name2: 'rsp',
    operator: '>',
    operand: '0.05',
    severity: 1,
    cc: ['dba-oncall@corp.example'],
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
    stat_name: 'extrahop.application.tcp',
    field_name: 'retrans_out',
    operator: '>',
    operand: '100000',
    units: 'period',
    severity: 6,
    apply_all: true,
  },
  {
    name: 'No traffic at all',
    description: 'The mirror port may be down.',
    stat_name: 'extrahop.capture.net',
    field_name: 'bytes',
    operator: '==',
    operand: '0',
    interval_length: 120,
    severity: 0,
    notify_snmp: true,
    apply_all: true,
  },
  {
    name: 'Checkout answers slowly',
    stat_name: 'extrahop.application.http',
    field_name: 'tprocess',
    operator: '>',
    operand: '800',
    interval_length: 300,
    refire_interval: 1800,
    severity: 2,
  },
  {
    name: 'Accounts locked out',
    stat_name: 'extrahop.device.kerberos_server',
    field_name: 'account_lockout',
    operator: '>',
    operand: '5',
    units: '1 min',
    severity: 1,
  },
  {
    name: 'Weak ciphers in use',
    stat_name: 'extrahop.device.ssl_server',
    field_name: 'weak_ciphers',
    operator: '>',
    operand: '0',
    interval_length: 1800,
    refire_interval: 14_400,
    severity: 4,
    apply_all: true,
  },
  {
    name: 'Certificate has expired',
    stat_name: 'extrahop.device.ssl_server',
    field_name: 'expired_cert',
    operator: '>',
    operand: '0',
    interval_length: 900,
    refire_interval: 7200,
    severity: 2,
  },
  {
    name: 'Telephones sound bad',
    stat_name: 'extrahop.application.rtp',
    field_name: 'mos',
    operator: '<=',
    operand: '3.5',
    interval_length: 60,
    severity: 3,
  },
  {
    name: 'Clients ask for names that do not exist',
    stat_name: 'extrahop.device.dns_client',
    field_name: 'rsp_error',
    field_op: '/',
    field_name2: 'rsp',
    operator: '>',
    operand: '0.2',
    interval_length: 300,
    severity: 5,
  },
  {
    name: 'NFS slow for users',
    stat_name: 'extrahop.device.nfs_server',
    field_name: 'tprocess',
    operator: '>=',
    operand: '50',
    severity: 3,
  },
  {
    name: 'Backup has written its gigabyte',
    stat_name: 'extrahop.device.cifs_server',
    field_name: 'bytes_write',
    operator: '>=',
    operand: '1000000000',
    units: '1 hr',
    interval_length: 1800,
    severity: 7,
    disabled: true,
  },
  {
    name: 'Mail refused',
    stat_name: 'extrahop.device.smtp_server',
    field_name: 'rsp_error',
    field_op: '/',
    field_name2: 'rsp',
    operator: '>',
    operand: '0.1',
    severity: 3,
    cc: ['postmaster@corp.example'],
  },
  {
    name: 'Server errors by status code',
    stat_name: 'extrahop.device.http_server',
    field_name: 'status_code',
    param: { key: '/^5[0-9][0-9]$/' },
    operator: '>',
    operand: '100',
    units: '1 min',
    severity: 2,
  },
  {
    name: 'Much goes out of the house',
    stat_name: 'extrahop.capture.net',
    field_name: 'external_bytes_out',
    operator: '>',
    operand: '5000000000',
    units: '1 hr',
    interval_length: 1800,
    severity: 1,
  },
  { name: 'Web requests against last week', type: 'trend', stat_name: 'extrahop.application.http', field_name: 'req' },
]

/** Detection alerts came after 8.0. */
const laterFacts: readonly Facts[] = [
  {
    name: 'Database detections',
    type: 'detection',
    severity: 2,
    object_type: 'device',
    protocols: ['db'],
    categories: ['sec.exploit', 'perf.auth'],
    interval_length: null,
    units: null,
  },
]

/** Names as people give them; an alert without a name cannot be made. */
const awkward: readonly Facts[] = awkwardNames
  .filter((name) => name !== '')
  .slice(0, 6)
  .map((name, index) => ({
    name,
    stat_name: 'extrahop.device.tcp',
    field_name: 'rto_out',
    operator: '>',
    operand: String(500 + index),
    disabled: true,
    severity: 7,
  }))

export function seedAlerts(world: World): void {
  const { collections, base, seed, release } = world
  const draw = random(seed, 'alerts')
  const known = compareVersions(release, later) >= 0 ? [...facts, ...laterFacts, ...awkward] : [...facts, ...awkward]
  for (const alert of known)
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
      param: {},
      param2: {},
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
      mod_time: base - draw.between(1, 300) * day,
      ...alert,
    })
}
