/**
 * Changes to many devices: a few jobs (one for each tag or group), each sent in requests of limited size, one after
 * another, so that it can be stopped between two and every device has an outcome of its own. A bulk assignment may
 * be applied in part (207): what is named there failed, the rest is done.
 */
import { isFailures } from '../../../api/send'
import { isCancelled, sentenceFor } from '../../../api/errors'

export interface Job {
  id: string
  /** What is done, in words: "Add PCI scope". */
  what: string
  /** Devices in one request. */
  size: number
  send: (ids: readonly number[], signal: AbortSignal) => Promise<unknown>
  /** What is done before the first request; nothing is sent if it fails. */
  begin?: (ids: readonly number[], signal: AbortSignal) => Promise<void>
}

export interface Failed {
  job: string
  device: number
  reason: string
}

export interface Progress {
  /** Changes that have an outcome; a change is one job on one device. */
  done: number
  of: number
  failed: readonly Failed[]
  requests: number
  /** Jobs, by id: how many of its devices are through. */
  byJob: Readonly<Record<string, number>>
  state: 'running' | 'finished' | 'stopped'
}

export interface Work {
  job: Job
  devices: readonly number[]
}

const listed = (ids: readonly number[], answer: unknown): Map<number, string> => {
  const failed = new Map<number, string>()
  if (!isFailures(answer)) return failed
  const sent = new Set(ids)
  for (const { id, reason } of answer.failures) {
    if (sent.has(Number(id))) failed.set(Number(id), reason)
  }
  return failed
}

/** How many requests the work takes. */
export const requestsOf = (work: readonly Work[]): number =>
  work.reduce((sum, { job, devices }) => sum + Math.ceil(devices.length / job.size), 0)

/** Does the work and tells after each request how far it is. Never rejects: what fails is in the outcome. */
export async function run(
  work: readonly Work[],
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<Progress> {
  let progress: Progress = {
    done: 0,
    of: sumOf(work),
    failed: [],
    requests: 0,
    byJob: {},
    state: 'running',
  }
  const tell = (change: Partial<Progress>) => {
    progress = { ...progress, ...change }
    onProgress(progress)
  }
  tell({})
  for (const { job, devices } of work) {
    const refused = await job.begin?.(devices, signal).then(
      () => null,
      (error: unknown) => (signal.aborted ? null : sentenceFor(error)),
    )
    for (let from = 0; from < devices.length; from += job.size) {
      if (signal.aborted) {
        tell({ state: 'stopped' })
        return progress
      }
      const ids = devices.slice(from, from + job.size)
      let failed: Map<number, string>
      try {
        failed =
          typeof refused === 'string'
            ? new Map(ids.map((id) => [id, refused]))
            : listed(ids, await job.send(ids, signal))
      } catch (error) {
        // Stopped on its way: nobody knows whether the appliance did it, and it is said so.
        const reason = isCancelled(error)
          ? 'Stopped while it was sent: not known whether it was done'
          : sentenceFor(error)
        failed = new Map(ids.map((id) => [id, reason]))
      }
      tell({
        done: progress.done + ids.length,
        requests: progress.requests + (typeof refused === 'string' ? 0 : 1),
        failed: [...progress.failed, ...[...failed].map(([device, reason]) => ({ job: job.id, device, reason }))],
        byJob: { ...progress.byJob, [job.id]: (progress.byJob[job.id] ?? 0) + ids.length },
      })
    }
  }
  tell({ state: 'finished' })
  return progress
}

/** The work that is left when only what failed is tried again. */
export function workAgain(work: readonly Work[], failed: readonly Failed[]): Work[] {
  return work.flatMap(({ job }) => {
    const devices = failed.filter((one) => one.job === job.id).map((one) => one.device)
    return devices.length > 0 ? [{ job, devices }] : []
  })
}

const sumOf = (work: readonly Work[]): number => work.reduce((sum, { devices }) => sum + devices.length, 0)

/** What came of all when a part of it, `again`, was done a second time. */
export function withAgain(before: Progress, again: readonly Work[], progress: Progress): Progress {
  const redone = new Set(again.flatMap(({ job, devices }) => devices.map((device) => `${job.id} ${device}`)))
  const left = before.failed.filter(({ job, device }) => !redone.has(`${job} ${device}`))
  const sizes = new Map(again.map(({ job, devices }) => [job.id, devices.length]))
  const byJob = Object.entries(before.byJob).map(([job, done]) => {
    return [job, done - (sizes.get(job) ?? 0) + (progress.byJob[job] ?? 0)] as const
  })
  return {
    ...progress,
    done: before.done - sumOf(again) + progress.done,
    of: before.of,
    failed: [...left, ...progress.failed],
    requests: before.requests + progress.requests,
    byJob: Object.fromEntries(byJob),
  }
}
