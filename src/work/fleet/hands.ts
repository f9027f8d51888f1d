/** What a fleet upgrade does with one appliance: calls out, an event in. The same mechanism as on the firmware page. */
import type { Appliance } from '../../api/appliance'
import { asksForKey, isApiError, sentenceFor } from '../../api/errors'
import { call } from '../../api/send'
import { firstOf } from '../../browser/first-of'
import { catalog } from '../../catalog'
import { compareVersions } from '../../catalog/release'
import { sendImage } from '../firmware/send-image'
import { look } from '../firmware/look'
import { differencesBetween, recordIngest, takeSnapshot, type Difference } from '../firmware/snapshot'
import type { Snapshot } from '../firmware/snapshot-data'
import type { Pace } from '../firmware/speed'
import type { Followed } from '../firmware/followed'
import { command, watchUpgrade } from '../firmware/upgrade'
import { isFinal, type Phase } from '../firmware/watch'
import { verdictOf } from '../firmware/words'
import { isAway } from '../jobs'
import { pause } from '../pause'
import type { Event } from './events'
import { readFacts } from './facts'
import type { Member } from './member'

export interface Hands {
  /** False where this tab has no key for it, or not its image. */
  able: (member: Member, what: 'call' | 'upload') => boolean
  check: (member: Member, signal: AbortSignal) => Promise<Event>
  upload: (member: Member, signal: AbortSignal, onPace: (pace: Pace) => void) => Promise<Event>
  snapshot: (member: Member, signal: AbortSignal) => Promise<Event>
  /** `note` resolves when the event is safe in the journal; with `followed` nothing is sent, it is watched on. */
  upgrade: (
    member: Member,
    /** `again` where it was commanded before: what it was like then counts. */
    kept: { followed: Followed | null; snapshot: Snapshot | null; again: boolean },
    note: (event: Event) => Promise<void>,
    signal: AbortSignal,
  ) => Promise<Event>
  /** Asks the first of the nodes for their whole cluster; it counts when all of them read so. */
  switchIngest: (nodes: readonly Member[], cluster: string, on: boolean, signal: AbortSignal) => Promise<Event>
}

interface Means {
  find: (id: string) => Appliance | undefined
  image: (name: string) => File | undefined
  /** Between two looks, ms. */
  pace?: number
}

const wordsOf = (error: unknown): string => (isApiError(error) ? sentenceFor(error) : String(error))

/**
 * A member that is away is tried again later; anything else is a failure of its own. No restart of ours explains an
 * answer that is hidden here: that is its key.
 */
export const failureOf = (member: string, error: unknown): Event => ({
  kind: isAway(error) && !asksForKey(error) ? 'away' : 'failed',
  member,
  words: wordsOf(error),
})

/** How often a command is given again of which it is known that it never arrived. */
const repeats = 2

/** A longer time between two looks was a sleep; so long after it nothing is given up yet, ms. */
const slept = 60_000
const grace = 120_000

/** Deadlines that leave time for looks after a machine has slept, or a run was taken up on another day. */
function graced(): (deadline: number) => number {
  let last = Date.now()
  let until = last + grace
  return (deadline) => {
    const now = Date.now()
    if (now - last > slept) until = now + grace
    last = now
    return Math.max(deadline, until)
  }
}

/** What is just up may not have all of it running yet: it is looked at again before it is said, ms. */
const settling = [0, 5000, 15_000]

const isWhole = (before: Snapshot, after: Snapshot): boolean =>
  Object.keys(before).every((name) => Object.hasOwn(after, name))

/**
 * Never rejects: what cannot be read is not compared, and null says that nothing could be. `early` was read between the
 * two looks that agreed; it counts only if it is whole and nothing is missing.
 */
async function differencesOf(
  appliance: Appliance,
  before: Snapshot,
  early: Promise<Snapshot> | undefined,
  signal: AbortSignal,
): Promise<Difference[] | null> {
  let after = (await early) ?? {}
  if (isWhole(before, after) && differencesBetween(before, after).length === 0) return anyOf(before, after)
  for (const wait of settling) {
    if (wait > 0) await pause(wait, signal)
    after = await takeSnapshot(appliance, signal)
    if (differencesBetween(before, after).length === 0 || signal.aborted) break
  }
  return anyOf(before, after)
}

const anyOf = (before: Snapshot, after: Snapshot): Difference[] | null =>
  Object.keys(before).some((name) => Object.hasOwn(after, name)) ? differencesBetween(before, after) : null

/** A stage waits for the last look of the one before it, so a fleet is looked at more often than one appliance, ms. */
const often = 1000

export function handsOf({ find, image, pace = often }: Means): Hands {
  const known = ({ id, name }: Member): Appliance => {
    const appliance = find(id)
    if (!appliance) throw new Error(`This tab has no key for ${name}`)
    return appliance
  }
  const repeated = new Map<string, number>()

  return {
    able: ({ id, image: name }, what) => find(id) !== undefined && (what === 'call' || image(name) !== undefined),

    async check(member, signal) {
      const { id, to, from } = member
      try {
        const facts = await readFacts(known(member), signal)
        const refuse = (words: string): Event => ({ kind: 'refused', member: id, words })
        if (facts.able === 'no') return refuse('Its key lacks system full privileges.')
        const order = compareVersions(facts.version, to)
        if (order === 0) return { kind: 'found', member: id, runs: facts.version }
        if (order > 0) return refuse(`It runs ${facts.version}, which is newer than ${to}.`)
        if (compareVersions(facts.version, from) !== 0)
          return refuse(`It runs ${facts.version} and no longer ${from}: make the plan anew.`)
        if (facts.licenseEnds !== null && facts.licenseEnds <= Date.now()) return refuse('Its license has expired.')
        // Where jobs are not told the plan has said so, and somebody has begun it.
        if (facts.job !== null && facts.job !== 'untold') return refuse(`A job runs there: ${facts.job.words}.`)
        return { kind: 'checked', member: id, runs: facts.version }
      } catch (error) {
        return failureOf(id, error)
      }
    },

    async upload(member, signal, onPace) {
      const file = image(member.image)
      if (!file) return { kind: 'failed', member: member.id, words: `${member.image} is not chosen in this tab.` }
      try {
        await sendImage(known(member), file, { signal, onPace })
        return { kind: 'uploaded', member: member.id }
      } catch (error) {
        return failureOf(member.id, error)
      }
    },

    async snapshot(member, signal) {
      try {
        const appliance = known(member)
        const snapshot = await takeSnapshot(appliance, signal)
        // One that is not there tells nothing at all.
        if (Object.keys(snapshot).length === 0) await look(appliance, signal)
        return { kind: 'snapped', member: member.id, snapshot }
      } catch (error) {
        return failureOf(member.id, error)
      }
    },

    async upgrade(member, { followed: start, snapshot, again }, note, signal) {
      const { id, to } = member
      try {
        const appliance = known(member)
        let before = snapshot
        if (start === null && !again) {
          before = { ...snapshot, ...(await takeSnapshot(appliance, signal, 'passing')) }
          // Kept with what follows, before anything is sent.
          void note({ kind: 'snapped', member: id, snapshot: before })
          if (member.cluster !== null && before[recordIngest] === 'on')
            return { kind: 'ingesting', member: id, cluster: member.cluster }
        }
        let followed =
          start ??
          (await command(
            appliance,
            { wanted: to },
            { signal, onSent: (sent) => note({ kind: 'sent', member: id, followed: sent }) },
          ))
        // An upgrade that somebody else has started counts only if it leads where this one should.
        followed = { ...followed, watch: { ...followed.watch, wanted: to } }
        await note({ kind: 'sent', member: id, followed })
        const given = new AbortController()
        const deadline = graced()
        const own = followed.watch.deadline
        let verdict: Phase | null = null
        /** What it is like since it came back, by the moment of the first look. */
        const early = new Map<number, Promise<Snapshot>>()
        const result = await watchUpgrade(appliance, followed, {
          signal: firstOf(signal, given.signal),
          untilDeadline: true,
          deadline: () => deadline(own),
          pace,
          onLook: (seen, phase) => {
            void note({ kind: 'looked', member: id, followed: seen })
            const first = phase === 'confirming' ? seen.watch.first?.at : undefined
            if (before !== null && first !== undefined && !early.has(first))
              early.set(first, takeSnapshot(appliance, signal))
            if (isFinal(phase) || (phase !== 'not-started' && phase !== 'stranger')) return
            verdict = phase
            followed = seen
            given.abort()
          },
        })
        const phase = verdict ?? result.phase
        const last = verdict === null ? result.followed : followed
        const times = repeated.get(id) ?? 0
        if (phase === 'not-started' && last.watch.doubtful && last.watch.answer === undefined && times < repeats) {
          repeated.set(id, times + 1)
          return { kind: 'retried', member: id, from: 'upgrade' }
        }
        const words = phase === 'verified' ? '' : verdictOf(phase, last.watch, Date.now()).words
        const over = { kind: 'over' as const, member: id, followed: last, phase, words }
        if (phase !== 'verified' || before === null) return over
        const differences = await differencesOf(appliance, before, early.get(last.watch.first?.at ?? 0), signal)
        return differences === null ? over : { ...over, differences }
      } catch (error) {
        // Once the command has left, an absence is part of its watch: one that was away until now was never told.
        return failureOf(id, error)
      }
    },

    async switchIngest(nodes, cluster, on, signal) {
      const { cluster: read, updateCluster } = catalog.extrahop.operations
      const [asked, ...others] = nodes
      try {
        if (!asked) throw new Error(`No node of ${cluster} can be asked`)
        const options = { signal, timeout: 20_000 }
        await call(known(asked), updateCluster, { body: { ingest_enabled: on } }, options)
        const readable = [asked, ...others.filter(({ id }) => find(id) !== undefined)]
        const answers = await Promise.all(readable.map((node) => call(known(node), read, {}, options)))
        const other = readable.filter((_, at) => answers[at]?.ingest_enabled !== on)
        if (other.length === 0) return { kind: 'switched', cluster, on }
        const names = other.map(({ name }) => name).join(', ')
        const words = `${names} ${other.length === 1 ? 'reads' : 'read'} ingest to be ${on ? 'off' : 'on'} still.`
        return { kind: 'not switched', cluster, words }
      } catch (error) {
        return { kind: 'not switched', cluster, words: wordsOf(error) }
      }
    },
  }
}
