/** What is spoken on the wire: how often, between whom, how large, and which records it leaves. */
import type { Transport } from '../packets/frame'

export interface Protocol {
  /** As in the metric categories; also how its speakers are known: `http_client`, `http_server`. */
  name: string
  port: number
  transport: Transport
  /** As flows and the traffic by protocol show it. */
  l7: string
  /** Transactions of one client with one server in its busiest hour, in the middle. */
  perHour: number
  /** With how many servers a client speaks at most. */
  servers: number
  /** Bytes of a question and of its answer, in the middle. */
  ask: number
  answer: number
  /** Transactions on one connection. */
  perConnection: number
  /** The record types that one transaction leaves, the first at its start, the others at its end. */
  types: readonly string[]
  /** Types that only each so-manieth transaction leaves. */
  also: readonly (readonly [type: string, every: number])[]
}

interface Extra {
  l7?: string
  transport?: Transport
  servers?: number
  perConnection?: number
  also?: Protocol['also']
}

const line = (
  name: string,
  port: number,
  perHour: number,
  [ask, answer]: readonly [number, number],
  types: readonly string[],
  { l7 = name.toUpperCase(), transport = 'tcp', servers = 1, perConnection = 4, also = [] }: Extra = {},
): Protocol => ({ name, port, transport, l7, perHour, servers, ask, answer, perConnection, types, also })

export const protocols: readonly Protocol[] = [
  line('http', 80, 28, [620, 14_000], ['~http'], { servers: 2 }),
  line('dns', 53, 14, [48, 130], ['~dns_request', '~dns_response'], { transport: 'udp', servers: 2, perConnection: 1 }),
  line('ssl', 443, 13, [1100, 21_000], ['~ssl_open', '~ssl_close'], {
    servers: 2,
    perConnection: 1,
    also: [['~ssl_alert', 61]],
  }),
  line('db', 5432, 160, [310, 3400], ['~db'], { l7: 'PostgreSQL', servers: 2, perConnection: 40 }),
  line('mongodb', 27_017, 90, [260, 2600], ['~mongodb_request', '~mongodb_response'], { l7: 'MongoDB' }),
  line('memcache', 11_211, 140, [60, 900], ['~memcache_request', '~memcache_response'], { l7: 'Memcache' }),
  line('redis', 6379, 150, [70, 420], ['~redis_request', '~redis_response'], { l7: 'Redis', perConnection: 60 }),
  line('cifs', 445, 9, [2400, 22_000], ['~cifs'], { l7: 'SMB', perConnection: 9, also: [['~ntlm', 23]] }),
  line('nfs', 2049, 60, [5200, 30_000], ['~nfs'], { perConnection: 50 }),
  line('ftp', 21, 8, [900, 180_000], ['~ftp'], { perConnection: 3 }),
  line('ldap', 389, 5, [180, 1400], ['~ldap_request', '~ldap_response']),
  line('kerberos', 88, 4, [1500, 1600], ['~kerberos_request', '~kerberos_response'], {
    l7: 'Kerberos',
    perConnection: 1,
  }),
  line('aaa', 1812, 20, [160, 120], ['~aaa_request', '~aaa_response'], { l7: 'RADIUS', transport: 'udp' }),
  line('dhcp', 67, 2, [320, 340], ['~dhcp_request', '~dhcp_response'], { l7: 'DHCP', transport: 'udp' }),
  line('smtp', 25, 5, [24_000, 320], ['~smtp'], { perConnection: 2 }),
  line('pop3', 110, 4, [60, 9000], ['~pop3']),
  line('sip', 5060, 6, [700, 480], ['~sip_request', '~sip_response'], { transport: 'udp' }),
  line('rtp', 16_384, 8, [21_000, 21_000], ['~rtp'], { transport: 'udp', perConnection: 1 }),
  line('ssh', 22, 3, [5200, 9000], ['~ssh_open', '~ssh_close'], { perConnection: 1 }),
  line('rdp', 3389, 2, [42_000, 260_000], ['~rdp_open', '~rdp_close'], { perConnection: 1 }),
  line('telnet', 23, 1, [400, 2200], ['~telnet'], { l7: 'Telnet', perConnection: 1 }),
  line('icmp', 0, 4, [64, 64], ['~icmp'], { transport: 'udp', perConnection: 1 }),
  line('tcp', 8443, 12, [1500, 5200], ['~flow', '~flow'], { l7: 'TCP-OTHER', also: [['~netflow', 16]] }),
]

/** One packet of a scan: nobody answers most of them. */
export const scanning = line('scan', 0, 60, [0, 0], ['~flow', '~flow'], { l7: 'TCP-OTHER', perConnection: 1 })

/** What everybody says to all: who has this address? */
export const calling = line('broadcast', 0, 240, [46, 0], [], { l7: 'ARP', transport: 'udp', perConnection: 1 })
