/** What a browser can observe about a blocked call; diagnose.ts draws the conclusions. */
import type { Permission, ProbeSeen } from './diagnosis'
import { hostKind } from './diagnose'

/** Records a violation of this page's own policy by a call to `url`, from now on until it is read. */
export function watchPolicy(url: string): { read(): Promise<string | null> } {
  let violated: string | null = null
  const note = (event: SecurityPolicyViolationEvent) => {
    if (event.blockedURI.startsWith(url) || url.startsWith(event.blockedURI)) violated = event.effectiveDirective
  }
  const page = typeof document === 'undefined' ? null : document
  page?.addEventListener('securitypolicyviolation', note)
  return {
    async read() {
      // The event comes a moment after the call was rejected.
      await new Promise((resolve) => setTimeout(resolve, 30))
      page?.removeEventListener('securitypolicyviolation', note)
      return violated
    },
  }
}

const isState = (state: unknown): state is Permission => state === 'granted' || state === 'denied' || state === 'prompt'

/**
 * May this page call local addresses? Chrome has asked since release 142, at first under one name, later under one for
 * this machine and one for the rest. Browsers that do not know a name throw.
 */
export async function localNetworkPermission(url: string): Promise<Permission> {
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
 * answer, so that neither a blocked origin nor a refused key matters.
 */
export async function probeHost(url: string, timeout: number, signal: AbortSignal | undefined): Promise<ProbeSeen> {
  const begun = performance.now()
  const limit = AbortSignal.timeout(timeout)
  try {
    await fetch(`${url}/`, {
      mode: 'no-cors',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    })
    return { outcome: 'answered', ms: performance.now() - begun }
  } catch {
    return { outcome: limit.aborted ? 'silent' : 'rejected', ms: performance.now() - begun }
  }
}
