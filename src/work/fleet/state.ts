/** How far a fleet upgrade is: plain data that is kept after every step. */
import { z } from '../../catalog/zod'
import { FollowedData } from '../firmware/followed'
import { SnapshotData } from '../firmware/snapshot-data'
import type { FleetPlan, Member } from './member'

export const doings = ['check', 'upload', 'snapshot', 'upgrade'] as const
export type Doing = (typeof doings)[number]

const DifferenceData = z.object({ name: z.string(), before: z.string(), after: z.string() })

const MemberStateData = z.object({
  id: z.string(),
  /** What is on its way; in a state that nobody runs, what was cut off. */
  doing: z.enum(doings).nullable(),
  /** When the checks were last passed, ms. */
  checkedAt: z.number().nullable(),
  /** The image is on the appliance. */
  uploaded: z.boolean(),
  /** From the command on: what was seen since. */
  followed: FollowedData.nullable(),
  outcome: z.enum(['verified', 'failed', 'skipped']).nullable(),
  /** Where it failed. */
  failedAt: z.enum(doings).nullable(),
  /** Why it failed, was skipped or waits, for people. */
  words: z.string(),
  /** A failure that a person has looked at counts no more. */
  forgiven: z.boolean(),
  /** Times that it was not there in a row, and when it is tried again, ms. */
  tries: z.number().int(),
  notBefore: z.number(),
  /** Since when it has not been there, ms. */
  awaySince: z.number().nullable(),
  /** First and last moment that something was done to it, ms. */
  startedAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  /** When the command was sent, ms. */
  commandedAt: z.number().nullable(),
  /** What it ran when it was last seen. */
  runs: z.string(),
  /** What it was like before the command, and when that was read, ms. */
  snapshot: SnapshotData.nullable().default(null),
  snappedAt: z.number().nullable().default(null),
  /** In what it is not as before; null where that was not compared. */
  differences: z.array(DifferenceData).nullable().default(null),
  /** A person has looked at them: they hold nothing any more. */
  accepted: z.boolean().default(false),
})
export type MemberState = z.output<typeof MemberStateData>

const ClusterStateData = z.object({
  id: z.string(),
  doing: z.enum(['halt', 'resume']).nullable(),
  /** As last read, or as it has to be taken for: off from before the request that halts it leaves. */
  ingest: z.enum(['on', 'off']),
  /** Read to be off. */
  halted: z.boolean(),
  /** Read to be on again, after all. */
  resumed: z.boolean(),
  /** Since when it is off, ms. */
  offSince: z.number().nullable(),
  words: z.string(),
  tries: z.number().int(),
  notBefore: z.number(),
})
export type ClusterState = z.output<typeof ClusterStateData>

const LogData = z.object({ at: z.number(), who: z.string(), words: z.string() })

export const FleetStateData = z.object({
  members: z.array(MemberStateData),
  clusters: z.array(ClusterStateData),
  startedAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  paused: z.boolean(),
  aborted: z.boolean(),
  /** Groups whose wait after the first one a person has ended. */
  goneOn: z.array(z.string()),
  /** A person has let it begin after its time was missed. */
  lateStart: z.boolean().default(false),
  log: z.array(LogData),
})
export type FleetState = z.output<typeof FleetStateData>

export const clustersOf = ({ members }: FleetPlan): string[] => [
  ...new Set(members.flatMap(({ cluster }) => (cluster === null ? [] : [cluster]))),
]

export const freshState = (plan: FleetPlan): FleetState => ({
  members: plan.members.map(({ id, from }) => ({
    id,
    doing: null,
    checkedAt: null,
    uploaded: false,
    followed: null,
    outcome: null,
    failedAt: null,
    words: '',
    forgiven: false,
    tries: 0,
    notBefore: 0,
    awaySince: null,
    startedAt: null,
    endedAt: null,
    commandedAt: null,
    runs: from,
    snapshot: null,
    snappedAt: null,
    differences: null,
    accepted: false,
  })),
  clusters: clustersOf(plan).map((id) => ({
    id,
    doing: null,
    ingest: 'on',
    halted: false,
    resumed: false,
    offSince: null,
    words: '',
    tries: 0,
    notBefore: 0,
  })),
  startedAt: null,
  endedAt: null,
  paused: false,
  aborted: false,
  goneOn: [],
  lateStart: false,
  log: [],
})

/**
 * A state that nobody runs any more, made fit to go on: what was on its way is looked at again. An upload that was
 * cut off is sent anew; a command that left is followed, never repeated.
 */
export const recovered = (state: FleetState): FleetState => ({
  ...state,
  members: state.members.map((one) => ({
    ...one,
    doing: null,
    checkedAt: null,
    tries: 0,
    notBefore: 0,
    awaySince: null,
  })),
  clusters: state.clusters.map((one) => ({ ...one, doing: null, notBefore: 0 })),
})

export const memberState = (state: FleetState, { id }: Pick<Member, 'id'>): MemberState => {
  const found = state.members.find((one) => one.id === id)
  if (!found) throw new Error(`The state of ${id} is missing`)
  return found
}
