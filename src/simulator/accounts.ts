/**
 * Accounts, their keys, passwords and locks. A key may do what the effective roles of its user amount to, so that
 * a change of roles, a disabled account or a deleted one shows at the next request.
 */
import type { User } from '../catalog/users'
import type { Privilege } from '../catalog/privilege'
import { refuse } from './answer'
import type { Caller } from './handler'
import type { Key } from './keys'
import { combined, privilegeOf, type Roles } from './roles'
import { random } from './seed/random'
import type { World } from './world'

/** A user and what no answer tells. */
export interface Account extends User {
  user_id: number
  granted_roles: Roles
  /** Null for accounts of a directory. */
  password: string | null
}

export interface StoredKey {
  id: number
  key: string
  description: string | null
  username: string
  time_added: number
}

/** The password of the setup account, here and on every appliance that can be connected. */
export const setupPassword = 'default'

/** Wrong passwords in a row that lock an account, and for how long, ms. */
const tries = 5
const lockTime = 600_000

export class Accounts {
  readonly #world: World
  /** Keys that no longer work without being gone; the server's faults fill it. */
  revoked: ReadonlySet<string> = new Set()
  readonly #locks = new Map<string, number>()
  readonly #wrong = new Map<string, number>()
  #made = 0

  constructor(world: World) {
    this.#world = world
  }

  get #keys() {
    return this.#world.collections.apikeys
  }

  /** Makes room for the keys that a simulator starts with; the users they belong to are seeded. */
  adopt(keys: readonly Key[]): void {
    for (const [index, { key, user }] of keys.entries())
      this.#keys.put({
        id: index + 1,
        key,
        description: index === 0 ? 'Made with the setup password' : `Key of ${user}`,
        username: user,
        time_added: this.#world.base - (400 - index * 30) * 86_400_000,
      })
  }

  /** The roles that an account has: its own and those of the enabled groups it is in. */
  rolesOf(account: Account): Roles {
    const groups = [...this.#world.collections.usergroups.all()].filter(
      (group) => group.enabled && group.members.includes(account.username),
    )
    return combined([account.granted_roles, ...groups.map((group) => group.roles)])
  }

  privilegeOf(account: Account): Privilege {
    return privilegeOf(this.rolesOf(account), this.#world.release)
  }

  /** Who sent a request, by its Authorization header: `ExtraHop apikey=...`. Null for nobody. */
  callerOf(header: string | undefined): Caller | null {
    const key = /^ExtraHop\s+apikey=(\S+)\s*$/i.exec(header ?? '')?.[1]
    if (key === undefined || this.revoked.has(key)) return null
    for (const stored of this.#keys.all()) {
      if (stored.key !== key) continue
      const account = this.#world.collections.users.get(stored.username)
      return account?.enabled ? { user: account.username, privilege: this.privilegeOf(account) } : null
    }
    return null
  }

  /** A new key of a user; nobody sees it whole again but the owner. */
  makeKey(username: string, description: string): StoredKey {
    const draw = random(this.#world.seed, 'key', username, ++this.#made)
    const key = Array.from({ length: 32 }, () => draw.between(0, 15).toString(16)).join('')
    return this.#keys.insert({ id: 0, key, description, username, time_added: this.#world.stamp() })
  }

  /** True while a key of this user works. */
  hasKey(username: string): boolean {
    return [...this.#keys.all()].some((stored) => stored.username === username && !this.revoked.has(stored.key))
  }

  /** Forgets an account with its keys, locks and memberships. */
  remove(username: string): void {
    const { users, usergroups } = this.#world.collections
    users.delete(username)
    for (const stored of this.#keys.all()) if (stored.username === username) this.#keys.delete(stored.id)
    for (const group of usergroups.all())
      usergroups.change(group.id, { members: group.members.filter((member) => member !== username) })
    this.#locks.delete(username)
  }

  /** Throws a 401 for a wrong password or a locked account. */
  checkPassword(username: string, password: string): void {
    if (this.lockOf(username) !== null) throw refuse(401, `The account ${username} is locked`)
    if (this.#world.collections.users.get(username)?.password === password) {
      this.#wrong.delete(username)
      return
    }
    const count = (this.#wrong.get(username) ?? 0) + 1
    this.#wrong.set(username, count)
    if (count >= tries) this.lock(username, this.#world.now() + lockTime)
    throw refuse(401, 'The password is wrong')
  }

  lock(username: string, until: number): void {
    this.#locks.set(username, until)
  }

  /** When the lock of an account ends, ms; null if it is not locked. */
  lockOf(username: string): number | null {
    const until = this.#locks.get(username)
    return until !== undefined && until > this.#world.now() ? until : null
  }

  unlock(username: string): void {
    this.#locks.delete(username)
    this.#wrong.delete(username)
  }
}

/** Shows the last four digits of a secret and nothing else. */
export const lastFour = (secret: string): string => secret.slice(-4)
