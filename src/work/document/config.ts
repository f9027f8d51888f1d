/**
 * The running config of an appliance: read as text, changed as a whole document, and read again. PUT replaces all of
 * it and nothing of it is saved (5.3 guide, Running config), so what is sent is what is there now with the changes of
 * this console in it, and what is there afterwards is compared with what was meant.
 */
import type { Appliance } from '../../api/appliance'
import { ApiError, isApiError, isLost, sentenceFor, type ErrorFacts } from '../../api/errors'
import { call } from '../../api/send'
import type { Reply } from '../../api/transport'
import { runningconfig } from '../../catalog/runningconfig'
import { canFollow, followJob, jobsBefore } from '../jobs'
import { pause } from '../pause'
import {
  changesBetween,
  differInSecrets,
  mergeDocuments,
  readDocument,
  sameSection,
  type Change,
  type Document,
} from './sections'

const { get, saved, update } = runningconfig.operations

/** Bytes of a configuration that is compared line by line: a page stands still while it is. */
export const mostCompared = 1_000_000

/** How long this browser may fail to reach the appliance after a change, ms, before a restart is advised. */
export const confirmWithin = 60_000

/**
 * Reads the live or the saved configuration.
 * @throws ApiError, NotJson
 */
export async function readConfig(
  appliance: Appliance,
  which: 'live' | 'saved',
  options: { signal?: AbortSignal | undefined; retries?: number; timeout?: number; most?: number } = {},
): Promise<Document> {
  let reply: Reply | undefined
  await call(appliance, which === 'live' ? get : saved, {}, { ...options, onReply: (one) => (reply = one) })
  return readDocument((await reply?.text()) ?? '')
}

/** The sections in which a document and the live one differ in secrets alone. */
export const doubtful = (one: Document, live: Document): string[] =>
  [...live.sections].flatMap(([name, section]) => (differInSecrets(one.sections.get(name), section) ? [name] : []))

/**
 * Those of them that read differently each time: the appliance encrypts their secrets anew, so that nothing is known to
 * differ. Told by another read, which is made only where it matters.
 * @throws ApiError
 */
export async function sealedIn(
  appliance: Appliance,
  one: Document,
  live: Document,
  options: Parameters<typeof readConfig>[2] = {},
): Promise<ReadonlySet<string>> {
  const names = doubtful(one, live)
  if (names.length === 0) return new Set()
  const again = await readConfig(appliance, 'live', options)
  return new Set(names.filter((name) => !sameSection(live.sections.get(name), again.sections.get(name))))
}

/** The step at which its waiting may be stopped. */
export const sending = 'Sending the whole document'

export type Applied =
  /** Somebody else changed the same sections meanwhile; nothing was sent. */
  | { kind: 'conflict'; theirs: Document; sections: readonly string[] }
  | {
      kind: 'applied'
      /** What is there now, read by a fresh request. */
      now: Document
      /** What was there before. */
      before: Document
      /** Sections that are not as they were meant. */
      wrong: readonly Change[]
      /** Sections that somebody else changed meanwhile, kept. */
      theirs: readonly string[]
    }
  /** No request from here succeeded afterwards; why the last one did not, in words. */
  | { kind: 'cut-off'; before: Document; why: string }

/**
 * Applies what was changed in `mine` against `base`: the live configuration is read first, and what others changed in
 * it meanwhile stays. `force` names sections in which this side wins.
 * @throws ApiError where it was refused or stopped before it was there; an answer that was lost is looked after
 */
export async function applyConfig(
  appliance: Appliance,
  base: Document,
  mine: Document,
  options: {
    signal?: AbortSignal
    /** Ends the waiting for the answer to what is sent; what came of it is looked up all the same. */
    stop?: AbortSignal | undefined
    force?: ReadonlySet<string>
    onStep?: (words: string) => void
    /** How long to ask afterwards, ms. */
    within?: number
  } = {},
): Promise<Applied> {
  const { signal, stop, force, onStep, within = confirmWithin } = options
  onStep?.('Reading what is there now')
  const before = await readConfig(appliance, 'live', { signal })
  const merged = mergeDocuments(base, before, mine, await sealedIn(appliance, base, before, { signal }))
  const open = merged.conflicts.filter((name) => !force?.has(name))
  if (open.length > 0) return { kind: 'conflict', theirs: before, sections: open }
  const meant = readDocument(merged.text)
  const known = await jobsBefore(appliance, signal)
  onStep?.(sending)
  let lost: ApiError | undefined
  try {
    // As a file: the text goes out as it is, and the request log keeps nothing of it.
    const body = new Blob([merged.text], { type: 'application/json' })
    await call(appliance, update, { body: body as never }, { signal: stop ?? signal, timeout: 60_000 })
  } catch (error) {
    if (!isApiError(error) || !isLost(error)) throw error
    lost = error
  }
  onStep?.('Asking whether this browser still reaches it')
  const until = Date.now() + within
  let why = ''
  let untouched: ApiError | undefined
  while (Date.now() < until && !signal?.aborted && !untouched) {
    try {
      if (canFollow(appliance))
        await followJob(appliance, { before: known }, { signal, pace: 700, appearsWithin: 700, within })
      const quick = { signal, retries: 0, timeout: 10_000 }
      const now = await readConfig(appliance, 'live', quick)
      const sealed = await sealedIn(appliance, meant, now, quick)
      const wrong = changesBetween(meant, now).filter(({ name }) => !sealed.has(name))
      const facts: ErrorFacts | undefined = lost
      if (facts && wrong.length > 0 && changesBetween(before, now).every(({ name }) => sealed.has(name)))
        untouched = new ApiError({ ...facts, looked: 'not done' })
      else return { kind: 'applied', now, before, wrong, theirs: merged.theirs }
    } catch (error) {
      // A key or page that is not let in any more is cut off as well: the change was made.
      why = sentenceFor(error)
      await pause(2000, signal)
    }
  }
  if (untouched) throw untouched
  return { kind: 'cut-off', before, why }
}

/** A name or address as a whole word of a text: `192.0.2.2` is not in `192.0.2.21`, and is in `192.0.2.2/24`. */
const wordTest = (word: string): RegExp =>
  new RegExp(`(?<![\\w.:-])${word.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)}(?![\\w.:-])`)

/**
 * What a change takes away that this console needs, in words; empty if nothing. Section by section, since a name may
 * well stand elsewhere too.
 */
export function lockOuts(
  base: Document,
  mine: Document,
  { origin, address, user }: { origin: string; address: string; user: string | null },
): string[] {
  const changes = changesBetween(base, mine)
  const lost = (word: string) => {
    if (word === '') return false
    const test = wordTest(word)
    return changes.some(({ from, to }) => from !== null && test.test(from.text) && !(to && test.test(to.text)))
  }
  return [
    ...(lost(origin) ? [`this console’s origin, ${origin}: the appliance would answer this page no more`] : []),
    ...(lost(address) ? [`the address ${address}, at which this console reaches the appliance`] : []),
    ...(user !== null && lost(user) ? [`the user ${user}, whose key this console has`] : []),
  ]
}
