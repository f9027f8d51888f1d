/** Packet search of later releases, over a connected packet store. Not the packet captures of triggers. */
import { isBlock } from './addresses'
import { resolveTime } from './cycles'
import { bytes, get, post, resource } from './operation'
import { z } from './zod'

const text = (label: string) => z.string().optional().meta({ label })
const moment = z
  .string()
  .refine((value) => resolveTime(value, 0) !== null, 'Ms since 1970 go here, or a span before now such as -30m')
const address = (label: string) =>
  z
    .string()
    .refine(isBlock, 'An address or a CIDR block goes here, without blanks')
    .optional()
    .meta({ label, kind: 'address' })
const port = (label: string) =>
  z
    .string()
    .refine((value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535, 'One port goes here, 0 to 65535')
    .optional()
    .meta({ label })
const flag = (label: string) => z.boolean().default(false).meta({ label })

const fields = {
  from: moment.meta({ label: 'From' }).describe('Absolute in ms, or before now with a minus sign ("-30m")'),
  until: moment.optional().meta({ label: 'Until' }).describe('Now unless given'),
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
  ip1: address('Address').describe('Either end'),
  port1: port('Port').describe('Either end'),
  ip2: address('Other address').describe('The other end'),
  port2: port('Other port').describe('The other end'),
  bpf: text('BPF filter').describe('In the syntax of Berkeley packet filters'),
  limit_bytes: z
    .string()
    .regex(/^\d+ *(?:[KMGT]?B?)$/i, 'A whole number goes here, with a unit such as MB')
    .default('100MB')
    .meta({ label: 'Size at most' })
    .describe('Soft; with a unit such as MB'),
  limit_search_duration: z
    .string()
    .regex(/^\d+(?:ms|[smhdw])?$/, 'Ms go here, or a whole number with a unit such as 5m')
    .default('5m')
    .meta({ label: 'Search for at most' })
    .describe('Soft; in ms or with a unit'),
  include_secrets: flag('Include session keys').describe('For pcapng; needs the packets privilege with session keys'),
  decrypt_files: flag('Decrypt files').describe('For extracted files'),
  always_return_body: flag('Answer an empty file').describe('Where nothing matched; else the answer is 204'),
}

/** A start after its end, where both are told in the same way: how late it is on the appliance is not known here. */
function together(
  { from, until = '0' }: { from: string; until?: string | undefined },
  context: z.core.$RefinementCtx,
): void {
  const [first, last] = [resolveTime(from, 0), resolveTime(until, 0)]
  if (first === null || last === null || first > 0 !== last > 0 || first < last) return
  context.addIssue({ code: 'custom', path: ['until'], message: 'Is not after the time it starts from' })
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
      query: z.object(fields).superRefine(together),
      doc: 'Download packets through an address.',
    }),
    search: post('/packets/search', {
      ...search,
      reads: true,
      body: z.strictObject(fields).superRefine(together),
      doc: 'Download packets that match a search.',
    }),
  },
})
