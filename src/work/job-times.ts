/**
 * When this browser saw a job first, and when it saw that it had ended. Appliances tell no times of their jobs; what
 * is kept here is honest about that: a job that had ended when it was first seen began and ended before.
 */
import type { Job } from '../catalog/jobs'
import { finalStatuses } from '../catalog/jobs'
import { z } from '../catalog/zod'
import { keepHere, readHere } from './on-this-machine'

const Times = z.object({
  /** When it was seen first, ms. */
  seen: z.number(),
  /** When it was first seen to have ended, ms. */
  ended: z.number().optional(),
  /** True where it had ended already when it was seen first: both times are the latest possible. */
  before: z.boolean().optional(),
})
export type JobTimes = z.output<typeof Times>

const Kept = z.record(z.string(), z.record(z.string(), Times))
const place = 'hopdeck.job-times'
/** Jobs kept for each appliance. */
const most = 200

const final: ReadonlySet<string> = new Set(finalStatuses)

function readAll(): Map<string, Map<string, JobTimes>> {
  const kept = Object.entries(readHere(place, Kept) ?? {})
  return new Map(kept.map(([appliance, jobs]) => [appliance, new Map(Object.entries(jobs))]))
}

/** The times of an appliance's jobs by id. */
export const jobTimes = (appliance: string): ReadonlyMap<string, JobTimes> => readAll().get(appliance) ?? new Map()

/** Notes what was just read of an appliance's jobs; those that are listed no more are forgotten once there are many. */
export function noteJobs(
  appliance: string,
  jobs: readonly Pick<Job, 'id' | 'status'>[],
  now = Date.now(),
): ReadonlyMap<string, JobTimes> {
  const all = readAll()
  const known = all.get(appliance) ?? new Map<string, JobTimes>()
  let changed = false
  for (const { id, status } of jobs) {
    // One that cannot be told from others has no times.
    if (typeof id !== 'string') continue
    const over = final.has(status)
    const was = known.get(id)
    if (was && (was.ended !== undefined || !over)) continue
    changed = true
    known.set(id, was ? { ...was, ended: now } : { seen: now, ...(over && { ended: now, before: true }) })
  }
  if (!changed) return known
  const latest = [...known].toSorted(([, a], [, b]) => b.seen - a.seen).slice(0, most)
  all.set(appliance, new Map(latest))
  keepHere(place, Object.fromEntries([...all].map(([one, times]) => [one, Object.fromEntries(times)])))
  return known
}

/**
 * Newest first: by when they were seen, and of those that were seen at once the last in the list, since appliances put
 * new ones there.
 */
export function newestFirst<T extends Pick<Job, 'id' | 'status'>>(
  jobs: readonly T[],
  times: ReadonlyMap<string, JobTimes>,
): T[] {
  const at = ({ id }: T) => times.get(id)?.seen ?? 0
  return jobs
    .map((job, index) => ({ job, index }))
    .toSorted((a, b) => at(b.job) - at(a.job) || b.index - a.index)
    .map(({ job }) => job)
}
