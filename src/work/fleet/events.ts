/** What happens in a fleet upgrade, and what each event makes of its state. Pure. */
import type { Followed } from '../firmware/followed'
import type { Difference } from '../firmware/snapshot'
import type { Snapshot } from '../firmware/snapshot-data'
import type { Phase } from '../firmware/watch'
import { said } from './said'
import type { ClusterState, Doing, FleetState, MemberState } from './state'

/** Lines of the log that are kept. */
const longest = 2000

export type Event =
  | { kind: 'started' }
  | { kind: 'begun'; member: string; doing: Doing }
  | { kind: 'checked'; member: string; runs: string }
  /** It runs the wanted version already. */
  | { kind: 'found'; member: string; runs: string }
  | { kind: 'refused'; member: string; words: string }
  /** It did not answer; it goes to the end of its stage. */
  | { kind: 'away'; member: string; words: string }
  | { kind: 'uploaded'; member: string }
  | { kind: 'snapped'; member: string; snapshot: Snapshot }
  | { kind: 'sent'; member: string; followed: Followed }
  | { kind: 'looked'; member: string; followed: Followed }
  | {
      kind: 'over'
      member: string
      followed: Followed
      phase: Phase
      words: string
      /** In what it is not as before; absent where that was not compared. */
      differences?: readonly Difference[]
    }
  /** It was to begin, and its own ingest is on: somebody switched it on, or another cluster has the same name. */
  | { kind: 'ingesting'; member: string; cluster: string }
  | { kind: 'failed'; member: string; words: string }
  | { kind: 'skipped'; member: string; words: string }
  | { kind: 'retried'; member: string; from: Doing | null }
  | { kind: 'gone on'; group: string }
  /** A person has looked at what is not as before. */
  | { kind: 'accepted'; member: string }
  | { kind: 'started late' }
  | { kind: 'switching'; cluster: string; on: boolean }
  | { kind: 'switched'; cluster: string; on: boolean }
  | { kind: 'not switched'; cluster: string; words: string }
  | { kind: 'paused' }
  | { kind: 'continued' }
  | { kind: 'aborted' }
  | { kind: 'ended' }

/** How long to wait after so many times in vain, ms. */
export const backoff = (tries: number): number => Math.min(600_000, 15_000 * 2 ** Math.min(tries, 10))

const changeMember = (
  state: FleetState,
  id: string,
  change: (one: MemberState) => Partial<MemberState>,
): FleetState => ({
  ...state,
  members: state.members.map((one) => (one.id === id ? { ...one, ...change(one) } : one)),
})

const changeCluster = (
  state: FleetState,
  id: string,
  change: (one: ClusterState) => Partial<ClusterState>,
): FleetState => ({
  ...state,
  clusters: state.clusters.map((one) => (one.id === id ? { ...one, ...change(one) } : one)),
})

function changed(state: FleetState, event: Event, now: number): FleetState {
  switch (event.kind) {
    case 'started':
      return { ...state, startedAt: state.startedAt ?? now, endedAt: null, aborted: false, paused: false }
    case 'begun':
      return changeMember(state, event.member, ({ startedAt }) => ({
        doing: event.doing,
        startedAt: startedAt ?? now,
        words: '',
      }))
    case 'checked':
      return changeMember(state, event.member, () => ({
        doing: null,
        checkedAt: now,
        tries: 0,
        awaySince: null,
        runs: event.runs,
        words: '',
      }))
    case 'found':
      return changeMember(state, event.member, () => ({
        doing: null,
        outcome: 'verified',
        runs: event.runs,
        words: 'It ran this version already',
        endedAt: now,
      }))
    case 'refused':
      return changeMember(state, event.member, () => ({
        doing: null,
        outcome: 'failed',
        failedAt: 'check',
        words: event.words,
        forgiven: false,
        endedAt: now,
      }))
    case 'away':
      return changeMember(state, event.member, ({ tries, awaySince }) => ({
        doing: null,
        checkedAt: null,
        tries: tries + 1,
        awaySince: awaySince ?? now,
        notBefore: now + backoff(tries),
        words: event.words,
      }))
    case 'uploaded':
      return changeMember(state, event.member, () => ({ doing: null, uploaded: true, tries: 0, awaySince: null }))
    case 'snapped':
      return changeMember(state, event.member, ({ doing }) => ({
        doing: doing === 'snapshot' ? null : doing,
        snapshot: event.snapshot,
        snappedAt: now,
      }))
    case 'sent':
      return changeMember(state, event.member, ({ commandedAt }) => ({
        followed: event.followed,
        commandedAt: commandedAt ?? now,
      }))
    case 'looked':
      return changeMember(state, event.member, ({ runs }) => ({
        followed: event.followed,
        runs: event.followed.watch.last?.version ?? runs,
      }))
    case 'over': {
      const good = event.phase === 'verified'
      return changeMember(state, event.member, ({ runs }) => ({
        doing: null,
        followed: event.followed,
        runs: event.followed.watch.last?.version ?? runs,
        outcome: good ? 'verified' : 'failed',
        failedAt: good ? null : 'upgrade',
        words: event.words,
        differences: event.differences?.map((one) => ({ ...one })) ?? null,
        accepted: false,
        forgiven: false,
        endedAt: now,
      }))
    }
    case 'failed':
      return changeMember(state, event.member, ({ doing }) => ({
        doing: null,
        outcome: 'failed',
        failedAt: doing === 'snapshot' ? 'upgrade' : (doing ?? 'check'),
        words: event.words,
        forgiven: false,
        endedAt: now,
      }))
    case 'ingesting':
      // Off is what must not be missed: of a part of the nodes it may be.
      return changeCluster(
        changeMember(state, event.member, () => ({ doing: null, notBefore: now + backoff(0) })),
        event.cluster,
        () => ({ halted: false }),
      )
    case 'skipped':
      return changeMember(state, event.member, () => ({
        doing: null,
        outcome: 'skipped',
        words: event.words,
        endedAt: now,
      }))
    case 'retried':
      return changeMember(state, event.member, ({ followed, uploaded }) => ({
        doing: null,
        outcome: null,
        failedAt: null,
        words: '',
        forgiven: true,
        tries: 0,
        awaySince: null,
        notBefore: 0,
        checkedAt: null,
        endedAt: null,
        differences: null,
        accepted: false,
        // From the upgrade on the command is given anew; from the watch on it is looked at again.
        followed: event.from === null ? followed : null,
        uploaded: event.from === 'upload' || event.from === 'check' ? false : uploaded,
      }))
    case 'gone on':
      return { ...state, goneOn: [...new Set([...state.goneOn, event.group])] }
    case 'accepted':
      return changeMember(state, event.member, () => ({ accepted: true }))
    case 'started late':
      return { ...state, lateStart: true }
    case 'switching':
      return changeCluster(state, event.cluster, ({ ingest, offSince }) => ({
        doing: event.on ? 'resume' : 'halt',
        // From here on nobody knows; off is what must not be missed.
        ingest: event.on ? ingest : 'off',
        offSince: event.on ? offSince : (offSince ?? now),
        words: '',
      }))
    case 'switched':
      return changeCluster(state, event.cluster, ({ resumed }) => ({
        doing: null,
        ingest: event.on ? 'on' : 'off',
        halted: !event.on,
        resumed: event.on || resumed,
        ...(event.on && { offSince: null }),
        tries: 0,
        words: '',
      }))
    case 'not switched':
      return changeCluster(state, event.cluster, ({ tries }) => ({
        doing: null,
        tries: tries + 1,
        notBefore: now + backoff(tries),
        words: event.words,
      }))
    case 'paused':
      return { ...state, paused: true }
    case 'continued':
      return { ...state, paused: false, aborted: false, endedAt: null }
    case 'aborted':
      return { ...state, aborted: true }
    case 'ended':
      return { ...state, endedAt: now }
  }
}

/** The state after an event. */
export function after(state: FleetState, event: Event, now: number): FleetState {
  const next = changed(state, event, now)
  const words = said(event)
  if (words === null) return next
  const who = 'member' in event ? event.member : 'cluster' in event ? event.cluster : ''
  return { ...next, log: [...next.log.slice(1 - longest), { at: now, who, words }] }
}
