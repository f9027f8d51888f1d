/** What every user may do with the own account, whatever the key's privilege: the catalogue says which operations. */
import type { Operation } from '../catalog/operation'
import type { Caller } from './handler'

/** True for the own record, the own keys and a change of the own account, of which the handler allows the password. */
export const isOwn = (operation: Operation, params: Readonly<Record<string, string>>, caller: Caller): boolean =>
  operation.own !== undefined && caller.user !== '' && params['username'] === caller.user
