import { del, get, none, patch, put, resource } from './operation'
import { words } from './relations'
import { later } from './release'
import { Dashboard } from './shapes/dashboard'
import { maybe } from './shapes/parts'
import { z } from './zod'

export { Dashboard }

const rights = { viewer: 'May view', editor: 'May edit' }

/** The right of each user or group; null takes it away. */
const Rights = z.record(z.string(), z.enum(['viewer', 'editor']).nullable())

const anyone = z
  .enum(['viewer'])
  .nullable()
  .optional()
  .meta({ label: 'Everyone', choices: { viewer: 'May view' } })
  .describe('The right of every account; null for none')

const users = Rights.meta({ label: 'Users', kind: 'json', refers: 'users', choices: rights }).describe(
  'Right by user name',
)
const groups = Rights.meta({ label: 'Groups', kind: 'json', refers: 'usergroups', choices: rights }).describe(
  'Right by group id, which starts with "local." or "remote."',
)

export const DashboardSharing = z.object({ anyone, users: users.optional(), groups: groups.optional() })

const Replace = z.strictObject({ anyone, users, groups })
const Merge = z.strictObject({ anyone, users: users.optional(), groups: groups.optional() })

/** A report that embeds a dashboard; no source gives its other fields. */
const Report = z.looseObject({ id: z.number().int().optional().meta({ assumed: true }), name: maybe('Name') })

const unshared = { field: 'rights', lacks: ['share'], because: 'This key may not share the dashboard' } as const

/** The lists of other resources that show dashboards. */
const shownIn = ['activitygroups', 'applications', 'devicegroups', 'devices']

export const dashboards = resource('dashboards', {
  words: words.dashboards,
  platforms: ['discover', 'command'],
  since: '5.3',
  about:
    'Views of metrics, built in or made by people. Their content is edited in the web interface of the appliance; here they are shared, handed over and deleted.',
  object: Dashboard,
  tells: ['type', 'owner', 'short_code', 'mod_time'],
  operations: {
    list: get('/dashboards', { needs: 'shared', returns: z.array(Dashboard), doc: 'List all dashboards.' }),
    get: get('/dashboards/{id}', {
      needs: 'shared',
      returns: Dashboard,
      doc: 'Read one dashboard.',
      note: 'The short code of the page address stands for the id if a tilde is put before it: ~kmC9Y.',
    }),
    update: patch('/dashboards/{id}', {
      needs: 'system full',
      body: z.strictObject({
        owner: z
          .string()
          .min(1)
          .optional()
          .meta({ label: 'Owner', refers: 'users' })
          .describe('User name of the new owner'),
      }),
      touches: shownIn,
      spares: [{ field: 'rights', lacks: ['edit', 'transfer'], because: 'This key may not change the dashboard' }],
      doc: 'Hand a dashboard over to another user.',
      note: 'Nothing but the owner can be changed, and not that of a built-in dashboard.',
    }),
    remove: del('/dashboards/{id}', {
      needs: 'write personal',
      touches: shownIn,
      destructive: true,
      spares: [{ field: 'rights', lacks: ['delete'], because: 'This key may not delete the dashboard' }],
      doc: 'Delete a dashboard of your own.',
      note: 'It cannot be made again through the API. Takes the numeric id, not the short code; on 5.3 limited write privileges.',
    }),
    sharing: get('/dashboards/{id}/sharing', {
      needs: 'read',
      returns: DashboardSharing,
      doc: 'Read who may view or edit a dashboard.',
    }),
    updateSharing: patch('/dashboards/{id}/sharing', {
      needs: 'write limited',
      body: Merge,
      returns: none,
      spares: [unshared],
      doc: 'Change who may view or edit a dashboard.',
      note: 'Users and groups that are not named keep their right; null takes it away. For dashboards that you may edit.',
    }),
    replaceSharing: put('/dashboards/{id}/sharing', {
      needs: 'write limited',
      body: Replace,
      returns: none,
      errors: [404, 422],
      spares: [unshared],
      doc: 'Set anew who may view or edit a dashboard.',
      note: 'Users and groups that are not named lose their right. For dashboards that you may edit.',
    }),
    reports: get('/dashboards/{id}/reports', {
      needs: 'read',
      since: later,
      returns: z.array(Report),
      assumed: true,
      doc: 'List the reports that contain a dashboard.',
      note: 'No source gives the fields of a report.',
    }),
  },
})
