/** Packet search of later releases, over a connected packet store. Not the packet captures of triggers. */
import { bytes, get, post, resource } from './operation'
import { z } from './zod'

const text = (label: string) => z.string().optional().meta({ label })
const flag = (label: string) => z.boolean().default(false).meta({ label })

const fields = {
  from: z.string().min(1).meta({ label: 'From' }).describe('Absolute in ms, or before now with a minus sign ("-30m")'),
  until: text('Until').describe('Now unless given'),
  output: z
    .enum(['pcap', 'keylog_txt', 'pcapng', 'zip', 'extract'])
    .default('pcap')
    .meta({
      label: 'File',
      choices: {
        pcap: 'Packets (pcap)',
        keylog_txt: 'Session keys (text)',
        pcapng: 'Packets (pcapng)',
        zip: 'Packets and keys (zip)',
        extract: 'Files from the packets',
      },
    }),
  ip1: text('Address').describe('Either end'),
  port1: text('Port').describe('Either end'),
  ip2: text('Other address').describe('The other end'),
  port2: text('Other port').describe('The other end'),
  bpf: text('BPF filter').describe('In the syntax of Berkeley packet filters'),
  limit_bytes: z.string().default('100MB').meta({ label: 'Size at most' }).describe('Soft; with a unit such as MB'),
  limit_search_duration: z
    .string()
    .default('5m')
    .meta({ label: 'Search for at most' })
    .describe('Soft; in ms or with a unit'),
  include_secrets: flag('Include session keys').describe('For pcapng; needs the packets privilege with session keys'),
  decrypt_files: flag('Decrypt files').describe('For extracted files'),
  always_return_body: flag('Answer an empty file').describe('Where nothing matched; else the answer is 204'),
}

const search = {
  needs: 'packets',
  errors: [404, 422],
  status: 200,
  mayBeEmpty: true,
  returns: bytes('application/vnd.tcpdump.pcap'),
  note: 'Answers 204 without a file where no packet matched. The type of the file depends on the output chosen.',
} as const

export const packets = resource('packets', {
  words: ['packet search', 'packets'],
  platforms: ['discover', 'command'],
  since: '8.0',
  about: 'Packets from a packet store, searched by time, address and port and downloaded as a file.',
  operations: {
    download: get('/packets/search', {
      ...search,
      query: z.object(fields),
      doc: 'Download packets through an address.',
    }),
    search: post('/packets/search', {
      ...search,
      reads: true,
      body: z.strictObject(fields),
      doc: 'Download packets that match a search.',
    }),
  },
})
