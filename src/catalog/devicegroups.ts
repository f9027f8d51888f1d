import { changesOf } from './changes'
import { ActiveWindow, Paging, TimeValue } from './common'
import { DeviceFilter } from './filter'
import { created, del, get, patch, post, resource } from './operation'
import { DirectOnly, links, rows, shownBy, words } from './relations'
import { later } from './release'
import { DeviceGroup, groupFields, groupFieldWords } from './shapes/device-group'
import { builtIn } from './spares'
import { z } from './zod'

export { DeviceGroup }

const Write = z.strictObject({
  // The 5.3 guide creates a group with an empty name and names it afterwards, so none is demanded.
  name: z.string().optional(),
  description: z.string().nullable().optional().meta({ label: 'Description', kind: 'long' }),
  field: z
    .enum(groupFields)
    .nullable()
    .optional()
    .meta({ label: 'Matches on', choices: groupFieldWords })
    .describe('The property that a dynamic group compares; a static group has none'),
  value: z
    .string()
    .nullable()
    .optional()
    .meta({ label: 'Value' })
    .describe('Text, or a regular expression between slashes; a static group has none'),
  filter: DeviceFilter.optional()
    .meta({ label: 'Filter', kind: 'json', since: later })
    .describe('Takes the place of property and value'),
  include_custom_devices: z
    .boolean()
    .default(true)
    .meta({ label: 'Custom devices too' })
    .describe('Custom devices may become members'),
  editors: z
    .array(z.string())
    .optional()
    .meta({ label: 'Editors', since: later })
    .describe('Users who may change the group'),
})

const Create = Write.extend({
  dynamic: z
    .boolean()
    .default(false)
    .meta({ label: 'Dynamic' })
    .describe('Finds its members by a rule; cannot be changed later. A group that is given a filter is dynamic'),
})

export const devicegroups = resource('devicegroups', {
  words: words.devicegroups,
  platforms: ['discover', 'command'],
  since: '5.3',
  about:
    'Named sets of devices. A static group holds the devices put into it by hand, a dynamic group those that fit its rule.',
  object: DeviceGroup,
  tells: ['dynamic', 'description', 'mod_time'],
  operations: {
    list: get('/devicegroups', {
      needs: 'read',
      query: z.object({
        since: TimeValue.optional().meta({ label: 'Changed since' }).describe('Only groups changed after this moment'),
        all: z.boolean().optional().meta({ label: 'Built-in too', wide: true }).describe('Also built-in groups'),
        name: z.string().optional().describe('Only groups whose name fits this regular expression'),
        type: z
          .enum(['user_created', 'built_in', 'all'])
          .optional()
          .meta({
            since: later,
            choices: { user_created: 'Made by people', built_in: 'Built in', all: 'All' },
            wide: 'all',
            replaces: 'all',
          })
          .describe('Takes the place of "all"'),
      }),
      returns: z.array(DeviceGroup),
      doc: 'List device groups.',
      note: 'Built-in groups are left out unless asked for.',
    }),
    create: post('/devicegroups', {
      needs: 'write full',
      body: Create,
      returns: created,
      errors: [422],
      touches: ['devices'],
      doc: 'Create a device group.',
    }),
    get: get('/devicegroups/{id}', { needs: 'read', returns: DeviceGroup, doc: 'Read one device group.' }),
    update: patch('/devicegroups/{id}', {
      needs: 'write full',
      body: changesOf(Write),
      errors: [404, 422],
      touches: shownBy('devicegroups'),
      spares: [builtIn('device group', 'changed')],
      doc: 'Change a device group.',
      note: 'Send only what is to change. Whether a group is dynamic cannot be changed.',
    }),
    remove: del('/devicegroups/{id}', {
      needs: 'write full',
      touches: shownBy('devicegroups'),
      spares: [builtIn('device group', 'deleted')],
      doc: 'Delete a device group; its devices stay.',
      note: 'Built-in groups cannot be deleted.',
    }),
    listDashboards: get('/devicegroups/{id}/dashboards', {
      needs: 'read',
      returns: rows('dashboards'),
      doc: 'List the dashboards that relate to a device group.',
    }),
    ...links('devicegroups', 'devices', z.object({ ...ActiveWindow, ...Paging })),
    ...links('devicegroups', 'tags'),
    ...links('devicegroups', 'alerts', DirectOnly),
    ...links('devicegroups', 'triggers', DirectOnly),
    ...links('devicegroups', 'flexgrids'),
    ...links('devicegroups', 'geomaps', DirectOnly),
    ...links('devicegroups', 'pages', DirectOnly),
  },
})
