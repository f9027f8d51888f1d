// Files of packets, read back byte by byte as a reader of captures does.
import { crc32 } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { connect, keyOf, rowsOf, type Client } from '../test-client'
import { bpf } from './bpf'

let client: Client
afterEach(() => client?.close())

interface Seen {
  usec: number
  from: string
  to: string
  fromPort: number
  toPort: number
  protocol: number
  payload: Buffer
}

const sum16 = (...parts: Buffer[]): number => {
  let sum = 0
  for (const part of parts)
    for (let at = 0; at < part.length; at += 2) sum += ((part[at] ?? 0) << 8) | (part[at + 1] ?? 0)
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16)
  return sum
}

/** Reads a pcap file; checks every length and, of whole frames, every checksum. */
function readPcap(file: Buffer): { snaplen: number; packets: Seen[] } {
  expect(file.readUInt32LE(0)).toBe(0xa1b2c3d4)
  expect([file.readUInt16LE(4), file.readUInt16LE(6), file.readUInt32LE(20)]).toEqual([2, 4, 1])
  const packets: Seen[] = []
  let at = 24
  while (at < file.length) {
    const [seconds, usec, kept, wire] = [0, 4, 8, 12].map((offset) => file.readUInt32LE(at + offset)) as [
      number,
      number,
      number,
      number,
    ]
    const frame = file.subarray(at + 16, at + 16 + kept)
    expect(frame.length).toBe(kept)
    at += 16 + kept
    const tagged = frame.readUInt16BE(12) === 0x8100
    const ip = frame.subarray(tagged ? 18 : 14)
    expect(frame.readUInt16BE(tagged ? 16 : 12)).toBe(0x0800)
    expect(ip[0]).toBe(0x45)
    expect(sum16(ip.subarray(0, 20))).toBe(0xffff)
    const length = ip.readUInt16BE(2)
    expect((tagged ? 18 : 14) + length).toBe(wire)
    const segment = ip.subarray(20)
    if (kept === wire) {
      const pseudo = Buffer.concat([
        ip.subarray(12, 20),
        Buffer.from([0, ip[9] ?? 0, segment.length >> 8, segment.length & 0xff]),
      ])
      expect(sum16(pseudo, segment)).toBe(0xffff)
    }
    packets.push({
      usec: seconds * 1_000_000 + usec,
      from: [...ip.subarray(12, 16)].join('.'),
      to: [...ip.subarray(16, 20)].join('.'),
      fromPort: segment.readUInt16BE(0),
      toPort: segment.readUInt16BE(2),
      protocol: ip[9] ?? 0,
      payload: segment.subarray(ip[9] === 17 ? 8 : 20),
    })
  }
  return { snaplen: file.readUInt32LE(16), packets }
}

async function fetchBytes(path: string, as?: string): Promise<{ status: number; type: string | null; bytes: Buffer }> {
  const key = as === undefined ? client.simulator.keys[0]?.key : keyOf(client.simulator, as)
  const response = await fetch(`${client.simulator.url}/api/v1${path}`, {
    headers: { authorization: `ExtraHop apikey=${key ?? ''}` },
  })
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    bytes: Buffer.from(await response.arrayBuffer()),
  }
}

describe('packet captures', () => {
  it('are files that say what their rows say', async () => {
    client = await connect({ release: '8.0' })
    const rows = rowsOf(await client.call('GET', '/packetcaptures'))
    expect(rows.length).toBeGreaterThan(3)
    for (const row of rows) {
      const { type, bytes } = await fetchBytes(`/packetcaptures/${String(row['id'])}`)
      expect(type).toBe('application/vnd.tcpdump.pcap')
      expect(bytes.length).toBe(row['bytes'])
      const { snaplen, packets } = readPcap(bytes)
      expect([snaplen, packets.length]).toEqual([row['snaplen'], row['pkts']])
      expect(packets.length).toBeGreaterThan(1)
      expect([packets[0]?.usec, packets.at(-1)?.usec]).toEqual([row['tstart_usec'], row['tend_usec']])
      expect([
        packets[0]?.from,
        packets[0]?.fromPort,
        packets[0]?.to,
        packets[0]?.toPort,
        packets[0]?.protocol,
      ]).toEqual([row['ipaddr1'], row['port1'], row['ipaddr2'], row['port2'], row['ipproto']])
      expect((await client.call('GET', `/devices/${String(row['device_id1'])}`)).json).toMatchObject({
        ipaddr4: row['ipaddr1'],
      })
    }
    await client.call('DELETE', `/packetcaptures/${String(rows[0]?.['id'])}`)
    expect(rowsOf(await client.call('GET', '/packetcaptures'))).toHaveLength(rows.length - 1)
  })
})

describe('packet search', () => {
  const noon = Date.UTC(2026, 2, 4, 12)
  const start = async () => (client = await connect({ now: () => noon }))

  it('finds the packets between two ends, in the order of time', async () => {
    await start()
    const { packets: all } = readPcap((await fetchBytes('/packets/search?from=-10m')).bytes)
    expect(all.length).toBeGreaterThan(100)
    const times = all.map(({ usec }) => usec)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    const [first] = all
    const query = `ip1=${first?.from}&ip2=${first?.to}&port2=${first?.toPort}`
    const { packets: some } = readPcap((await fetchBytes(`/packets/search?from=-10m&${query}`)).bytes)
    expect(some.length).toBeGreaterThan(1)
    for (const one of some) expect(new Set([one.from, one.to])).toEqual(new Set([first?.from, first?.to]))
    const dns = readPcap((await fetchBytes(`/packets/search?from=-10m&bpf=${encodeURIComponent('udp port 53')}`)).bytes)
    expect(new Set(dns.packets.flatMap((one) => [one.fromPort, one.toPort]))).toContain(53)
    expect(dns.packets.every((one) => one.protocol === 17)).toBe(true)
  })

  it('answers 204 where nothing matched, or an empty file if asked', async () => {
    await start()
    const none = await fetchBytes('/packets/search?from=-10m&ip1=203.0.113.9')
    expect([none.status, none.bytes.length]).toEqual([204, 0])
    const empty = await fetchBytes('/packets/search?from=-10m&ip1=203.0.113.9&always_return_body=true')
    expect(readPcap(empty.bytes).packets).toEqual([])
    expect((await fetchBytes('/packets/search?from=-10m&bpf=ether%20broadcast')).status).toBe(422)
    expect((await fetchBytes('/packets/search?from=-10m&ip1=nowhere')).status).toBe(422)
  })

  it('keeps session keys from those without the privilege for them', async () => {
    await start()
    const as = 'metrics full, packets'
    expect((await fetchBytes('/packets/search?from=-10m', as)).status).toBe(200)
    expect((await fetchBytes('/packets/search?from=-10m&output=keylog_txt', as)).status).toBe(403)
    const keys = await fetchBytes('/packets/search?from=-10m&output=keylog_txt')
    expect(keys.type).toBe('text/plain')
    expect(keys.bytes.toString()).toMatch(/^(CLIENT_RANDOM [0-9a-f]{64} [0-9a-f]{96}\n)+$/)
  })

  it('writes the blocks of pcapng, and zip archives that can be unpacked', async () => {
    await start()
    const { bytes } = await fetchBytes('/packets/search?from=-5m&output=pcapng&include_secrets=true')
    const types: number[] = []
    for (let at = 0; at < bytes.length; at += bytes.readUInt32LE(at + 4)) {
      const length = bytes.readUInt32LE(at + 4)
      expect(length % 4).toBe(0)
      expect(bytes.readUInt32LE(at + length - 4)).toBe(length)
      types.push(bytes.readUInt32LE(at))
    }
    expect(types.slice(0, 3)).toEqual([0x0a0d0d0a, 1, 0x0a])
    expect(new Set(types.slice(3))).toEqual(new Set([6]))

    const archive = (await fetchBytes('/packets/search?from=-5m&output=zip')).bytes
    expect(archive.readUInt32LE(0)).toBe(0x04034b50)
    const size = archive.readUInt32LE(18)
    const name = archive.subarray(30, 30 + archive.readUInt16LE(26)).toString()
    const content = archive.subarray(30 + name.length, 30 + name.length + size)
    expect(name).toBe('packets.pcap')
    expect(crc32(content)).toBe(archive.readUInt32LE(14))
    expect(readPcap(Buffer.from(content)).packets.length).toBeGreaterThan(10)
    expect(archive.readUInt32LE(archive.length - 22)).toBe(0x06054b50)
  })
})

describe('packet filters', () => {
  const ends = {
    from: { mac: '', addr: '10.20.0.5', port: 40_000 },
    to: { mac: '', addr: '10.10.0.9', port: 443 },
    transport: 'tcp',
    vlan: 7,
  } as const

  it.each([
    ['', true],
    ['host 10.10.0.9', true],
    ['src host 10.10.0.9', false],
    ['dst net 10.10.0.0/16 and tcp port 443', true],
    ['not (port 80 or udp)', true],
    ['udp or vlan 7', true],
    ['tcp && !port 443', false],
    ['icmp or arp or ip6 or proto 1', false],
    ['ip proto 6', true],
    ['proto udp', false],
    ['portrange 440-450', true],
    ['tcp dst portrange 80-442', false],
    ['port 80 or 443', true],
    ['port 80 or 81', false],
    ['src port 80 or 443', false],
    ['not host 10.0.0.1 and 10.0.0.2', false],
    ['host 10.0.0.1 or 10.10.0.9', true],
    ['(host 10.0.0.1 or 10.0.0.2) and vlan 7', false],
    ['src or dst port 443', true],
    ['src and dst net 10', true],
    ['src and dst net 10.20', false],
    ['src 10.20.0.5', true],
    ['dst 10.20.0.5', false],
    ['net 10.30', false],
    ['ip host 10.20.0.5', true],
    ['ip6 host 10.0.0.1 or 10.20.0.5', false],
    ['port https', true],
    ['port http or ssh or domain', false],
    ['vlan and tcp', true],
  ])('%s: %s', (text, expected) => {
    expect(bpf(text)(ends)).toBe(expected)
  })

  it.each([
    ['tcp[13] = 2', 'byte offsets are not simulated'],
    ['tcp port 443 and ip[6:2] & 0x1fff = 0', 'byte offsets are not simulated'],
    ['443', '"443" is not expected there'],
    ['port 70000', '"70000" is not expected there'],
    ['portrange 80', '"80" is not expected there'],
    ['port 80 or', '"the end" is not expected there'],
    ['net 10.20.300', '"10.20.300" is not expected there'],
    ['ether broadcast', '"ether" is not expected there'],
  ])('%s: %s', (text, said) => {
    expect(() => bpf(text)).toThrow(`"bpf": ${said}`)
  })
})
