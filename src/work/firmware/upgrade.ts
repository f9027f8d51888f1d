/**
 * The command to upgrade, and the watch that follows it. The same for one appliance and for thirty: each call is
 * about one, keeps nothing, and hands out what has to be kept (a `Followed`, plain data) before it waits.
 */
import type { Appliance } from '../../api/appliance'
import { asksForKey, isApiError, isLost } from '../../api/errors'
import { call } from '../../api/send'
import { extrahop } from '../../catalog/extrahop'
import { jobs } from '../../catalog/jobs'
import type { Input } from '../../catalog/operation'
import type { Platform } from '../../catalog/platform'
import { canFollow, clueOf, hasEnded, hasSucceeded, isAway, jobsBefore, passing, readJob, type JobClue } from '../jobs'
import { pause } from '../pause'
import type { Followed } from './followed'
import { look } from './look'
import { apart, begin, heard, isFinal, missed, phaseOf, seen, type JobState, type Phase } from './watch'

const minute = 60_000

/**
 * How long an upgrade may take before it is called unknown, ms. A Command that manages 50,000 devices takes an hour
 * (8.0 Explore guide, Upgrade ExtraHop firmware).
 */
export const allowed: Readonly<Record<Platform, number>> = {
  discover: 40 * minute,
  command: 75 * minute,
  explore: 40 * minute,
  trace: 40 * minute,
}

/** What is wanted of an upgrade. */
export interface Wish {
  /** The version that the image or the offer has; null where nobody knows. */
  wanted: string | null
  /** False to leave the restart for later. */
  restarts?: boolean
  /** The command; the default installs the image uploaded last. */
  command?: Command
}

export type Command =
  | { kind: 'upgrade'; body?: Input<typeof extrahop.operations.upgrade>['body'] }
  | { kind: 'rollback' }
  | { kind: 'download-version'; version: string }
  | { kind: 'download-url'; url: string; force?: boolean }

function send(appliance: Appliance, command: Command, restarts: boolean, signal?: AbortSignal) {
  const { upgrade, rollback, downloadFirmwareVersion, downloadFirmwareUrl } = extrahop.operations
  switch (command.kind) {
    case 'upgrade':
      return call(appliance, upgrade, { body: { restart_after: restarts, ...command.body } }, { signal })
    case 'rollback':
      return call(appliance, rollback, {}, { signal })
    case 'download-version':
      return call(appliance, downloadFirmwareVersion, { body: { version: command.version, upgrade: true } }, { signal })
    case 'download-url':
      return call(
        appliance,
        downloadFirmwareUrl,
        { body: { firmware_url: command.url, upgrade: true, ...(command.force && { force: true }) } },
        { signal },
      )
  }
}

/** Types of jobs that end in a restart with another version. */
const installing = /upgrade|rollback|firmware/i

/** The upgrade that somebody has started already; null if there is none, or if it cannot be told. */
export async function runningUpgrade(appliance: Appliance, signal?: AbortSignal): Promise<Followed | null> {
  if (!canFollow(appliance)) return null
  const rows = await call(appliance, jobs.operations.list, {}, { signal })
  const running = rows.findLast((job) => !hasEnded(job) && installing.test(job.type ?? ''))
  if (!running) return null
  const before = await look(appliance, signal)
  const since = Date.now()
  const watch = begin({ wanted: null, before, since, deadline: since + allowed[appliance.platform], restarts: true })
  return { watch, job: running.id, jobsBefore: rows.map(({ id }) => id) }
}

/**
 * Sends the command, after a look at what is there. An answer that was lost is no failure: whether it arrived is
 * found by watching, and it is never sent again from here. An upgrade that runs already is followed instead.
 * `onSent` has the facts before the command leaves, so that a page that closes in between can go on later.
 * @throws ApiError for an answer that refuses it
 */
export async function command(
  appliance: Appliance,
  wish: Wish,
  options: { signal?: AbortSignal | undefined; onSent?: (followed: Followed) => void | Promise<void> } = {},
): Promise<Followed> {
  const { signal, onSent } = options
  const others = await runningUpgrade(appliance, signal)
  if (others) return others
  const [before, known] = await Promise.all([look(appliance, signal), jobsBefore(appliance, signal)])
  const since = Date.now()
  const restarts = wish.restarts ?? true
  const facts = { wanted: wish.wanted, before, since, deadline: since + allowed[appliance.platform], restarts }
  const sent: Followed = { watch: begin({ ...facts, doubtful: true }), job: null, jobsBefore: [...known] }
  await onSent?.(sent)
  try {
    const answer = await send(appliance, wish.command ?? { kind: 'upgrade' }, restarts, signal)
    const clue = clueOf(answer, known, 'upgrade')
    return { ...sent, watch: begin(facts), job: 'id' in clue ? clue.id : null }
  } catch (error) {
    // Started by somebody else between the look and the command.
    const running = isApiError(error) && error.status === 409 ? await runningUpgrade(appliance, signal) : null
    if (running) return running
    // Who says that it is busy has answered.
    if (isAway(error) && !(isApiError(error) && error.status === 503)) return sent
    // It failed at it, or did a part: what of it goes on shows in what it does.
    if (isApiError(error) && isLost(error) && error.status !== null)
      return { ...sent, watch: { ...sent.watch, answer: [`${error.status}.`, error.said].join(' ').trim() } }
    throw error
  }
}

const clueIn = ({ job, jobsBefore: before }: Followed): JobClue =>
  job === null ? { before: new Set(before), type: 'upgrade' } : { id: job }

async function hear(appliance: Appliance, followed: Followed, signal?: AbortSignal): Promise<Followed> {
  if (!canFollow(appliance)) return followed
  try {
    let job = await readJob(appliance, clueIn(followed), signal)
    if (!job) return { ...followed, watch: heard(followed.watch, 'absent', '', Date.now()) }
    if (hasSucceeded(job)) {
      // A download that installs as well ends with its own job, and another one begins.
      const rows = await call(appliance, jobs.operations.list, {}, { signal, retries: 0, timeout: 10_000 })
      const known = new Set([...followed.jobsBefore, job.id])
      const next = rows.findLast(({ id, type }) => !known.has(id) && installing.test(type ?? ''))
      if (next) job = next
    }
    const state: JobState = !hasEnded(job) ? 'running' : hasSucceeded(job) ? 'done' : 'failed'
    const said = [job.step_description, job.details].filter(Boolean).join(', ')
    const step = job.total_steps ? `${job.step_number ?? 0} of ${job.total_steps}: ${said}` : said
    return { ...followed, job: job.id, watch: heard(followed.watch, state, step, Date.now()) }
  } catch (error) {
    // A job that is not listed any more tells nothing; the version does.
    if (isAway(error) || (isApiError(error) && error.status === 404)) return followed
    throw error
  }
}

/** One look, and what it adds to what is known. @throws ApiError for what no restart explains */
async function lookAgain(
  appliance: Appliance,
  followed: Followed,
  passes: ReturnType<typeof passing>,
  signal?: AbortSignal,
): Promise<Followed> {
  try {
    const sighting = await look(appliance, signal)
    const told = await hear(appliance, followed, signal)
    passes(null)
    return { ...told, watch: seen(told.watch, sighting) }
  } catch (error) {
    if (!passes(error)) throw error
    // It answers, so nothing was refused; what, nobody knows.
    if (asksForKey(error)) return { ...followed, watch: { ...followed.watch, first: null } }
    return { ...followed, watch: missed(followed.watch, Date.now()) }
  }
}

export interface WatchOptions {
  signal?: AbortSignal | undefined
  /** Called after every look. */
  onLook?: (followed: Followed, phase: Phase) => void
  /** The deadline may be put off while it is watched: asked before every verdict. */
  deadline?: () => number
  /** Between two looks, ms. */
  pace?: number
  /** True to stop at the deadline too; else it goes on, since a late return still tells what became of it. */
  untilDeadline?: boolean
}

/**
 * Watches until there is a verdict that nothing changes any more, or until it is stopped.
 * @throws ApiError for what no restart explains, such as a key that is not accepted any more
 */
export async function watchUpgrade(
  appliance: Appliance,
  start: Followed,
  options: WatchOptions = {},
): Promise<{ followed: Followed; phase: Phase }> {
  const { signal, onLook, pace = 2000, untilDeadline } = options
  let followed = start
  let phase = phaseOf(start.watch, Date.now())
  // What stands before its API answers long before that does, and hides it as a revoked key does: for a restart that was
  // asked for it is waited until the deadline and beyond, while the frame asks for a key.
  const passes = passing(start.watch.restarts ? Infinity : undefined)
  while (!signal?.aborted) {
    followed = await lookAgain(appliance, followed, passes, signal)
    if (signal?.aborted) break
    const deadline = options.deadline?.() ?? followed.watch.deadline
    followed = { ...followed, watch: { ...followed.watch, deadline } }
    phase = phaseOf(followed.watch, Date.now())
    onLook?.(followed, phase)
    if (isFinal(phase) || (untilDeadline && phase === 'unknown')) break
    await pause(phase === 'confirming' ? apart : phase === 'unknown' ? pace * 5 : pace, signal)
  }
  return { followed, phase }
}
