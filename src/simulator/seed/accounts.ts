/** Who works with the appliance: an account for each key, people of a directory, and the groups they are in. */
import type { UserGroup } from '../../catalog/usergroups'
import type { Key } from '../keys'
import { makeKeys } from '../keys'
import { rolesOf, type Roles } from '../roles'
import { setupPassword, type Account } from '../accounts'
import type { World } from '../world'
import { random } from './random'

const day = 86_400_000

/** A group with its members, and the roles that it brings them. */
export interface StoredGroup extends UserGroup {
  members: string[]
  roles: Roles
}

const fullNames: Record<string, string> = {
  setup: 'Setup',
  netops: 'Nadia Petrova (network operations)',
  helpdesk: 'Help desk',
  analyst: 'Ana Lopes',
  forensics: 'Forensics team',
  viewer: 'Wall display',
  guest: 'Guest',
}

type Extra = Pick<Account, 'username' | 'name'> & Partial<Account>

const people: readonly Extra[] = [
  { username: 'm.tanaka', name: '田中 みどり', type: 'remote', granted_roles: { write: 'personal' }, password: null },
  { username: 'j.doe', name: 'Jonas Doe', granted_roles: { write: 'limited' } },
  { username: 'k.müller', name: 'Käthe Müller-Lüdenscheidt', type: 'remote', granted_roles: {}, password: null },
  { username: 'backup-job', name: 'Nightly backup', granted_roles: { system: 'full' }, last_ui_login_time: null },
  { username: 'o.brien', name: 'Pat O\'Brien, "night shift"', granted_roles: { write: null, packets: 'full' } },
  { username: 'former', name: 'Left in spring', enabled: false, granted_roles: { write: 'full' } },
]

const groups: readonly StoredGroup[] = [
  {
    id: 'local-operators',
    name: 'operators',
    display_name: 'Operators',
    is_remote: false,
    members: ['j.doe', 'netops'],
    roles: {},
  },
  {
    id: 'ldap-cn=night-shift',
    name: 'cn=night-shift,ou=groups,dc=corp,dc=example',
    display_name: 'Night shift',
    is_remote: true,
    members: ['k.müller', 'm.tanaka', 'o.brien'],
    roles: { write: 'limited' },
  },
  {
    id: 'local-auditors',
    name: 'auditors',
    display_name: 'Auditors',
    is_remote: false,
    enabled: false,
    members: ['former'],
    roles: { metrics: 'full' },
  },
]

export function seedAccounts(
  world: World,
  keys: readonly Key[] = makeKeys(world.seed, world.role, world.release),
): void {
  const { collections, base, seed } = world
  const draw = random(seed, 'accounts')
  let user_id = 0
  const add = (extra: Extra): void => {
    collections.users.put({
      user_id: ++user_id,
      type: 'local',
      enabled: true,
      granted_roles: {},
      eh_account_team: false,
      password: extra.username === 'setup' ? setupPassword : `${extra.username}-password`,
      date_joined: base - draw.between(200, 900) * day,
      last_ui_login_time: base - draw.between(0, 40 * 24 * 60) * 60_000,
      ...extra,
    })
  }
  for (const { user, privilege } of keys)
    add({ username: user, name: fullNames[user] ?? user, granted_roles: rolesOf(privilege) })
  for (const person of people) add(person)
  for (const group of groups)
    collections.usergroups.put({
      enabled: true,
      last_sync_time: group.is_remote ? base - draw.between(1, 300) * 60_000 : null,
      rights: ['view', 'edit', 'delete'],
      ...group,
      members: [...group.members],
    })
  world.accounts.lock('j.doe', base + 30 * day)
}
