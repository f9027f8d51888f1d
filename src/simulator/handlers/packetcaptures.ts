/** Packet captures of triggers, which packet search has replaced in later releases (5.3 guide, Packet capture). */
import type { PacketCapture, packetcaptures as resource } from '../../catalog/packetcaptures'
import { Download } from '../answer'
import type { AnyContext, Handlers } from '../handler'
import type { StoredCapture } from '../packets/capture'
import { found } from './crud'
import { without } from '../without'

const named = ({ world, params }: AnyContext): StoredCapture => found(world.collections.packetcaptures, params['id'])

const shown = (row: StoredCapture): PacketCapture => without(row, 'content')

export const packetcaptures: Handlers<typeof resource> = {
  list: ({ world }) => Array.from(world.collections.packetcaptures.all(), shown),
  download: (context) => {
    const { content, id } = named(context)
    return new Download(content, undefined, { 'content-disposition': `attachment; filename="${id}.pcap"` })
  },
  remove: (context) => {
    context.world.collections.packetcaptures.delete(named(context).id)
    return undefined
  },
}
