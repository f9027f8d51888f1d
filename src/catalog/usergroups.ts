/** Groups of accounts, of this system or mirrored from a directory. They came with the 7.x releases. */
import { Millis } from './common'
import { created, del, get, patch, post, put, resource } from './operation'
import { later } from './release'
import { z } from './zod'

export const UserGroup = z.object({
  id: z.string().meta({ label: 'Id' }),
  display_name: z.string().nullable().optional().meta({ label: 'Name' }),
  name: z.string().meta({ label: 'Full name' }),
  enabled: z.boolean().optional().meta({ label: 'Enabled' }),
  is_remote: z.boolean().optional().meta({ label: 'From a directory' }),
  last_sync_time: Millis.nullable().optional().meta({ label: 'Read again', kind: 'millis', since: later }),
  rights: z.array(z.string()).optional().meta({ label: 'Rights', since: later }),
})
export type UserGroup = z.output<typeof UserGroup>

// The reference has a list of such objects, a script in use reads one object.
const Members = z.object({
  users: z
    .union([z.record(z.string(), z.unknown()), z.array(z.string())])
    .meta({ label: 'Members', kind: 'json', refers: 'users' })
    .describe('A map whose names are the members'),
})

export const usergroups = resource('usergroups', {
  words: ['user group', 'user groups'],
  platforms: ['discover', 'command'],
  since: '7.0',
  about: 'Groups of users, of this system or from a directory, which bring privileges to their members.',
  object: UserGroup,
  names: ['display_name', 'name'],
  tells: ['name', 'enabled'],
  operations: {
    list: get('/usergroups', { needs: 'system full', returns: z.array(UserGroup), doc: 'List all user groups.' }),
    create: post('/usergroups', {
      needs: 'system full',
      errors: [409, 422],
      body: z.strictObject({
        name: z.string().min(1).meta({ label: 'Name' }),
        enabled: z.boolean().default(true).meta({ label: 'Enabled' }),
      }),
      returns: created,
      doc: 'Create a group of this system.',
    }),
    refreshAll: post('/usergroups/refresh', {
      needs: 'system full',
      touches: ['users'],
      doc: 'Read the members of all directory groups again.',
    }),
    get: get('/usergroups/{id}', { needs: 'system full', returns: UserGroup, doc: 'Read one user group.' }),
    update: patch('/usergroups/{id}', {
      needs: 'system full',
      body: z.strictObject({ enabled: z.boolean().optional().meta({ label: 'Enabled' }) }),
      touches: ['users'],
      doc: 'Enable or disable a user group.',
    }),
    remove: del('/usergroups/{id}', {
      needs: 'system full',
      errors: [404, 422],
      touches: ['users', 'dashboards'],
      doc: 'Delete a user group.',
    }),
    removeAssociations: del('/usergroups/{id}/associations', {
      needs: 'system full',
      touches: ['dashboards'],
      destructive: true,
      doc: 'Withdraw all dashboards that are shared with a group.',
      note: 'Without the last part of the path it would delete the group.',
    }),
    members: get('/usergroups/{id}/members', {
      needs: 'system full',
      returns: z.union([Members, z.array(Members)]),
      doc: 'List the members of a group.',
      note: 'One object or a list of them, each with the members as the names of a map.',
    }),
    changeMembers: patch('/usergroups/{id}/members', {
      needs: 'system full',
      body: z
        .record(z.string(), z.string().nullable())
        .meta({ label: 'Members', kind: 'json', assumed: true })
        .describe('User names, each with a text to add it or null to remove it'),
      touches: ['users'],
      doc: 'Add and remove members.',
      assumed: true,
    }),
    setMembers: put('/usergroups/{id}/members', {
      needs: 'system full',
      body: z
        .record(z.string(), z.string())
        .meta({ label: 'Members', kind: 'json' })
        .describe('The bare map of user names, not wrapped as in the answer'),
      touches: ['users'],
      doc: 'Replace all members.',
    }),
    refresh: post('/usergroups/{id}/refresh', {
      needs: 'system full',
      touches: ['users'],
      doc: 'Read the members of one directory group again.',
    }),
  },
})
