/**
 * Whether an appliance still answers after a call that came to nothing: a browser hides a 401 without cross-origin
 * headers just as it hides a broken line. The probe that the diagnosis of a sign-in uses tells the two apart.
 */
import type { ProbeSeen } from './diagnosis'

/** ms for which one probe answers for all calls that fail at once. */
const fresh = 5000
const patience = 4000

const asked = new Map<string, { at: number; seen: Promise<ProbeSeen> }>()

/** True if the host answers with a trusted certificate; then what blocked the call is its origin or its key. */
export async function answersAtAll(url: string): Promise<boolean> {
  // Only a browser blocks calls.
  if (typeof document === 'undefined') return false
  const known = asked.get(url)
  const now = performance.now()
  const seen =
    known && now - known.at < fresh
      ? known.seen
      : import('./observe').then(({ probeHost }) => probeHost(url, patience, undefined))
  if (seen !== known?.seen) asked.set(url, { at: now, seen })
  return (await seen.catch(() => null))?.outcome === 'answered'
}
