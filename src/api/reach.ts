/**
 * Whether an appliance hides its answers from this page after a call that came to nothing: a browser hides a 401 without
 * cross-origin headers just as it hides a broken line. The probe that the diagnosis of a sign-in uses tells whether the
 * host answers, and one small read with the key whether only that one call was lost.
 */

/** ms for which one look answers for all calls that fail at once. */
const fresh = 5000
const patience = 4000

const looks = new Map<string, { at: number; hides: Promise<boolean> }>()

async function look(url: string, readable: () => Promise<boolean>): Promise<boolean> {
  const { probeHost } = await import('./observe')
  const answers = async () => (await probeHost(url, patience, undefined))?.outcome === 'answered'
  // One that goes down may have answered the first look yet, and the read no more.
  return (await answers()) && !(await readable()) && answers()
}

const known = (url: string): Promise<boolean> | undefined => {
  const last = looks.get(url)
  return last && performance.now() - last.at < fresh ? last.hides : undefined
}

/** The same as was found a moment ago, without a look. */
export const hidJustNow = async (url: string): Promise<boolean> => (await known(url)) ?? false

/**
 * True if the host answers and its API does so no more, as far as this page may see; then what is in the way is its
 * origin or its key. `readable` tells whether a read with the key comes through.
 */
export async function hidesAnswers(url: string, readable: () => Promise<boolean>): Promise<boolean> {
  // Only a browser blocks calls.
  if (typeof document === 'undefined') return false
  const found = known(url)
  if (found) return found
  const hides = look(url, readable).catch(() => false)
  looks.set(url, { at: performance.now(), hides })
  return hides
}
