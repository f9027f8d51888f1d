/** Captures that triggers had made: one conversation each, cut to the first bytes of every packet or whole. */
import type { PacketCapture } from '../../catalog/packetcaptures'
import type { Stored } from '../records/stream'
import { pcap } from './file'
import { framesOf } from './frame'
import { talkOf } from './talk'

/** A capture with its file. */
export interface StoredCapture extends PacketCapture {
  content: Uint8Array
}

const numbers = { tcp: 6, udp: 17 } as const

export function captureOf(stored: Stored, name: string, snaplen: number): StoredCapture {
  const talk = talkOf(stored)
  const frames = framesOf(talk)
  const content = pcap(frames, snaplen)
  return {
    id: (stored.flow >>> 0).toString(16).padStart(8, '0'),
    name,
    bytes: content.length,
    pkts: frames.length,
    snaplen,
    tstart_usec: frames[0]?.usec ?? talk.start,
    tend_usec: frames.at(-1)?.usec ?? talk.start,
    ipaddr1: talk.client.addr,
    port1: talk.client.port,
    device_id1: String(stored.client.id),
    ipaddr2: talk.server.addr,
    port2: talk.server.port,
    device_id2: String(stored.server.id),
    ipproto: numbers[talk.transport],
    l7proto: stored.protocol.l7,
    vlanid: talk.vlan,
    content,
  }
}
