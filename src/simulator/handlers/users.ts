/** Accounts. Everybody may read the own record and keys and change the own password; the rest needs more. */
import { isDeepStrictEqual } from 'node:util'
import type { User, users as resource } from '../../catalog/users'
import { compareVersions, later } from '../../catalog/release'
import type { Account } from '../accounts'
import { refuse } from '../answer'
import type { AnyContext, Handlers } from '../handler'
import type { World } from '../world'
import { shownKey } from './apikeys'
import { found } from './crud'

const setup = 'setup'

/** The account that the path names; its row has what no answer tells. */
const named = ({ world, params }: AnyContext): Account => found(world.collections.users, params['username'])

function shown(world: World, account: Account): User {
  // Later releases write the moments as text.
  const asText = compareVersions(world.release, later) >= 0
  const moment = (at: number | string | null | undefined) =>
    typeof at === 'number' && asText ? new Date(at).toISOString() : (at ?? null)
  return {
    username: account.username,
    name: account.name,
    type: account.type,
    enabled: account.enabled,
    granted_roles: account.granted_roles,
    effective_roles: world.accounts.rolesOf(account),
    eh_account_team: account.eh_account_team,
    date_joined: moment(account.date_joined),
    last_ui_login_time: moment(account.last_ui_login_time),
  }
}

export const users: Handlers<typeof resource> = {
  list: ({ world }) => Array.from(world.collections.users.all(), (account) => shown(world, account)),

  create: ({ world, body }) => {
    const { create_apikey, username, password, eh_account_team, ...rest } = body
    if (world.collections.users.has(username)) throw refuse(422, `Body field "username": "${username}" is taken`)
    if (body.type === 'local' && password === undefined)
      throw refuse(422, 'Body field "password" is missing: an account that signs in here needs one')
    world.collections.users.put({
      ...rest,
      username,
      eh_account_team,
      user_id: Math.max(0, ...Array.from(world.collections.users.all(), (account) => account.user_id)) + 1,
      granted_roles: { ...body.granted_roles },
      password: password ?? null,
      date_joined: world.stamp(),
      last_ui_login_time: null,
    })
    return create_apikey
      ? { username, apikey: world.accounts.makeKey(username, `Key of ${username}`).key }
      : { username }
  },

  get: (context) => shown(context.world, named(context)),

  update: (context) => {
    const { world, body, caller, given } = context
    const account = named(context)
    const own = [...given].every((field) => field === 'password')
    if (caller.privilege.level !== 'system full' && !own)
      throw refuse(403, 'Needs system full privileges; of the own account only the password can be changed')
    if (body.password !== undefined && account.type === 'remote')
      throw refuse(422, 'Body field "password": this account signs in through a directory')
    const roles = body.granted_roles && { ...body.granted_roles }
    const others = roles && !isDeepStrictEqual(roles, { ...account.granted_roles })
    if (account.username === setup && (body.enabled === false || others))
      throw refuse(422, 'The setup account stays enabled and keeps its privileges')
    const { granted_roles: _, ...rest } = body
    world.collections.users.change(account.username, { ...rest, ...(roles ? { granted_roles: roles } : {}) })
    return undefined
  },

  remove: (context) => {
    const { world, query } = context
    const { username } = named(context)
    if (username === setup) throw refuse(405, 'The setup account cannot be deleted')
    const heir = query.dest_user
    if (heir !== undefined && (heir === username || !world.collections.users.has(heir)))
      throw refuse(400, `Query parameter "dest_user": there is no other user "${heir}"`)
    for (const dashboard of world.collections.dashboards.all()) {
      if (dashboard.owner !== username) continue
      if (heir === undefined) world.remove('dashboards', dashboard.id)
      else world.collections.dashboards.change(dashboard.id, { owner: heir })
    }
    world.accounts.remove(username)
    return undefined
  },

  apiKeys: (context) => {
    const { world } = context
    const { username } = named(context)
    return [...world.collections.apikeys.all()]
      .filter((stored) => stored.username === username)
      .map((stored) => shownKey(world, stored, false))
  },

  apiKey: (context) => {
    const { world, params, caller } = context
    const { username } = named(context)
    const stored = found(world.collections.apikeys, params.keyid)
    if (stored.username !== username) throw refuse(404, `${username} has no API key ${params.keyid}`)
    return shownKey(world, stored, caller.user === username)
  },

  lock: (context) => {
    const until = context.world.accounts.lockOf(named(context).username)
    return { is_locked: until !== null, lockout_expiration: until }
  },

  unlock: (context) => {
    context.world.accounts.unlock(named(context).username)
    return undefined
  },
}
