import { bytes, del, get, resource } from './operation'
import { z } from './zod'

const whole = (label: string) => z.number().int().nullable().optional().meta({ label })
const numeral = (label: string) => whole(label).meta({ label, kind: 'numeral' })
const moment = (label: string) => whole(label).meta({ label, kind: 'micros' })
const word = (label: string) => z.string().nullable().optional().meta({ label })

export const PacketCapture = z.object({
  id: z.string().meta({ label: 'Id' }),
  name: word('Name'),
  bytes: z.number().optional().meta({ label: 'Size', kind: 'bytes' }),
  pkts: whole('Packets'),
  snaplen: z.number().optional().meta({ label: 'Kept of a packet', kind: 'bytes' }),
  tstart_usec: moment('Start').describe('Microseconds since 1970'),
  tend_usec: moment('End').describe('Microseconds since 1970'),
  ipaddr1: word('Address').meta({ kind: 'ipv4' }),
  port1: numeral('Port'),
  device_id1: word('Device').meta({ refers: 'devices' }),
  ipaddr2: word('Other address').meta({ kind: 'ipv4' }),
  port2: numeral('Other port'),
  device_id2: word('Other device').meta({ refers: 'devices' }),
  ipproto: numeral('IP protocol'),
  l7proto: word('Protocol'),
  vlanid: numeral('VLAN'),
})
export type PacketCapture = z.output<typeof PacketCapture>

export const packetcaptures = resource('packetcaptures', {
  words: ['packet capture', 'packet captures'],
  platforms: ['discover', 'command'],
  since: '5.3',
  // Absent from the 9.8 reference, where packet search has taken its place; the release is not stated.
  until: '9.0',
  about: 'Packets that triggers had captured, to download and delete.',
  object: PacketCapture,
  tells: ['bytes', 'pkts', 'snaplen', 'tstart_usec', 'tend_usec', 'ipaddr1'],
  operations: {
    list: get('/packetcaptures', {
      needs: 'packets',
      returns: z.array(PacketCapture),
      doc: 'List all packet captures.',
    }),
    download: get('/packetcaptures/{id}', {
      needs: 'packets',
      returns: bytes('application/vnd.tcpdump.pcap'),
      doc: 'Download a packet capture.',
      note: 'Answers the file, not a description of it.',
    }),
    remove: del('/packetcaptures/{id}', {
      needs: 'write full',
      destructive: true,
      doc: 'Delete a packet capture.',
      assumed: true,
      note: 'The privilege is not stated by any source.',
    }),
  },
})
