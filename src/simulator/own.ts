/** What every user may do with the own account, whatever the key's privilege (8.0 Explore guide, Privilege levels). */
import type { Operation } from '../catalog/operation'
import type { Caller } from './handler'

const own = new Set(['users.get', 'users.apiKeys', 'users.apiKey', 'users.update'])

/** True for the own record, the own keys and a change of the own account, of which the handler allows the password. */
export const isOwn = (operation: Operation, params: Readonly<Record<string, string>>, caller: Caller): boolean =>
  own.has(operation.id) && caller.user !== '' && params['username'] === caller.user
