/** What kinds of devices a site has: their share, makers, names and the protocols they speak. */
import type { deviceRoles } from '../../catalog/shapes/device-roles'
import { random } from './random'
import type { Vendor } from './vendors'

export type Role = (typeof deviceRoles)[number]

export interface Kind {
  role: Role
  /** How many of a thousand devices are of this kind. */
  share: number
  vendors: readonly Vendor[]
  /** First part of its host name; none for devices that nobody names. */
  host: string | null
  /** Second and third parts of its address: 'clients' is spread over all client subnets. */
  net: 'servers' | 'clients' | 'things'
  /** Metric categories of the protocols it speaks, without "extrahop.device.". */
  always: readonly string[]
  often: readonly string[]
  models: readonly string[]
  software: readonly string[]
}

const client = ['dns_client', 'tcp', 'http_client', 'ssl_client'] as const

export const kinds: readonly Kind[] = [
  {
    role: 'pc',
    share: 620,
    vendors: ['Dell', 'Lenovo', 'Hewlett Packard', 'Intel', 'Microsoft', 'Apple'],
    host: 'pc',
    net: 'clients',
    always: client,
    often: ['ldap_client', 'kerberos_client', 'cifs_client', 'dhcp_client', 'smtp_client', 'rdp_client', 'ssh_client'],
    models: ['Latitude 5540', 'ThinkPad T14', 'EliteBook 840', 'MacBook Pro', 'OptiPlex 7010'],
    software: ['Windows 11', 'Windows 10', 'macOS 14'],
  },
  {
    role: 'mobile_device',
    share: 110,
    vendors: ['Apple', 'Samsung'],
    host: 'phone',
    net: 'clients',
    always: client,
    often: ['dhcp_client'],
    models: ['iPhone 14', 'Galaxy S23', 'iPad Air'],
    software: ['iOS 17', 'Android 14'],
  },
  {
    role: 'voip_phone',
    share: 70,
    vendors: ['Polycom', 'Yealink', 'Cisco'],
    host: 'sip',
    net: 'things',
    always: ['sip_client', 'rtp', 'dns_client'],
    often: ['dhcp_client', 'ntp_client'],
    models: ['VVX 450', 'T46U', 'IP Phone 8845'],
    software: [],
  },
  {
    role: 'printer',
    share: 30,
    vendors: ['Xerox', 'Brother', 'Hewlett Packard', 'Zebra'],
    host: 'prn',
    net: 'things',
    always: ['tcp', 'dns_client'],
    often: ['snmp_server', 'http_server', 'cifs_client'],
    models: ['VersaLink C405', 'HL-L6400', 'LaserJet M507'],
    software: [],
  },
  {
    role: 'ip_camera',
    share: 30,
    vendors: ['Axis Communications', 'Hikvision'],
    host: null,
    net: 'things',
    always: ['rtp', 'tcp'],
    often: ['http_server', 'ntp_client'],
    models: ['P3245-LVE', 'DS-2CD2143'],
    software: [],
  },
  {
    role: 'wifi_ap',
    share: 20,
    vendors: ['Aruba', 'Ubiquiti', 'Cisco'],
    host: 'ap',
    net: 'things',
    always: ['tcp', 'dns_client'],
    often: ['snmp_server', 'ssl_client'],
    models: ['AP-515', 'U6-Pro', 'C9120AXI'],
    software: [],
  },
  {
    role: 'medical_device',
    share: 14,
    vendors: ['GE Healthcare', 'Philips Patient Monitoring'],
    host: 'med',
    net: 'things',
    always: ['hl7_client', 'tcp'],
    often: ['dicom_client', 'dns_client'],
    models: ['Carescape B650', 'IntelliVue MX700'],
    software: [],
  },
  {
    role: 'scanner',
    share: 6,
    vendors: ['Zebra'],
    host: 'scan',
    net: 'things',
    always: ['tcp'],
    often: ['http_client'],
    models: ['DS8178'],
    software: [],
  },
  {
    role: 'other',
    share: 30,
    vendors: ['Raspberry Pi', 'Intel', 'Samsung'],
    host: null,
    net: 'things',
    always: ['tcp'],
    often: ['dns_client', 'http_client', 'ntp_client'],
    models: ['Model 4B'],
    software: ['Raspberry Pi OS'],
  },
  ...server(
    'http_server',
    22,
    'web',
    ['http_server', 'ssl_server'],
    ['db_client', 'http_client'],
    ['Ubuntu 22.04', 'Debian 12'],
  ),
  ...server(
    'db_server',
    12,
    'db',
    ['db_server'],
    ['ssl_server', 'nfs_client'],
    ['Red Hat Enterprise Linux 9', 'Oracle Linux 8'],
  ),
  ...server(
    'file_server',
    6,
    'files',
    // A store fetches its updates over HTTP; the guide asks one of them for its requests.
    ['cifs_server', 'nfs_server', 'http_client'],
    ['ssl_client', 'ftp_server'],
    ['Windows Server 2019', 'Debian 12'],
  ),
  ...server('other', 8, 'ftp', ['ftp_server', 'ssh_server'], ['http_client'], ['Debian 12']),
  ...server(
    'other',
    6,
    'mail',
    ['smtp_server', 'ssl_server'],
    ['ldap_client', 'http_server'],
    ['Ubuntu 22.04', 'Windows Server 2019'],
  ),
  ...server(
    'domain_controller',
    4,
    'dc',
    ['ldap_server', 'kerberos_server', 'dns_server'],
    [],
    ['Windows Server 2022'],
  ),
  ...server('dns_server', 3, 'ns', ['dns_server', 'dns_client'], ['ssh_server'], ['FreeBSD 14']),
  ...server('dhcp_server', 2, 'dhcp', ['dhcp_server'], ['dns_client'], ['FreeBSD 14']),
  ...server('web_proxy', 2, 'proxy', ['http_server', 'http_client', 'ssl_client'], [], ['Ubuntu 22.04']),
  ...server('load_balancer', 2, 'lb', ['http_server', 'http_client', 'ssl_server'], [], ['BIG-IP TMOS 17']),
  ...server('vpn_gateway', 1, 'vpn', ['ssl_server'], ['ldap_client'], ['Debian 12']),
  ...server('firewall', 1, 'fw', ['tcp'], ['snmp_server'], ['PAN-OS 11']),
  ...server('attack_simulator', 1, 'redteam', ['http_client', 'smb_client'], ['ssh_client'], ['Kali Linux']),
]

function server(
  role: Role,
  share: number,
  host: string,
  always: readonly string[],
  often: readonly string[],
  software: readonly string[],
): Kind[] {
  const appliance: Partial<Record<Role, readonly Vendor[]>> = {
    load_balancer: ['F5'],
    firewall: ['Palo Alto Networks', 'Juniper'],
    file_server: ['NetApp', 'Synology', 'VMware'],
  }
  return [
    {
      role,
      share,
      vendors: appliance[role] ?? ['VMware', 'Dell', 'Hewlett Packard', 'Microsoft'],
      host,
      net: 'servers',
      always: ['tcp', ...always],
      often: ['dns_client', 'ntp_client', 'ssh_server', ...often],
      models: [],
      software,
    },
  ]
}

type Also = readonly (readonly [share: number, protocol: string])[]

/** What is spoken beside the above, by host name; drawn apart, so that what others draw stays as it is. */
const also: Readonly<Record<string, Also>> = {
  pc: [
    [0.1, 'pop3_client'],
    [0.05, 'ftp_client'],
    [0.02, 'telnet_client'],
  ],
  web: [
    [0.5, 'redis_client'],
    [0.4, 'memcache_client'],
    [0.3, 'mongodb_client'],
    [0.4, 'nfs_client'],
  ],
  db: [
    [0.4, 'redis_server'],
    [0.3, 'memcache_server'],
    [0.3, 'mongodb_server'],
    [0.3, 'ftp_client'],
  ],
  files: [[0.3, 'ftp_client']],
  dc: [
    [1, 'aaa_server'],
    [1, 'rdp_server'],
  ],
  mail: [
    [1, 'pop3_server'],
    [1, 'rdp_server'],
  ],
  vpn: [[1, 'aaa_client']],
  ap: [[0.3, 'aaa_client']],
  fw: [
    [1, 'sip_server'],
    [1, 'rtp'],
  ],
}

/** Protocols that a host speaks beside those of its kind; the first of a kind speaks them all. */
export function alsoSpoken(seed: number, id: number, kind: Kind, number: number): string[] {
  const draw = random(seed, 'also', id)
  const spoken = (kind.host ? also[kind.host] : undefined) ?? []
  const needed = kind.host === 'web' && number <= 3 ? ['db_client'] : []
  const list = spoken.filter(([share]) => draw.next() < share || number === 1).map(([, protocol]) => protocol)
  return [...needed, ...list].filter((name) => !kind.always.includes(name))
}
