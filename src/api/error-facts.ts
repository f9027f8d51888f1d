/** What is known of a call that came to nothing. */
import type { Method } from '../catalog/operation'
import type { Needs } from '../catalog/privilege'

/**
 * - `unreachable`: nothing readable came back. A browser cannot tell a wrong host from an untrusted certificate,
 *   a blocked origin or a refused local-network request; diagnose.ts probes what can be probed.
 * - `blocked`: nothing readable came back, but the host answers: a key that was revoked, an origin no longer allowed
 * - `timeout`: no answer, or no further bytes of it, within the time given
 * - 207: a part was done and a part was not, by an operation that has no such answer
 * - `client`, `server`: other 4xx and all 5xx; `unsendable`: nothing was sent, the input makes no request
 * - `truncated`: the answer broke off; `not-json`: JSON was due and something else came; `large`: more JSON than a page
 *   can read without standing still; `shape`: JSON of another kind than is answered (an object where a list is due)
 */
export type ErrorKind =
  | 'unreachable'
  | 'blocked'
  | 'timeout'
  | 'cancelled'
  | 207
  | 401
  | 402
  | 403
  | 404
  | 409
  | 422
  | 429
  | 'client'
  | 'server'
  | 'truncated'
  | 'not-json'
  | 'shape'
  | 'large'
  | 'unsendable'

export interface ErrorFacts {
  kind: ErrorKind
  /** Id of the operation, `devices.update`. */
  operation: string
  method: Method
  /** Path and query without the API's prefix; the operation's template where nothing could be built. */
  path: string
  needs: Needs
  /** A read may be repeated without harm; after a failed write it is open whether it was done. */
  reads: boolean
  /** False where the path names no object that could be missing: a create, a list, a command to the appliance. */
  names?: boolean
  /** It starts something that goes on by itself: a restart, a job. There is no rest of it that could be sent. */
  starts?: boolean
  status: number | null
  /** The appliance's or the browser's own words, as text; may be empty. */
  said: string
  /** How long the appliance asks to wait, ms; null where it did not say or the browser may not read it. */
  retryAfter: number | null
  /** From sending to failing, ms. */
  ms: number
  /** After a write whose answer was lost: what was found when it was looked up. */
  looked?: LookedUp | undefined
  /** It was to be read before a write, which was not sent then. */
  unsent?: boolean
  /** The answer as it came, where it is too large to read. */
  came?: Blob | undefined
}

/**
 * - `partly`: not all of what was sent is there, or it is there in another way
 * - `unseen`: the API has nothing that tells; `unread`: what would tell could not be read
 */
export type LookedUp = 'done' | 'not done' | 'partly' | 'unseen' | 'unread'
