import { Id, Millis } from './common'
import { accepted, bytes, created, del, get, post, resource } from './operation'
import { z } from './zod'

export const Customization = z.object({
  id: Id,
  name: z.string().meta({ label: 'Name' }).describe('The given name and the time, with colons'),
  create_time: Millis.meta({ label: 'Created', kind: 'millis' }),
  auto: z.boolean().meta({ label: 'Made by schedule' }),
  recovered: z.boolean().optional().meta({ label: 'Recovered' }).describe('Found on the disk after a rebuild'),
})
export type Customization = z.output<typeof Customization>

const Status = z.object({
  did_last_succeed: z.boolean().meta({ label: 'Last one succeeded' }),
  last_attempt_time: Millis.nullable().meta({ label: 'Last attempt', kind: 'millis' }),
  last_success_time: Millis.nullable().meta({ label: 'Last success', kind: 'millis' }),
})

/** What a restore may change: all that people configured. */
const restored = [
  'alerts',
  'applications',
  'bundles',
  'customdevices',
  'dashboards',
  'devicegroups',
  'devices',
  'emailgroups',
  'exclusionintervals',
  'flexgrids',
  'geomaps',
  'pages',
  'tags',
  'triggers',
  'watchlist',
  'whitelist',
]

export const customizations = resource('customizations', {
  words: ['customization', 'customizations'],
  platforms: ['discover', 'command'],
  since: '5.3',
  about: 'Backups of everything that users configured, in one file each. Appliance settings are not in them.',
  object: Customization,
  tells: ['create_time', 'auto', 'recovered'],
  operations: {
    list: get('/customizations', {
      needs: 'system full',
      returns: z.array(Customization),
      doc: 'List all backups.',
      note: 'Oldest first.',
    }),
    create: post('/customizations', {
      needs: 'system full',
      errors: [409, 422],
      body: z.strictObject({ name: z.string().min(1).meta({ label: 'Name' }).describe('The time is added to it') }),
      returns: created,
      doc: 'Create a backup.',
      note: 'The stored name is the given one with the time after it. Older releases answer 204 without Location.',
    }),
    status: get('/customizations/status', {
      needs: 'system full',
      errors: [404],
      returns: Status,
      doc: 'Read how the latest backup went.',
    }),
    get: get('/customizations/{id}', {
      needs: 'system full',
      returns: z.looseObject({ '.meta': z.looseObject({ name: z.string().optional() }).optional() }),
      doc: 'Read the contents of a backup.',
      note: 'Answers the contents, not the row of the list; the name is in ".meta".',
    }),
    remove: del('/customizations/{id}', { needs: 'system full', destructive: true, doc: 'Delete a backup.' }),
    apply: post('/customizations/{id}/apply', {
      needs: 'system full',
      status: 201,
      returns: accepted,
      touches: restored,
      changes: { devices: 'any' },
      destructive: true,
      doc: 'Restore what users configured from a backup.',
      note: 'Replaces the present configuration of users; appliance settings stay.',
    }),
    download: post('/customizations/{id}/download', {
      needs: 'system full',
      errors: [404, 422],
      reads: true,
      status: 200,
      returns: bytes('application/x-gzip'),
      doc: 'Download a backup as a file.',
      note: 'A POST without a body. Newer releases can name the type application/exbk; colons must be cut from the file name.',
    }),
  },
})
