/** Ethernet frames as a network tap sees them, with lengths and checksums that hold. */
import { isIP } from 'node:net'

export interface End {
  /** "00:1B:17:…"; any for hosts of which only the address is known. */
  mac: string
  /** IPv4. */
  addr: string
  port: number
}

/** One frame and its moment. */
export interface Packet {
  /** Microseconds since 1970. */
  usec: number
  bytes: Buffer
}

const protocols = { tcp: 6, udp: 17 } as const
export type Transport = keyof typeof protocols

const flags = { FIN: 1, SYN: 2, RST: 4, PSH: 8, ACK: 16 } as const
type Flag = keyof typeof flags

/** The internet checksum: ones' complement of the sum of 16-bit words. */
function checksum(...parts: readonly Buffer[]): number {
  let sum = 0
  for (const part of parts)
    for (let at = 0; at < part.length; at += 2) sum += ((part[at] ?? 0) << 8) | (part[at + 1] ?? 0)
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16)
  return ~sum & 0xffff
}

const macBytes = (mac: string): Buffer =>
  Buffer.from(
    mac
      .replaceAll(/[^0-9A-Fa-f]/g, '')
      .padStart(12, '0')
      .slice(0, 12),
    'hex',
  )
const addrBytes = (addr: string): Buffer =>
  isIP(addr) === 4 ? Buffer.from(addr.split('.').map(Number)) : Buffer.from([192, 0, 2, 1])

function ethernet(from: End, to: End, payload: Buffer, vlan: number): Buffer {
  const tag = vlan > 0 ? Buffer.from([0x81, 0x00, (vlan >> 8) & 0x0f, vlan & 0xff]) : Buffer.alloc(0)
  return Buffer.concat([macBytes(to.mac), macBytes(from.mac), tag, Buffer.from([0x08, 0x00]), payload])
}

function ipv4(from: End, to: End, transport: Transport, payload: Buffer, id: number): Buffer {
  const head = Buffer.alloc(20)
  head[0] = 0x45
  head.writeUInt16BE(20 + payload.length, 2)
  head.writeUInt16BE(id & 0xffff, 4)
  head.writeUInt16BE(0x4000, 6)
  head[8] = 64
  head[9] = protocols[transport]
  addrBytes(from.addr).copy(head, 12)
  addrBytes(to.addr).copy(head, 16)
  head.writeUInt16BE(checksum(head), 10)
  return Buffer.concat([head, payload])
}

/** What the checksums of TCP and UDP cover beside the segment. */
function pseudo(from: End, to: End, transport: Transport, length: number): Buffer {
  const head = Buffer.alloc(12)
  addrBytes(from.addr).copy(head, 0)
  addrBytes(to.addr).copy(head, 4)
  head[9] = protocols[transport]
  head.writeUInt16BE(length, 10)
  return head
}

function udp(from: End, to: End, payload: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt16BE(from.port, 0)
  head.writeUInt16BE(to.port, 2)
  head.writeUInt16BE(8 + payload.length, 4)
  const segment = Buffer.concat([head, payload])
  // 0 means that there is none.
  segment.writeUInt16BE(checksum(pseudo(from, to, 'udp', segment.length), segment) || 0xffff, 6)
  return segment
}

function tcp(from: End, to: End, seq: number, ack: number, set: readonly Flag[], payload: Buffer): Buffer {
  const head = Buffer.alloc(20)
  head.writeUInt16BE(from.port, 0)
  head.writeUInt16BE(to.port, 2)
  head.writeUInt32BE(seq >>> 0, 4)
  head.writeUInt32BE(ack >>> 0, 8)
  head[12] = 5 << 4
  head[13] = set.reduce((bits, flag) => bits | flags[flag], 0)
  head.writeUInt16BE(64_240, 14)
  const segment = Buffer.concat([head, payload])
  segment.writeUInt16BE(checksum(pseudo(from, to, 'tcp', segment.length), segment), 16)
  return segment
}

export interface Talk {
  client: End
  server: End
  transport: Transport
  /** 0 for untagged. */
  vlan: number
  /** Microseconds since 1970. */
  start: number
  /** Between two packets, microseconds. */
  pace: number
  /** Who says what, in turn, the client first. */
  lines: readonly Buffer[]
  /** Any number; sequence numbers begin there. */
  seed: number
}

/** Largest payload of one segment. */
const segmentSize = 1460

/** All frames of a conversation: with TCP from the first SYN to the last ACK. */
export function framesOf({ client, server, transport, vlan, start, pace, lines, seed }: Talk): Packet[] {
  const packets: Packet[] = []
  const send = (fromClient: boolean, segment: (from: End, to: End) => Buffer): void => {
    const [from, to] = fromClient ? [client, server] : [server, client]
    const bytes = ethernet(from, to, ipv4(from, to, transport, segment(from, to), seed + packets.length), vlan)
    packets.push({ usec: start + packets.length * pace, bytes })
  }
  if (transport === 'udp') {
    for (const [index, line] of lines.entries()) send(index % 2 === 0, (from, to) => udp(from, to, line))
    return packets
  }
  const next = { client: seed >>> 0, server: (seed * 7919) >>> 0 }
  const say = (fromClient: boolean, set: readonly Flag[], payload: Buffer = Buffer.alloc(0)): void => {
    const me = fromClient ? 'client' : 'server'
    const other = fromClient ? 'server' : 'client'
    const ack = set.includes('ACK') ? next[other] : 0
    send(fromClient, (from, to) => tcp(from, to, next[me], ack, set, payload))
    next[me] = (next[me] + payload.length + (set.includes('SYN') || set.includes('FIN') ? 1 : 0)) >>> 0
  }
  say(true, ['SYN'])
  say(false, ['SYN', 'ACK'])
  say(true, ['ACK'])
  for (const [index, line] of lines.entries()) {
    const fromClient = index % 2 === 0
    for (let at = 0; at < line.length; at += segmentSize)
      say(fromClient, ['PSH', 'ACK'], line.subarray(at, at + segmentSize))
    say(!fromClient, ['ACK'])
  }
  say(true, ['FIN', 'ACK'])
  say(false, ['FIN', 'ACK'])
  say(true, ['ACK'])
  return packets
}
