/** What is spoken on the wire: how often, between whom, and which records it leaves. */
import type { Transport } from '../packets/frame'

export interface Protocol {
  name: string
  /** Share of all transactions. */
  weight: number
  port: number
  transport: Transport
  /** The record types that one transaction leaves, the first at its start, the last at its end. */
  types: readonly string[]
  /** Protocol names as flows show them. */
  l7: string
}

const line = (
  name: string,
  weight: number,
  port: number,
  types: readonly string[],
  l7 = name.toUpperCase(),
  transport: Transport = 'tcp',
): Protocol => ({ name, weight, port, transport, types, l7 })

export const protocols: readonly Protocol[] = [
  line('http', 30, 80, ['~http']),
  line('dns', 14, 53, ['~dns_request', '~dns_response'], 'DNS', 'udp'),
  line('ssl', 12, 443, ['~ssl_open', '~ssl_close'], 'SSL'),
  line('ssl', 0.4, 443, ['~ssl_open', '~ssl_alert'], 'SSL'),
  line('tcp', 14, 8443, ['~flow', '~flow'], 'TCP'),
  line('tcp', 1, 2055, ['~netflow'], 'TCP'),
  line('icmp', 0.6, 0, ['~icmp'], 'ICMP', 'udp'),
  line('db', 6, 5432, ['~db'], 'PostgreSQL'),
  line('mongodb', 0.8, 27017, ['~mongodb_request', '~mongodb_response'], 'MongoDB'),
  line('memcache', 0.6, 11211, ['~memcache_request', '~memcache_response'], 'Memcache'),
  line('redis', 1, 6379, ['~redis_request', '~redis_response'], 'Redis'),
  line('cifs', 5, 445, ['~cifs'], 'SMB'),
  line('nfs', 1.5, 2049, ['~nfs']),
  line('ftp', 0.8, 21, ['~ftp']),
  line('ldap', 3, 389, ['~ldap_request', '~ldap_response']),
  line('kerberos', 2.4, 88, ['~kerberos_request', '~kerberos_response'], 'Kerberos'),
  line('tcp', 0.5, 445, ['~ntlm'], 'SMB'),
  line('aaa', 0.5, 1812, ['~aaa_request', '~aaa_response'], 'RADIUS', 'udp'),
  line('dhcp', 1.2, 67, ['~dhcp_request', '~dhcp_response'], 'DHCP', 'udp'),
  line('smtp', 1.6, 25, ['~smtp']),
  line('pop3', 0.3, 110, ['~pop3']),
  line('sip', 1, 5060, ['~sip_request', '~sip_response'], 'SIP', 'udp'),
  line('rtp', 1, 16_384, ['~rtp'], 'RTP', 'udp'),
  line('ssh', 0.8, 22, ['~ssh_open', '~ssh_close']),
  line('rdp', 0.5, 3389, ['~rdp_open', '~rdp_close']),
  line('telnet', 0.1, 23, ['~telnet'], 'Telnet'),
]
