/**
 * Whose key it is, where the key may not read the list of keys: its user says the name, and the appliance proves it. Everyone
 * may list the keys of the own account and read what it may do (8.0 guide, Privilege levels).
 */
import { users } from '../catalog/users'
import { z } from '../catalog/zod'
import type { Appliance } from './appliance'
import { isApiError } from './errors'
import { callRaw } from './send'
import { session } from './session'
import { knownStanding, privilegeOfRoles } from './standing'

const Keys = z.array(z.object({ key: z.string() }))
const Account = z.object({ effective_roles: z.record(z.string(), z.string().nullable()) })

/**
 * Takes a name for that of the key's user if it is.
 * @returns false where it is somebody else's, or nobody's
 * @throws ApiError where that could not be found out
 */
export async function nameOwner(appliance: Appliance, username: string, signal?: AbortSignal): Promise<boolean> {
  const input = { params: { username } }
  try {
    const keys = Keys.safeParse(await callRaw(appliance, users.operations.apiKeys, input, { signal })).data ?? []
    if (!keys.some(({ key }) => key.slice(-4) === appliance.keyHint)) return false
  } catch (error) {
    if (isApiError(error) && (error.kind === 403 || error.kind === 404)) return false
    throw error
  }
  const account = await callRaw(appliance, users.operations.get, input, { signal }).catch(() => undefined)
  const roles = Account.safeParse(account).data?.effective_roles
  const privilege = roles ? privilegeOfRoles(roles) : null
  // The notes told what was not known.
  session.update(appliance.id, { user: username, standing: privilege ? knownStanding(privilege) : appliance.standing })
  return true
}
