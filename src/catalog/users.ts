/**
 * Accounts and what they may do (8.0 Explore guide, Privilege levels). `granted_roles` is what the account was
 * given, `effective_roles` adds what its groups bring.
 */
import { ApiKey } from './apikeys'
import { Millis } from './common'
import { del, get, patch, post, resource } from './operation'
import { later } from './release'
import { z } from './zod'

/** Family to level, as the appliance answers it; later releases add families. */
const Roles = z.record(z.string(), z.string().nullable()).meta({ kind: 'names' })

// The moments are numbers in most releases and text in the 9.8 reference.
const moment = (label: string) => z.union([Millis, z.string()]).nullable().optional().meta({ label, kind: 'millis' })

export const User = z.object({
  username: z.string().meta({ label: 'User name' }),
  name: z.string().meta({ label: 'Full name' }),
  type: z
    .string()
    .optional()
    .meta({ label: 'Signs in', choices: { local: 'Here', remote: 'Through a directory' } }),
  enabled: z.boolean().meta({ label: 'Enabled' }),
  granted_roles: Roles.optional().meta({ label: 'Granted privileges' }),
  effective_roles: Roles.optional().meta({ label: 'Effective privileges' }),
  eh_account_team: z.boolean().optional().meta({ label: 'Of the account team', since: later }),
  date_joined: moment('Added'),
  last_ui_login_time: moment('Last sign-in'),
})
export type User = z.output<typeof User>

export const RolesWrite = z.strictObject({
  system: z
    .enum(['full'])
    .optional()
    .meta({ label: 'System', choices: { full: 'Unlimited' } })
    .describe('Includes everything; the other families then count no more'),
  write: z
    .enum(['full', 'limited', 'personal'])
    .nullable()
    .optional()
    .meta({ label: 'Write', choices: { full: 'Full', limited: 'Limited', personal: 'Personal' } })
    .describe('Empty still allows the add-ons'),
  metrics: z
    .enum(['full', 'restricted'])
    .optional()
    .meta({ label: 'Metrics', choices: { full: 'Full', restricted: 'Only what is shared' } }),
  packets: z
    .enum(['full', 'full_with_keys', 'slices_only'])
    .optional()
    .meta({
      label: 'Packets',
      choices: { full: 'Packets', full_with_keys: 'Packets and session keys', slices_only: 'Slices' },
      choicesSince: { slices_only: later },
    }),
  detections: z
    .enum(['full', 'none'])
    .optional()
    .meta({ label: 'Detections', since: '8.0', choices: { full: 'All', none: 'None' } }),
  // Later releases split detections in two; their levels are not stated.
  ndr: z.string().optional().meta({ label: 'Network detection', since: later, assumed: true }),
  npm: z.string().optional().meta({ label: 'Network performance', since: later, assumed: true }),
})

const password = z.string().min(1).meta({ label: 'Password', kind: 'secret' })

const UserCreate = z.strictObject({
  username: z.string().min(1).meta({ label: 'User name' }).describe('Cannot be changed later'),
  name: z.string().min(1).meta({ label: 'Full name' }),
  password: password.optional().describe('Needed unless another server signs the user in'),
  type: z
    .enum(['local', 'remote'])
    .default('local')
    .meta({ label: 'Signs in', choices: { local: 'Here', remote: 'Through a directory' } }),
  enabled: z.boolean().default(true).meta({ label: 'Enabled' }),
  granted_roles: RolesWrite.default({ write: 'limited' }).meta({ label: 'Privileges' }),
  create_apikey: z.boolean().default(false).meta({ label: 'Create an API key' }).describe('The key is answered once'),
  eh_account_team: z.boolean().default(false).meta({ label: 'Of the account team', since: later }),
})

const UserUpdate = z.strictObject({
  name: z.string().min(1).optional().meta({ label: 'Full name' }),
  password: password.optional(),
  enabled: z.boolean().optional().meta({ label: 'Enabled' }),
  granted_roles: RolesWrite.optional()
    .meta({ label: 'Privileges', assumed: true })
    .describe('Takes the place of all that was granted'),
})

const Lock = z.object({
  is_locked: z.boolean().optional().meta({ label: 'Locked' }),
  lockout_expiration: z.union([Millis, z.string()]).nullable().optional().meta({ label: 'Until' }),
})

export const users = resource('users', {
  words: ['user', 'users'],
  platforms: ['discover', 'command'],
  since: '5.3',
  about: 'Accounts of the system, what they were granted and what they may do.',
  object: User,
  names: ['name', 'username'],
  tells: ['type', 'enabled'],
  key: 'username',
  operations: {
    list: get('/users', { needs: 'system full', returns: z.array(User), doc: 'List all users.' }),
    create: post('/users', {
      needs: 'system full',
      errors: [409, 422],
      status: 201,
      body: UserCreate,
      returns: z.object({
        username: z.string().optional().meta({ label: 'User name' }),
        apikey: z.string().optional().meta({ label: 'Key', kind: 'secret' }),
      }),
      doc: 'Create a user.',
      note: 'The new key is in the answer and nowhere else. Older releases answer an empty body where no key was asked for.',
    }),
    get: get('/users/{username}', {
      needs: 'system full',
      returns: User,
      own: {},
      doc: 'Read one user.',
      note: 'Every user may read the own record.',
    }),
    update: patch('/users/{username}', {
      needs: 'system full',
      errors: [404, 409, 422],
      body: UserUpdate,
      own: { fields: ['password'] },
      doc: 'Change a user.',
      note: 'Every user may change the own password. User name and way to sign in are fixed.',
    }),
    remove: del('/users/{username}', {
      needs: 'system full',
      errors: [404, 405],
      query: z.object({
        dest_user: z
          .string()
          .optional()
          .meta({ refers: 'users', since: '8.0' })
          .describe('Who inherits the dashboards and the like; they go with the user unless given (assumed)'),
      }),
      touches: ['dashboards', 'apikeys', 'usergroups'],
      destructive: true,
      doc: 'Delete a user.',
    }),
    apiKeys: get('/users/{username}/apikeys', {
      needs: 'system full',
      returns: z.array(ApiKey),
      own: {},
      doc: 'List the keys of a user.',
      note: 'Every user may list the own keys. Only the last four digits are shown.',
    }),
    apiKey: get('/users/{username}/apikeys/{keyid}', {
      needs: 'system full',
      returns: ApiKey,
      own: {},
      doc: 'Read one key of a user.',
      note: 'Every user may read the own keys. Firmware 9.8 redirects to the key itself; read it there.',
    }),
    lock: get('/users/{username}/lock', {
      needs: 'system full',
      since: later,
      returns: Lock,
      doc: 'Read whether an account is locked.',
      note: 'Not every later release has it.',
    }),
    unlock: del('/users/{username}/lock', {
      needs: 'system full',
      since: later,
      doc: 'Unlock an account.',
      note: 'Not every later release has it.',
    }),
  },
})
