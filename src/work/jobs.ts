/**
 * Jobs of an appliance, followed to their end. The answer that starts one names it in `Location`, which a browser
 * may mostly not read; then it is the job that was not there before. Ids outlive a restart of the appliance, so a
 * follower does too: connections that are refused meanwhile are waited out.
 */
import { reasonOf, type Appliance } from '../api/appliance'
import { asksForKey, isApiError } from '../api/errors'
import { returning } from '../api/key-trouble'
import { withoutPercent } from '../api/percent'
import { call, type Target } from '../api/send'
import { finalStatuses, jobs, type Job } from '../catalog/jobs'
import { pause } from './pause'

const ended: ReadonlySet<string> = new Set(finalStatuses)

/** True for a job that neither waits nor runs any more. */
export const hasEnded = ({ status }: Pick<Job, 'status'>): boolean => ended.has(status)

/** The same for one that came to what it was for. */
export const hasSucceeded = ({ status }: Pick<Job, 'status'>): boolean => status === 'DONE'

/** True where this release has jobs and the key may read them. */
export const canFollow = (appliance: Appliance): boolean => reasonOf(jobs.operations.list, appliance) === undefined

/** How a job is known: by its id, or as the one that is not among those that were there before. */
export type JobClue = { id: string } | { before: ReadonlySet<string>; type?: string }

/** Ids of all jobs that are there now: taken before an operation that starts one. Empty where there are no jobs. */
export async function jobsBefore(appliance: Appliance, signal?: AbortSignal): Promise<ReadonlySet<string>> {
  if (!canFollow(appliance)) return new Set()
  const rows = await call(appliance, jobs.operations.list, {}, { signal })
  return new Set(rows.map(({ id }) => id))
}

/** The clue that an answer gives: the id in its `Location`, else what was there before. */
export const clueOf = (answer: unknown, before: ReadonlySet<string>, type?: string): JobClue => {
  const location: unknown =
    typeof answer === 'object' && answer !== null && 'location' in answer ? answer.location : undefined
  const found = typeof location === 'string' ? /\/jobs\/([^/?#]+)/.exec(location)?.[1] : undefined
  return found === undefined ? { before, ...(type !== undefined && { type }) } : { id: withoutPercent(found) }
}

/**
 * The job of a clue as it stands now; undefined if there is none. Of several that are new, one of the wanted type,
 * else the last in the list, since appliances list the newest last or give no order at all.
 * @throws ApiError
 */
export async function readJob(target: Target, clue: JobClue, signal?: AbortSignal): Promise<Job | undefined> {
  const options = { signal, retries: 0, timeout: 10_000 }
  if ('id' in clue) return call(target, jobs.operations.get, { params: { id: clue.id } }, options)
  const rows = await call(target, jobs.operations.list, {}, options)
  const fresh = rows.filter(({ id }) => !clue.before.has(id))
  return fresh.findLast(({ type }) => type === clue.type) ?? fresh.at(-1)
}

export interface FollowOptions {
  signal?: AbortSignal | undefined
  /** Called with what was read, and with null while the appliance does not answer. */
  onSight?: (job: Job | null) => void
  /** Between two reads, ms. */
  pace?: number
  /** After so many ms without an end it is given up, ms. */
  within?: number
  /** How long a job that is found by difference may take to appear, ms. */
  appearsWithin?: number
}

export type JobEnd =
  | { kind: 'ended'; job: Job }
  /** No job was started, or it is not listed. */
  | { kind: 'none' }
  | { kind: 'late'; job: Job | null }
  | { kind: 'stopped' }

/** True for failures that a restart explains: nobody listens, or a gateway says so. */
export const isAway = (error: unknown): boolean =>
  isApiError(error) &&
  (error.kind === 'unreachable' ||
    // Its first answers after a restart may come before its API allows this page again.
    error.kind === 'blocked' ||
    error.kind === 'timeout' ||
    error.kind === 'truncated' ||
    error.kind === 'not-json' ||
    error.status === 502 ||
    error.status === 503 ||
    error.status === 504)

/**
 * True where nobody knows whether a command was done, for its answer is away. Where the appliance says that it is busy,
 * or answers everything and hides it from this page as it does for a revoked key, the command itself came to nothing.
 */
export const isUnheard = (error: unknown): boolean =>
  isAway(error) && isApiError(error) && error.kind !== 'blocked' && error.status !== 503

/**
 * Judges looks one after another, null for one that was answered: true while a restart may explain the failure. For so
 * many ms may answers be hidden from this page.
 */
export function passing(mayHide = returning): (error: unknown, at?: number) => boolean {
  let hiddenSince: number | null = null
  return (error, at = Date.now()) => {
    hiddenSince = asksForKey(error) ? (hiddenSince ?? at) : null
    return isAway(error) && (hiddenSince === null || at - hiddenSince < mayHide)
  }
}

/**
 * Follows a job until it ends.
 * @throws ApiError for anything but an appliance that is away
 */
export async function followJob(target: Target, clue: JobClue, options: FollowOptions = {}): Promise<JobEnd> {
  const { signal, onSight, pace = 2000, within = 3_600_000, appearsWithin = 3000 } = options
  const begun = Date.now()
  let known: JobClue = clue
  let last: Job | null = null
  const passes = passing()
  while (!signal?.aborted) {
    try {
      const job = await readJob(target, known, signal)
      passes(null)
      if (job) {
        known = { id: job.id }
        last = job
        onSight?.(job)
        if (hasEnded(job)) return { kind: 'ended', job }
      } else if (Date.now() - begun > appearsWithin) return { kind: 'none' }
    } catch (error) {
      if (signal?.aborted) break
      if (isApiError(error) && error.status === 404 && 'id' in known) return { kind: 'none' }
      if (!passes(error)) throw error
      onSight?.(null)
    }
    if (Date.now() - begun > within) return { kind: 'late', job: last }
    await pause(pace, signal)
  }
  return { kind: 'stopped' }
}
