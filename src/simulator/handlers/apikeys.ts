/** Keys: everybody sees whose they are and how they end; whole they are shown to their owners alone. */
import type { ApiKey, apikeys as resource } from '../../catalog/apikeys'
import { lastFour, type StoredKey } from '../accounts'
import { refuse } from '../answer'
import type { Handlers } from '../handler'
import type { World } from '../world'
import { found } from './crud'

const setup = 'setup'

/** A key as an answer; whole only if `whole`. */
export const shownKey = (world: World, stored: StoredKey, whole: boolean): ApiKey => ({
  id: stored.id,
  key: whole ? stored.key : lastFour(stored.key),
  description: stored.description,
  username: stored.username,
  user_id: world.collections.users.get(stored.username)?.user_id ?? 0,
  time_added: stored.time_added,
})

export const apikeys: Handlers<typeof resource> = {
  list: ({ world }) => Array.from(world.collections.apikeys.all(), (stored) => shownKey(world, stored, false)),
  create: ({ world, body }) => {
    world.accounts.checkPassword(setup, body.password)
    if (world.accounts.hasKey(setup)) throw refuse(409, 'The setup account has an API key already')
    return { apikey: world.accounts.makeKey(setup, 'Made with the setup password').key }
  },
  get: ({ world, params, caller }) => {
    const stored = found(world.collections.apikeys, params.keyid)
    return shownKey(world, stored, stored.username === caller.user)
  },
}
