/**
 * Signing in: GET /extrahop shows that the address, the certificate, the allowed origin and the key are right. If it
 * does not get through, the browser is asked what it can tell, and the result is a diagnosis, never a bare failure.
 */
import { extrahop } from '../catalog/extrahop'
import { platformOf } from '../catalog/platform'
import { isDescribed, takenFor } from '../catalog/release'
import { z } from '../catalog/zod'
import { checkKey, normaliseUrl } from './address'
import type { Appliance } from './appliance'
import { stopsUntil } from './stops'
import type { CallSeen, Diagnosis, Stop } from './diagnosis'
import { isApiError, isCancelled } from './errors'
import { watchPolicy } from './policy-watch'
import { callWithKey } from './send'
import { session } from './session'
import type { Learned } from './probe'
import { openStanding } from './standing'

export interface SignInInput {
  /** As typed. */
  url: string
  key: string
  /** Keep the key, encrypted, until the tab is closed. */
  keep: boolean
}

export interface SignInOptions {
  signal?: AbortSignal | undefined
  onStep?: ((stops: Stop[]) => void) | undefined
  /** The longest silence of the first call, ms. */
  timeout?: number | undefined
}

export type SignInResult =
  | { kind: 'signed-in'; appliance: Appliance }
  /** Nothing was sent: what was typed cannot be right. */
  | { kind: 'refused'; field: 'url' | 'key'; message: string }
  | { kind: 'diagnosis'; diagnosis: Diagnosis }
  | { kind: 'cancelled' }

// What follows the first call weighs more than the rest of the sign-in page, so it comes while the operator types.
const probe = () => import('./probe')
const diagnosing = () => import('./diagnosing')

/** Fetches what the end of signing in needs; call it when the operator begins to type. */
export const prefetchSignIn = (): void => {
  void Promise.allSettled([probe(), diagnosing(), import('./kept')])
}

const diagnose = async (
  ...seen: Parameters<Awaited<ReturnType<typeof diagnosing>>['diagnose']>
): Promise<Identified> => {
  const diagnosis = await (await diagnosing()).diagnose(...seen)
  return diagnosis ? { kind: 'diagnosis', diagnosis } : { kind: 'cancelled' }
}

/** What has to be there for signing in; the rest of the answer may be anything. */
const Facts = z.object({
  // What is no version is a release that is not known, which is said and hides nothing.
  version: z.union([z.string().trim(), z.number().transform(String), z.null().transform(() => '')]),
  platform: z.string(),
  hostname: z.string().optional().catch(undefined),
  display_host: z.string().optional().catch(undefined),
})

const isText = (text: string | undefined): text is string => text !== undefined && text !== ''

function seenOf(error: unknown): CallSeen {
  if (!isApiError(error)) return { outcome: 'unreadable', why: 'shape', said: String(error), ms: 0 }
  const { kind, ms, said, status } = error
  switch (kind) {
    case 'unreachable':
    case 'blocked':
    case 'cancelled':
    case 'unsendable':
      return { outcome: 'blocked', ms }
    case 'timeout':
      return { outcome: 'silent', ms }
    case 'large':
      return { outcome: 'unreadable', why: 'shape', said, ms }
    case 'truncated':
    case 'not-json':
    case 'shape':
      return { outcome: 'unreadable', why: kind, said, ms }
    default:
      return { outcome: 'answered', status: status ?? 0, said, ms }
  }
}

export type Identified =
  | { kind: 'identified'; appliance: Appliance; key: string }
  | Exclude<SignInResult, { kind: 'signed-in' }>

/**
 * Signs in to an appliance and makes it the active one.
 * @returns never throws for what an appliance or a network does; that is a diagnosis
 */
export async function signIn(input: SignInInput, options: SignInOptions = {}): Promise<SignInResult> {
  const found = await identify(input, options)
  if (found.kind !== 'identified') return found
  await session.add(found.appliance, found.key, input.keep)
  return { kind: 'signed-in', appliance: found.appliance }
}

/** Finds out which appliance answers at an address and what the key may do there; nothing is kept. */
export async function identify(
  input: Pick<SignInInput, 'url' | 'key'>,
  options: SignInOptions = {},
): Promise<Identified> {
  const { signal, onStep } = options
  const address = normaliseUrl(input.url)
  if (!address.ok) return { kind: 'refused', field: 'url', message: address.message }
  const checked = checkKey(input.key)
  if (!checked.ok) return { kind: 'refused', field: 'key', message: checked.message }
  const { url } = address
  const { key } = checked
  const target = { id: url, url }

  onStep?.(stopsUntil('network', 'calling the appliance'))
  const policy = watchPolicy(url)
  const begun = performance.now()
  let facts: z.output<typeof Facts>
  try {
    const answer = await callWithKey(
      target,
      key,
      extrahop.operations.get,
      {},
      {
        signal,
        retries: 0,
        timeout: options.timeout ?? 15_000,
      },
    )
    void policy.read()
    const parsed = Facts.safeParse(answer)
    if (!parsed.success) {
      const said = 'GET /extrahop names no version or platform'
      return await diagnose(
        url,
        { outcome: 'unreadable', why: 'shape', said, ms: performance.now() - begun },
        null,
        options,
      )
    }
    facts = parsed.data
  } catch (error) {
    if (isCancelled(error) || signal?.aborted) return { kind: 'cancelled' }
    return diagnose(url, seenOf(error), await policy.read(), options)
  }

  onStep?.(stopsUntil('key', 'learning what the key may do'))
  const release = takenFor(facts.version)
  const platform = platformOf(facts.platform)
  const kind: Pick<Appliance, 'platform' | 'release' | 'absent'> = { platform: platform ?? 'discover', release }
  let learned: Learned
  try {
    const { absentFrom, learn } = await probe()
    if (!isDescribed(facts.version)) kind.absent = await absentFrom(target, key, kind, signal)
    learned = await learn(target, key, kind, signal)
  } catch (error) {
    if (isCancelled(error) || signal?.aborted) return { kind: 'cancelled' }
    learned = { standing: openStanding(release), user: null }
  }
  const { standing, user, noUser } = learned
  const notes = [
    ...standing.notes,
    ...(noUser ? [`Who owns the key is not known: ${noUser}.`] : []),
    ...(platform ? [] : [`Platform “${facts.platform}” is not known; taken as Discover.`]),
  ]
  const appliance: Appliance = {
    id: url,
    url,
    name: [facts.display_host, facts.hostname].find(isText) ?? new URL(url).host,
    version: facts.version,
    ...kind,
    standing: { ...standing, notes },
    user,
    keyHint: key.slice(-4),
  }
  return { kind: 'identified', appliance, key }
}
