/** The diagnosis of a sign-in as a whole: look, conclude. Fetched apart from the sign-in page, which seldom needs it. */
import { conclude } from './diagnose'
import type { CallSeen, Diagnosis, Stop } from './diagnosis'
import { localNetworkPermission, probeHost } from './observe'
import { stopsUntil } from './stops'

interface Watching {
  signal?: AbortSignal | undefined
  onStep?: ((stops: Stop[]) => void) | undefined
}

const pageOrigin = (): string => (typeof location === 'undefined' ? 'null' : location.origin)

/**
 * Asks the browser what it can tell about a call that did not get through, and concludes.
 * @returns null if cancelled meanwhile
 */
export async function diagnose(
  url: string,
  call: CallSeen,
  violation: string | null,
  { signal, onStep }: Watching,
): Promise<Diagnosis | null> {
  onStep?.(stopsUntil('host', 'asking whether anything answers'))
  const unanswered = (call.outcome === 'blocked' || call.outcome === 'silent') && violation === null
  const [permission, seen] = await Promise.all([
    localNetworkPermission(url, pageOrigin()),
    unanswered ? probeHost(url, 8000, signal) : null,
  ])
  if (signal?.aborted) return null
  const offline = typeof navigator !== 'undefined' && 'onLine' in navigator && !navigator.onLine
  const at = Date.now()
  return conclude({ url, pageOrigin: pageOrigin(), offline, permission, violation, call, probe: seen, at })
}
