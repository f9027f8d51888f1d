/**
 * What an appliance that is being upgraded has shown so far, and the verdict on it. Pure: sightings in, verdict out.
 *
 * An accepted command is no upgrade, and a refused connection is no restart. Verified is only what showed, twice and
 * ten seconds apart: the wanted version, the same identity, and processes that all started after those that were
 * there before the command. Everything else has a name of its own, and a sighting that comes late can still turn it.
 */
import { compareVersions } from '../../catalog/release'

/** Who an appliance is and how long it has been up, as far as it says so. */
export interface Sighting {
  /** When it answered, ms, by this browser's clock. */
  at: number
  version: string
  /** The license's serial number, else another mark of the hardware; null where nothing is told. */
  identity: string | null
  /** When the process that has run longest started, ms, by the appliance's clock; null where it is not told. */
  started: number | null
}

/** What the job of the upgrade says; `none` where nothing is known, `absent` where jobs are told and it is not among them. */
export type JobState = 'none' | 'absent' | 'running' | 'done' | 'failed'

/** An upgrade from the command on. Plain data: it is kept over a reload. */
export interface Watch {
  /** The version to be reached; null where nobody knows it, then any other version counts. */
  wanted: string | null
  before: Sighting
  /** When the command was sent, ms. */
  since: number
  /** When it is given up, ms. */
  deadline: number
  /** False where it was asked not to restart. */
  restarts: boolean
  /** True while it is not known whether the command was taken: its answer was lost or says neither. */
  doubtful: boolean
  /** What the appliance itself answered to the command where that says neither: a status and its words. */
  answer?: string | undefined
  job: JobState
  /** When the job was first heard to be so, ms. */
  jobSince?: number | undefined
  /** In the job's own words. */
  step: string
  refused: number
  /** Since when nothing has been answered, ms; null while it answers. */
  awaySince: number | null
  /** The first sighting that fits everything, and the last one of all. */
  first: Sighting | null
  last: Sighting | null
}

export type Phase =
  | 'installing'
  | 'restarting'
  | 'confirming'
  | 'verified'
  | 'installed'
  | 'not-started'
  | 'failed'
  | 'stranger'
  | 'unknown'

/** Two reads that agree have to lie so far apart, ms. */
export const apart = 10_000

/** How long a job may take to show up, or the restart after it to begin, ms. */
const settling = 5000

export const begin = (
  facts: Pick<Watch, 'wanted' | 'before' | 'since' | 'deadline' | 'restarts' | 'answer'> & { doubtful?: boolean },
): Watch => ({
  ...facts,
  doubtful: facts.doubtful ?? false,
  job: 'none',
  step: '',
  refused: 0,
  awaySince: null,
  first: null,
  last: null,
})

const sameAppliance = (watch: Watch, { identity }: Sighting): boolean =>
  identity === null || watch.before.identity === null || identity === watch.before.identity

/** True if all of it started anew after the command. Where no times are told, an absence has to do. */
const restarted = (watch: Watch, { started }: Sighting): boolean =>
  started === null || watch.before.started === null ? watch.refused > 0 : started > watch.before.started

const reached = ({ wanted, before }: Watch, { version }: Sighting): boolean =>
  wanted === null ? version !== before.version : compareVersions(version, wanted) === 0

const fits = (watch: Watch, sighting: Sighting): boolean =>
  sameAppliance(watch, sighting) && restarted(watch, sighting) && reached(watch, sighting)

/** An answer came. */
export function seen(watch: Watch, sighting: Sighting): Watch {
  const agrees =
    watch.first !== null && fits(watch, sighting) && (watch.last === null || watch.last.started === sighting.started)
  return {
    ...watch,
    awaySince: null,
    last: sighting,
    first: fits(watch, sighting) ? (agrees ? watch.first : sighting) : null,
    doubtful: watch.doubtful && !restarted(watch, sighting),
  }
}

/** Nothing came. */
export const missed = (watch: Watch, at: number): Watch => ({
  ...watch,
  refused: watch.refused + 1,
  awaySince: watch.awaySince ?? at,
  // Two reads agree only if nothing lies between them.
  first: null,
})

/** The job was read. */
export const heard = (watch: Watch, job: JobState, step: string, at: number): Watch => ({
  ...watch,
  job,
  jobSince: watch.job === job ? watch.jobSince : at,
  step,
  doubtful: watch.doubtful && (job === 'none' || job === 'absent'),
})

/** The deadline is put off by so many ms from now. */
export const extended = (watch: Watch, now: number, by: number): Watch => ({
  ...watch,
  deadline: Math.max(watch.deadline, now) + by,
})

/** What all of it comes to at this moment. */
export function phaseOf(watch: Watch, now: number): Phase {
  const { last, first, job, restarts, awaySince } = watch
  if (last && first && last.at - first.at >= apart) return 'verified'
  if (awaySince === null && last) {
    if (!sameAppliance(watch, last)) return 'stranger'
    if (fits(watch, last)) return 'confirming'
    // It has come back, and with what it had.
    if (restarted(watch, last) && !reached(watch, last)) return 'failed'
    if (!restarts && job === 'done') return 'installed'
    if (job === 'failed') return 'failed'
    // Something else than a restart was in the way, or the job ended and nothing came of it.
    const old = last.version === watch.before.version && !restarted(watch, last)
    const answersAgain = watch.refused > 0 && job !== 'running'
    // The restart follows the end of the job, however long the job took.
    const noRestart = job === 'done' && now - (watch.jobSince ?? watch.since) > settling
    const noJob = job === 'absent' && watch.doubtful && now - watch.since > settling
    if (old && (answersAgain || noRestart || noJob)) return 'not-started'
  }
  if (now >= watch.deadline) return 'unknown'
  return awaySince === null ? 'installing' : 'restarting'
}

/** True for a verdict that nothing changes any more. */
export const isFinal = (phase: Phase): boolean => phase === 'verified' || phase === 'failed' || phase === 'installed'
