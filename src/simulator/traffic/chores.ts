/**
 * What machines do all day and all night whoever sleeps, so that the questions people ask first find something at
 * any hour: a checker of links that meets pages that are gone, a report that is slow, an account with an old
 * password, copies of large files, a name that does not resolve.
 */

export interface Chore {
  protocol: string
  /** Transactions in one hour. */
  perHour: number
  /** All day long unless given. */
  shape?: 'nightly'
  /** Part of its answers that are errors. */
  failing: number
  /** By how much it is slower than others. */
  slow?: number
  /** Bytes of a question and its answer, where they are not the usual ones. */
  size?: readonly [ask: number, answer: number]
  /** Fields of its records, as far as they are not worked out. */
  fields?: Readonly<Record<string, unknown>>
  /** Those of its errors. */
  error?: Readonly<Record<string, unknown>>
}

const backup: Chore = {
  protocol: 'nfs',
  perHour: 400,
  shape: 'nightly',
  failing: 0.001,
  size: [900_000, 400],
  fields: { method: 'WRITE' },
}

export const chores: readonly Chore[] = [
  backup,
  backup,
  backup,
  {
    protocol: 'http',
    perHour: 100,
    failing: 0.5,
    fields: { method: 'GET', userAgent: 'LinkChecker/10.2' },
    error: { statusCode: 404, uri: 'www.corp.example/old/page' },
  },
  {
    protocol: 'http',
    perHour: 12,
    failing: 0,
    size: [900, 48_000_000],
    fields: { method: 'GET', userAgent: 'updater/3.1', contentType: 'application/octet-stream' },
  },
  {
    protocol: 'db',
    perHour: 16,
    failing: 0.02,
    slow: 180,
    fields: { method: 'SELECT', user: 'svc-report', statement: 'SELECT * FROM orders o JOIN stock s ON s.sku = o.sku' },
  },
  {
    protocol: 'ldap',
    perHour: 40,
    failing: 0.8,
    fields: { method: 'BindRequest', user: 'svc-backup' },
    error: { error: 'invalidCredentials' },
  },
  {
    protocol: 'kerberos',
    perHour: 40,
    failing: 0.8,
    fields: { msgType: 'KRB_AS_REQ', user: 'svc-backup' },
    error: { error: 'KDC_ERR_PREAUTH_FAILED' },
  },
  {
    protocol: 'dns',
    perHour: 40,
    failing: 0.9,
    fields: { qname: 'nothing-here.example' },
    error: { error: 'NXDOMAIN' },
  },
  { protocol: 'cifs', perHour: 12, failing: 0, size: [40_000_000, 2000], fields: { method: 'SMB2_WRITE' } },
  { protocol: 'ftp', perHour: 12, failing: 0.15, size: [800, 90_000_000], fields: { method: 'RETR' } },
  { protocol: 'ssh', perHour: 30, failing: 0.3 },
  { protocol: 'tcp', perHour: 12, failing: 0, size: [30_000_000, 60_000] },
  { protocol: 'smtp', perHour: 30, failing: 0.1 },
  {
    protocol: 'nfs',
    perHour: 40,
    failing: 0.2,
    fields: { method: 'LOOKUP', resource: 'home/.cache' },
    error: { error: 'NFS3ERR_NOENT' },
  },
  { protocol: 'rdp', perHour: 12, failing: 0.25, error: { error: 'Logon failed' } },
  { protocol: 'pop3', perHour: 12, failing: 0.25, error: { error: 'Authentication failed' } },
  {
    protocol: 'dhcp',
    perHour: 12,
    failing: 0.25,
    fields: { msgType: 'DHCPDISCOVER' },
    error: { error: 'No free leases' },
  },
]
