/** What a browser can observe about a blocked call; diagnose.ts draws the conclusions. */
import { firstOf } from '../browser/first-of'
import type { Permission, ProbeSeen } from './diagnosis'
import { hostKind } from './diagnose'

const isState = (state: unknown): state is Permission => state === 'granted' || state === 'denied' || state === 'prompt'

/**
 * May this page call local addresses? Chrome has asked since release 142, at first under one name, later under one for
 * this machine and one for the rest. Browsers that do not know a name throw.
 */
export async function localNetworkPermission(url: string, pageOrigin: string): Promise<Permission> {
  // The browser asks only where a page calls somewhere more private than it came from.
  if (URL.canParse(pageOrigin) && hostKind(pageOrigin) === 'loopback') return 'not needed'
  const names = ['local-network-access', hostKind(url) === 'loopback' ? 'loopback-network' : 'local-network']
  const found: Permission[] = []
  for (const name of names) {
    try {
      // The names are newer than the compiler's list.
      const { state } = await navigator.permissions.query({ name: name as PermissionName })
      if (isState(state)) found.push(state)
    } catch {
      // Not known here.
    }
  }
  return found.includes('denied') ? 'denied' : (found[0] ?? 'not told')
}

/**
 * Does anything answer there with a certificate that the browser trusts? Asked without key and without reading the
 * answer, so that neither a blocked origin nor a refused key matters. `anew`: over a connection that no other call of
 * this page has opened, so that it is the certificate of now that is judged; browsers keep calls with and without
 * credentials apart, and the appliance's API is only ever called without.
 */
export async function probeHost(
  url: string,
  timeout: number,
  signal: AbortSignal | undefined,
  { anew = false } = {},
): Promise<ProbeSeen> {
  const begun = performance.now()
  const limit = AbortSignal.timeout(timeout)
  try {
    await fetch(`${url}/`, {
      mode: 'no-cors',
      credentials: anew ? 'include' : 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: signal ? firstOf(signal, limit) : limit,
    })
    return { outcome: 'answered', ms: performance.now() - begun }
  } catch {
    return { outcome: limit.aborted ? 'silent' : 'rejected', ms: performance.now() - begun }
  }
}
