import { Millis } from './common'
import { accepted, bytes, get, post, resource } from './operation'
import { Bytes } from './raw-body'
import { z } from './zod'

// The 9.8 reference has the first three fields and types the size as text; the queue's two are assumed.
export const SupportPack = z.object({
  filename: z.string().meta({ label: 'File' }),
  size: z.union([z.string(), z.number()]).meta({ label: 'Size', kind: 'bytes' }),
  created_time: Millis.optional().meta({ label: 'Created', kind: 'millis' }),
  id: z.string().nullable().optional().meta({ label: 'Id', assumed: true }),
  status: z
    .string()
    .nullable()
    .optional()
    .meta({
      label: 'Status',
      assumed: true,
      choices: { pending: 'Waiting', running: 'Running', done: 'Done', failed: 'Failed' },
    }),
})
export type SupportPack = z.output<typeof SupportPack>

export const supportpacks = resource('supportpacks', {
  words: ['support pack', 'support packs'],
  platforms: ['discover', 'command'],
  since: '5.3',
  about: 'Diagnostic packs from vendor support. Running one leaves a result file to download.',
  object: SupportPack,
  names: ['filename'],
  tells: ['size', 'created_time', 'status'],
  key: 'filename',
  operations: {
    list: get('/supportpacks', {
      needs: 'system full',
      returns: z.array(SupportPack),
      doc: 'List the results of support packs.',
    }),
    upload: post('/supportpacks', {
      needs: 'system full',
      errors: [415, 422],
      body: z.strictObject({ file: Bytes.describe('The pack as support sent it') }),
      bodyType: 'multipart/form-data',
      returns: accepted,
      doc: 'Upload a support pack and run it.',
      note: 'A form with one file field, as the 9.8 reference has it; older clients send the file alone as application/octet-stream. Location names its place in the queue.',
    }),
    execute: post('/supportpacks/execute', {
      needs: 'system full',
      returns: accepted,
      doc: 'Run the default support pack.',
      note: 'Location names its place in the queue.',
    }),
    queued: get('/supportpacks/queue/{id}', {
      needs: 'system full',
      returns: SupportPack,
      doc: 'Read the progress of a running support pack.',
    }),
    download: get('/supportpacks/{filename}', {
      needs: 'system full',
      returns: bytes('application/x-gzip'),
      doc: 'Download the result of a support pack.',
    }),
  },
})
