/** What a device is seen to do: it serves a protocol, or asks by it. A test holds it against the metric catalogue. */
import { dictionary } from '../dictionary'

const protocols = {
  aaa: 'AAA (RADIUS, Diameter)',
  cifs: 'SMB',
  db: 'Database',
  dhcp: 'DHCP',
  dns: 'DNS',
  ftp: 'FTP',
  http: 'HTTP',
  kerberos: 'Kerberos',
  ldap: 'LDAP',
  memcache: 'Memcache',
  mongodb: 'MongoDB',
  nfs: 'NFS',
  pop3: 'POP3',
  rdp: 'RDP',
  redis: 'Redis',
  sip: 'SIP',
  smtp: 'SMTP',
  ssh: 'SSH',
  ssl: 'TLS',
  telnet: 'Telnet',
}

/** `ftp_server` as "FTP server". */
export const activityWords = dictionary(
  Object.fromEntries(
    Object.entries(protocols).flatMap(([name, words]) =>
      ['server', 'client'].map((side) => [`${name}_${side}`, `${words} ${side}`] as const),
    ),
  ),
)
