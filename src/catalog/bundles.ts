import { Id, Millis } from './common'
import { accepted, created, del, get, post, resource } from './operation'
import { builtIn } from './spares'
import { z } from './zod'

export const Bundle = z.object({
  id: Id,
  name: z.string().meta({ label: 'Name' }),
  description: z.string().nullable().optional().meta({ label: 'Description', kind: 'long' }),
  built_in: z.boolean().optional().meta({ label: 'Built in' }),
  created_time: Millis.meta({ label: 'Created', kind: 'millis' }),
  mod_time: Millis.meta({ label: 'Changed', kind: 'millis' }),
})
export type Bundle = z.output<typeof Bundle>

const Contents = z.record(z.string(), z.unknown()).meta({ label: 'Bundle', kind: 'json' })

/** What a bundle can bring along. */
const brought = [
  'alerts',
  'applications',
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
]

export const bundles = resource('bundles', {
  words: ['bundle', 'bundles'],
  platforms: ['discover', 'command'],
  since: '5.3',
  about: 'Chosen configuration such as triggers, dashboards and alerts in one JSON document, to move between systems.',
  object: Bundle,
  tells: ['description', 'mod_time'],
  operations: {
    list: get('/bundles', { needs: 'write full', returns: z.array(Bundle), doc: 'List all bundles.' }),
    create: post('/bundles', {
      needs: 'write full',
      errors: [422],
      body: Contents.describe('The document as it was exported'),
      returns: created,
      doc: 'Upload a bundle.',
      note: 'The upload installs nothing yet.',
    }),
    get: get('/bundles/{id}', {
      needs: 'write full',
      returns: Contents,
      doc: 'Export a bundle.',
      note: 'Answers the contents, not the row of the list.',
    }),
    remove: del('/bundles/{id}', {
      needs: 'write full',
      spares: [builtIn('bundle', 'deleted')],
      doc: 'Delete a bundle.',
      note: 'What was installed from it stays. Built-in bundles cannot be deleted (assumed).',
    }),
    apply: post('/bundles/{id}/apply', {
      needs: 'write full',
      errors: [404, 422],
      status: 201,
      body: z.strictObject({
        policy: z
          .enum(['overwrite', 'skip'])
          .meta({ label: 'Objects that exist', choices: { overwrite: 'Overwrite them', skip: 'Leave them' } }),
        include_assignments: z.boolean().meta({ label: 'Restore assignments' }),
        // The reference asks for it everywhere; it counts on a Command only, so a Discover is allowed to omit it.
        node_ids: z
          .array(Id)
          .default([])
          .meta({ label: 'Nodes', refers: 'nodes' })
          .describe('Where to install; counts on a Command only'),
      }),
      returns: accepted,
      touches: brought,
      changes: { devices: 'any' },
      destructive: true,
      doc: 'Install a bundle.',
      note: 'With overwrite, objects of the same name lose what they were.',
    }),
  },
})
