/**
 * The events that can run a trigger. The guides name only those with special options, and firmware adds more, so
 * the list serves to choose from: any other upper-case name is accepted too.
 */
export interface TriggerEvent {
  name: string
  /** Runs without a flow, so it cannot be narrowed to devices or device groups. */
  flowless: boolean
  /** Where the name comes from: the 5.3 guide, pages about later firmware, or common use without a source. */
  source: '5.3' | 'later' | 'assumed'
}

/** Metric cycles, commits and newly found objects. */
const flowless = new Set([
  'ALERT_RECORD_COMMIT',
  'METRIC_CYCLE_BEGIN',
  'METRIC_CYCLE_END',
  'METRIC_RECORD_COMMIT',
  'NEW_APPLICATION',
  'NEW_DEVICE',
  'NEW_VLAN',
])

const named: Record<TriggerEvent['source'], readonly string[]> = {
  '5.3': [
    'ALERT_RECORD_COMMIT',
    'FLOW_CLASSIFY',
    'FLOW_REPORT',
    'HTTP_REQUEST',
    'HTTP_RESPONSE',
    'METRIC_CYCLE_BEGIN',
    'METRIC_CYCLE_END',
    'METRIC_RECORD_COMMIT',
    'NEW_APPLICATION',
    'NEW_DEVICE',
    'NEW_VLAN',
    'SESSION_EXPIRE',
    'SSL_PAYLOAD',
    'TCP_PAYLOAD',
    'UDP_PAYLOAD',
  ],
  later: ['CIFS_REQUEST', 'CIFS_RESPONSE', 'EXTERNAL_DATA', 'ICA_TICK', 'LDAP_RESPONSE'],
  assumed: [
    'DB_REQUEST',
    'DB_RESPONSE',
    'DHCP_REQUEST',
    'DHCP_RESPONSE',
    'DNS_REQUEST',
    'DNS_RESPONSE',
    'FLOW_TICK',
    'FLOW_TURN',
    'FTP_REQUEST',
    'FTP_RESPONSE',
    'ICMP_MESSAGE',
    'KERBEROS_REQUEST',
    'KERBEROS_RESPONSE',
    'LDAP_REQUEST',
    'NFS_REQUEST',
    'NFS_RESPONSE',
    'SIP_REQUEST',
    'SIP_RESPONSE',
    'SMTP_REQUEST',
    'SMTP_RESPONSE',
    'SSH_CLOSE',
    'SSH_OPEN',
    'SSL_CLOSE',
    'SSL_OPEN',
    'SSL_RECORD',
    'TCP_CLOSE',
    'TCP_OPEN',
    'TELNET_MESSAGE',
  ],
}

/** All known events by name. */
export const triggerEvents: readonly TriggerEvent[] = (['5.3', 'later', 'assumed'] as const)
  .flatMap((source) => named[source].map((name) => ({ name, source, flowless: flowless.has(name) })))
  .toSorted((a, b) => a.name.localeCompare(b.name))

/** True if a trigger on these events can be narrowed to devices and groups, which takes at least one flow event. */
export const canBeAssigned = (events: readonly string[]): boolean => events.some((event) => !flowless.has(event))
