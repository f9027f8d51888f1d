/**
 * The running config of an appliance: read as text, changed as a whole document, and read again. PUT replaces all of
 * it and nothing of it is saved (5.3 guide, Running config), so what is sent is what is there now with the changes of
 * this console in it, and what is there afterwards is compared with what was meant.
 */
import type { Appliance } from '../../api/appliance'
import { ApiError, isApiError, isLost, sentenceFor, type ErrorFacts, type ErrorKind } from '../../api/errors'
import { call } from '../../api/send'
import type { Reply } from '../../api/transport'
import { runningconfig } from '../../catalog/runningconfig'
import { beforeSending } from '../before-sending'
import { canFollow, followJob, jobsBefore } from '../jobs'
import { pause } from '../pause'
import { atDesk, DeskProblem, hold, type Config, type DeskOptions } from './desk'
import type { Changed } from './desk-tasks'

const { get, saved, update } = runningconfig.operations

/** Bytes of an answer that is looked at as any other is; of a larger one nothing but the file is taken. */
export const mostLookedAt = 400_000

/** Bytes of a configuration that is read, compared and put together. */
export const mostCompared = 64_000_000

/** How long this browser may fail to reach the appliance after a change, ms, before a restart is advised. */
export const confirmWithin = 60_000

interface ReadOptions extends DeskOptions {
  retries?: number
  timeout?: number
}

/**
 * Reads the live or the saved configuration.
 * @throws ApiError, AbortError
 */
export async function readConfig(
  appliance: Appliance,
  which: 'live' | 'saved',
  { onAt, ...options }: ReadOptions = {},
): Promise<Config> {
  const operation = which === 'live' ? get : saved
  let reply: Reply | undefined
  await call(appliance, operation, {}, { ...options, large: mostLookedAt, onReply: (one) => (reply = one) })
  const file = (await reply?.file()) ?? new Blob()
  const refuse = (kind: ErrorKind, said: string) => {
    const { id, method, path, needs, reads } = operation
    return new ApiError({ operation: id, method, path, needs, reads, status: 200, retryAfter: null, ms: 0, kind, said })
  }
  if (file.size > mostCompared) throw refuse('large', `The answer has ${(file.size / 1e6).toFixed(0)} MB.`)
  try {
    return await hold(file, { signal: options.signal, onAt })
  } catch (error) {
    throw error instanceof DeskProblem ? refuse('not-json', `${error.message}.`) : error
  }
}

/**
 * The sections in which a document and the live one differ in secrets alone, and which read differently each time: the
 * appliance encrypts their secrets anew, so that nothing is known to differ. Told by another read, which is made only
 * where it matters.
 * @throws ApiError
 */
export async function sealedIn(
  appliance: Appliance,
  one: Config,
  live: Config,
  options: ReadOptions = {},
): Promise<ReadonlySet<string>> {
  const names = await atDesk('doubtful', { from: one, to: live }, options)
  if (names.length === 0) return new Set()
  const again = await readConfig(appliance, 'live', options)
  return new Set(await atDesk('unlike', { from: live, to: again, names }, options))
}

/** The step at which its waiting may be stopped. */
export const sending = 'Sending the whole document'

export type Applied =
  /** Somebody else changed the same sections meanwhile; nothing was sent. */
  | { kind: 'conflict'; theirs: Config; sections: readonly string[] }
  | {
      kind: 'applied'
      /** What is there now, read by a fresh request. */
      now: Config
      /** What was there before. */
      before: Config
      /** Sections that are not as they were meant. */
      wrong: readonly Changed[]
      /** Sections that somebody else changed meanwhile, kept. */
      theirs: readonly string[]
    }
  /** No request from here succeeded afterwards; why the last one did not, in words. */
  | { kind: 'cut-off'; before: Config; why: string }

/**
 * Applies what was changed in `mine` against `base`: the live configuration is read first, and what others changed in
 * it meanwhile stays. `force` names sections in which this side wins.
 * @throws ApiError where it was refused or stopped before it was there; an answer that was lost is looked after
 */
export async function applyConfig(
  appliance: Appliance,
  base: Config,
  mine: Config,
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
  const before = await beforeSending(readConfig(appliance, 'live', { signal }))
  const sealed = await beforeSending(sealedIn(appliance, base, before, { signal }))
  const merged = await atDesk('merge', { base, theirs: before, mine, sealed })
  const open = merged.conflicts.filter((name) => !force?.has(name))
  if (open.length > 0) return { kind: 'conflict', theirs: before, sections: open }
  const meant = await hold(merged.file)
  const known = await beforeSending(jobsBefore(appliance, signal))
  onStep?.(sending)
  let lost: ApiError | undefined
  try {
    // As a file: the text goes out as it is, and the request log keeps nothing of it.
    await call(appliance, update, { body: merged.file as never }, { signal: stop ?? signal, timeout: 60_000 })
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
      const wrong = (await atDesk('changes', { from: meant, to: now })).filter(({ name }) => !sealed.has(name))
      const facts: ErrorFacts | undefined = lost
      const moved = facts && wrong.length > 0 ? await atDesk('changes', { from: before, to: now }) : []
      if (facts && wrong.length > 0 && moved.every(({ name }) => sealed.has(name)))
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
