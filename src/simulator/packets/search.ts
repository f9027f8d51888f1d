/** Searching the packet store, and the files that come of it. */
import { z } from '../../catalog/zod'
import type { packets } from '../../catalog/packets'
import { Download, refuse } from '../answer'
import type { Caller } from '../handler'
import { inBlock } from '../match/cidr'
import { resolveTime } from '../../catalog/cycles'
import { recordsBetween, type Stored } from '../records/stream'
import type { World } from '../world'
import { bpf } from './bpf'
import { pcap, pcapng } from './file'
import { framesOf, type End, type Packet } from './frame'
import { talkOf } from './talk'
import { zip } from './zip'

export type PacketQuery = z.output<typeof packets.operations.search.body>

/** How far back packets are kept, ms, and the most conversations of one file. */
const keptFor = 2 * 86_400_000
const most = 4000

const units: Record<string, number> = { '': 1, B: 1, KB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 }

function bytesIn(text: string): number {
  const match = /^(\d+)\s*([KMGT]?B?)$/i.exec(text.trim())
  const unit = units[match?.[2]?.toUpperCase() ?? '']
  if (!match || unit === undefined) throw refuse(422, `"limit_bytes": "${text}" is not a size`)
  return Number(match[1]) * unit
}

function momentOf(name: string, text: string, now: number): number {
  const moment = resolveTime(text, now)
  if (moment === null) throw refuse(422, `"${name}": "${text}" is not a time`)
  return moment
}

/** The test of one end: an address or block, and a port. */
function endTest(name: string, ip: string | undefined, port: string | undefined): ((end: End) => boolean) | null {
  if (ip === undefined && port === undefined) return null
  const block = ip === undefined ? null : inBlock(ip)
  if (ip !== undefined && !block) throw refuse(422, `"${name}": "${ip}" is not an address`)
  if (port !== undefined && !/^\d{1,5}$/.test(port)) throw refuse(422, `"${name}": "${port}" is not a port`)
  return (end) => (block?.(end.addr) ?? true) && (port === undefined || end.port === Number(port))
}

interface Found {
  frames: Packet[]
  talks: Stored[]
}

function find(world: World, query: PacketQuery): Found {
  const now = world.now()
  const from = Math.max(momentOf('from', query.from, now), now - keptFor)
  const until = Math.min(momentOf('until', query.until ?? '0', now), now)
  const one = endTest('ip1', query.ip1, query.port1) ?? (() => true)
  const other = endTest('ip2', query.ip2, query.port2) ?? (() => true)
  const wanted = bpf(query.bpf ?? '')
  const most_ = bytesIn(query.limit_bytes)
  momentOf('limit_search_duration', query.limit_search_duration, now)
  const talks: Stored[] = []
  const frames: Packet[] = []
  let size = 0
  for (const stored of recordsBetween(world, from, until, new Set())) {
    if (stored.part > 0 || stored.protocol.name === 'icmp') continue
    const talk = talkOf(stored)
    const { client, server, transport, vlan } = talk
    if (!((one(client) && other(server)) || (one(server) && other(client)))) continue
    if (
      !wanted({ from: client, to: server, transport, vlan }) &&
      !wanted({ from: server, to: client, transport, vlan })
    )
      continue
    talks.push(stored)
    for (const frame of framesOf(talk)) {
      frames.push(frame)
      size += frame.bytes.length
    }
    // The limit is soft: the last conversation is whole.
    if (size >= most_ || talks.length >= most) break
  }
  return { talks, frames: frames.toSorted((a, b) => a.usec - b.usec) }
}

/** Session keys as browsers and other programs log them. */
const keylog = (talks: readonly Stored[]): string =>
  talks
    .filter(({ protocol }) => protocol.name === 'ssl')
    .map(({ flow }) => {
      const hex = (flow >>> 0).toString(16).padStart(8, '0')
      return `CLIENT_RANDOM ${hex.repeat(8)} ${hex.repeat(12)}\n`
    })
    .join('')

function fileOf(
  query: PacketQuery,
  { frames, talks }: Found,
): readonly [ending: string, type: string, content: Buffer] {
  switch (query.output) {
    case 'pcap':
      return ['pcap', 'application/vnd.tcpdump.pcap', pcap(frames)]
    case 'pcapng':
      return ['pcapng', 'application/x-pcapng', pcapng(frames, query.include_secrets ? keylog(talks) : '')]
    case 'keylog_txt':
      return ['txt', 'text/plain', Buffer.from(keylog(talks))]
    case 'zip':
      return [
        'zip',
        'application/zip',
        zip([
          ['packets.pcap', pcap(frames)],
          ['session-keys.txt', Buffer.from(keylog(talks))],
        ]),
      ]
    case 'extract':
      return [
        'zip',
        'application/zip',
        zip(
          talks
            .filter(({ protocol }) => protocol.name === 'http')
            .slice(0, 50)
            .map((stored, index) => [`${index + 1}-page.html`, talkOf(stored).lines[1] ?? Buffer.alloc(0)] as const),
        ),
      ]
  }
}

/**
 * The packets of a search as a file; nothing (204) where none matched and no empty file is asked for. 404 where no
 * packet store is connected, 403 for session keys without the privilege for them.
 */
export function searchPackets(world: World, query: PacketQuery, caller: Caller): Download | undefined {
  const stores = [...world.collections.appliances.all()]
  if (!stores.some(({ platform }) => platform === 'trace' || platform === 'eta'))
    throw refuse(404, 'No packet store is connected')
  const secret = query.include_secrets || query.output === 'keylog_txt' || query.output === 'zip' || query.decrypt_files
  const { level, packets: packetsRole } = caller.privilege
  if (secret && level !== 'system full' && packetsRole !== 'full_with_keys')
    throw refuse(403, 'Needs the packets privilege with session keys')
  const found = find(world, query)
  if (found.frames.length === 0 && !query.always_return_body) return undefined
  const [ending, type, content] = fileOf(query, found)
  return new Download(content, type, {
    'content-disposition': `attachment; filename="packets-${Math.floor(world.now() / 1000)}.${ending}"`,
  })
}
