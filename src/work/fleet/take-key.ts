/** Another key for a member of a run whose own is not accepted any more. */
import { identify, type SignInResult } from '../../api/sign-in'
import { roster } from './roster'

/** Tries it on the appliance, and keeps it where that accepts it. */
export async function takeKey(id: string, key: string, signal: AbortSignal): Promise<SignInResult> {
  const found = await identify({ url: id, key }, { signal })
  if (found.kind !== 'identified') return found
  roster.join(found.appliance, found.key)
  return { kind: 'signed-in', appliance: found.appliance }
}
