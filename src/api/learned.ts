/**
 * What later answers teach about a key: where signing in could not find out what it may do, every operation that is
 * answered or refused afterwards rules some privileges out.
 */
import { namesObject, type Operation } from '../catalog/operation'
import { needsIn } from '../catalog/privilege'
import { isApiError } from './errors'
import { session } from './session'
import { narrowed } from './standing'

/** Notes how a call with the key of a session ended. */
export function learnFrom(appliance: string, operation: Operation, error?: unknown): void {
  const refused = isApiError(error) && error.kind === 403
  // Another failure says nothing, and what happens to one object may be about that: everybody may do some things with
  // the own account, and what somebody shares.
  if ((error !== undefined && !refused) || namesObject(operation)) return
  const { standing, release } = session.get().appliances.find(({ id }) => id === appliance) ?? {}
  if (!standing || !release || standing.source === 'roles') return
  // The least that an answer shows, and the most that a refusal does: an appliance may be stricter than its guide.
  const next = narrowed(standing, refused ? operation.needs : needsIn(operation, release), !refused)
  if (next !== standing) session.update(appliance, { standing: next })
}
