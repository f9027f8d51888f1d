/** Packets as files: pcap and pcapng, little-endian, microseconds, Ethernet. */
import type { Packet } from './frame'

const ethernetLink = 1

/** A pcap file. Frames are cut to `snaplen` bytes, the length on the wire is kept. */
export function pcap(packets: readonly Packet[], snaplen = 65_535): Buffer {
  const head = Buffer.alloc(24)
  head.writeUInt32LE(0xa1b2c3d4, 0)
  head.writeUInt16LE(2, 4)
  head.writeUInt16LE(4, 6)
  head.writeUInt32LE(snaplen, 16)
  head.writeUInt32LE(ethernetLink, 20)
  const parts: Buffer[] = [head]
  for (const { usec, bytes } of packets) {
    const kept = bytes.subarray(0, snaplen)
    const line = Buffer.alloc(16)
    line.writeUInt32LE(Math.floor(usec / 1_000_000), 0)
    line.writeUInt32LE(usec % 1_000_000, 4)
    line.writeUInt32LE(kept.length, 8)
    line.writeUInt32LE(bytes.length, 12)
    parts.push(line, kept)
  }
  return Buffer.concat(parts)
}

/** A block of a pcapng file: its length stands on both sides of the body. */
function block(type: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  const filled = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)])
  const head = Buffer.alloc(8)
  const length = Buffer.alloc(4)
  head.writeUInt32LE(type, 0)
  head.writeUInt32LE(filled.length + 12, 4)
  length.writeUInt32LE(filled.length + 12, 0)
  return Buffer.concat([head, filled, length])
}

/** A pcapng file, with session keys for decryption where there are some. */
export function pcapng(packets: readonly Packet[], keys = ''): Buffer {
  const section = Buffer.alloc(16)
  section.writeUInt32LE(0x1a2b3c4d, 0)
  section.writeUInt16LE(1, 4)
  section.fill(0xff, 8)
  const link = Buffer.alloc(8)
  link.writeUInt16LE(ethernetLink, 0)
  const parts = [block(0x0a0d0d0a, section), block(1, link)]
  if (keys !== '') {
    const head = Buffer.alloc(8)
    head.writeUInt32LE(0x544c534b, 0)
    head.writeUInt32LE(Buffer.byteLength(keys), 4)
    parts.push(block(0x0a, head, Buffer.from(keys)))
  }
  for (const { usec, bytes } of packets) {
    const head = Buffer.alloc(20)
    head.writeUInt32LE(Math.floor(usec / 0x1_0000_0000), 4)
    head.writeUInt32LE(usec % 0x1_0000_0000, 8)
    head.writeUInt32LE(bytes.length, 12)
    head.writeUInt32LE(bytes.length, 16)
    parts.push(block(6, head, bytes))
  }
  return Buffer.concat(parts)
}
