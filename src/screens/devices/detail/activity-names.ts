import { shownName } from '../../../ui/name'

/** The protocols of a device's activity in words: `extrahop.device.ssl_client` is "SSL client". */
const short = new Set(
  'aaa ajp cifs db dhcp dns ftp http http2 ica icmp icmp6 ip ipfix ldap lldp mq msrpc nas netbios nfs nfs3 nfs4 ntlm ntp pcoip pop3 rdp rfb rpc rtcp rtp sccp sip smb smpp smtp snmp ssh ssl sql tcp tftp tls udp vnc vpn wsman'.split(
    ' ',
  ),
)

export function activityName(stat: string): string {
  const words = shownName(stat)
    .replace(/^extrahop\.device\./, '')
    .split(/[._\s]+/)
  const text = words.map((word) => (short.has(word.toLowerCase()) ? word.toUpperCase() : word)).join(' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

export interface Spoken {
  name: string
  /** First and last moment, ms. */
  from: number
  until: number
  spans: { from: number; to: number }[]
}

interface Span {
  stat_name?: string | undefined
  from_time: number
  until_time: number
}

/** The spans by protocol, the one that spoke last first. */
export function byProtocol(spans: readonly Span[]): Spoken[] {
  const found = new Map<string, Spoken>()
  // Very many spans are of few protocols.
  const names = new Map<string, string>()
  for (const { stat_name: told, from_time, until_time } of spans) {
    // One without a begin and an end is no span.
    if (typeof from_time !== 'number' || typeof until_time !== 'number') continue
    const stat_name = shownName(told) || 'not named'
    const name = names.get(stat_name) ?? activityName(stat_name)
    names.set(stat_name, name)
    const one = found.get(name) ?? { name, from: from_time, until: until_time, spans: [] }
    one.from = Math.min(one.from, from_time)
    one.until = Math.max(one.until, until_time)
    one.spans.push({ from: from_time, to: until_time })
    found.set(name, one)
  }
  return [...found.values()].toSorted((a, b) => b.until - a.until || a.name.localeCompare(b.name, 'en'))
}
