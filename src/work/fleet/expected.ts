/** How long a plan will take, by playing it through. */
import type { Platform } from '../../catalog/platform'
import type { Action } from './decide'
import { groupOf, stageNames, stageOf, stages, windowOf, type FleetPlan, type Member, type Stage } from './member'
import { rehearse, sentAt, type Course } from './rehearse'
import { freshState, type FleetState } from './state'

const minute = 60_000

/** How long an upgrade of each kind is taken to last, with restart and verification, ms; no source tells it. */
const usually: Record<Platform, number> = {
  command: 25 * minute,
  discover: 15 * minute,
  explore: 12 * minute,
  trace: 12 * minute,
}

export const lastsUsually = (member: Member): number => Math.max(usually[member.platform], windowOf(member))

/** Bytes a second that an upload is taken to go at. */
const pace = 50_000_000

export interface Expected {
  /** ms from the start. */
  total: number
  /** Begin and end of each stage, ms from the start. */
  stages: ReadonlyMap<Stage, { from: number; to: number }>
}

function course(action: Action, plan: FleetPlan, lasts: (member: Member) => number): Course {
  const id = action.member
  const member = plan.members.find((one) => one.id === id)
  if (!member) return []
  switch (action.kind) {
    case 'check':
      return [{ after: 1000, event: { kind: 'checked', member: id, runs: member.from } }]
    case 'snapshot':
      return [{ after: 1000, event: { kind: 'snapped', member: id, snapshot: {} } }]
    case 'upload':
      return [{ after: (member.size / pace) * 1000, event: { kind: 'uploaded', member: id } }]
    case 'halt':
    case 'resume':
      return [{ after: 1000, event: { kind: 'switched', cluster: action.cluster, on: action.kind === 'resume' } }]
    case 'upgrade':
    case 'watch': {
      const followed = sentAt(member, 0)
      return [
        { after: 0, event: { kind: 'sent', member: id, followed } },
        { after: lasts(member), event: { kind: 'over', member: id, followed, phase: 'verified', words: '' } },
      ]
    }
  }
}

/** As far as it is, for playing the rest through: what has ended holds nothing up. */
const begunWith = (plan: FleetPlan, { members }: FleetState): FleetState => {
  const fresh = freshState(plan)
  const ended = new Map(members.flatMap((one) => (one.outcome === null ? [] : [[one.id, one.endedAt] as const])))
  return {
    ...fresh,
    members: fresh.members.map((one) =>
      ended.has(one.id) ? { ...one, outcome: 'verified', endedAt: ended.get(one.id) ?? null } : one,
    ),
  }
}

/** Plays a plan through from now on; `lasts` says how long each upgrade takes, ms, and `state` what has ended. */
export function expected(plan: FleetPlan, now: number, lasts = lastsUsually, state = freshState(plan)): Expected {
  const played = rehearse(plan, (action) => course(action, plan, lasts), { from: now, state: begunWith(plan, state) })
  const begun = new Map<string, number>()
  for (const { at, action } of played.actions) if (action.kind === 'upgrade') begun.set(action.member, at)
  const spans = new Map<Stage, { from: number; to: number }>()
  for (const member of plan.members) {
    const one = played.state.members.find(({ id }) => id === member.id)
    const from = (begun.get(member.id) ?? now) - now
    const to = (one?.endedAt ?? now) - now
    const span = spans.get(stageOf(member))
    spans.set(stageOf(member), { from: Math.min(span?.from ?? from, from), to: Math.max(span?.to ?? to, to) })
  }
  return { total: played.endedAt - now, stages: spans }
}

export interface PlanStep {
  id: string
  title: string
  members: readonly Member[]
  notes: readonly string[]
}

const sentence = (parts: readonly (string | false)[]): string[] => parts.filter((part) => part !== false)

/** The plan in the order of its steps, for reading: stages, and ingest between them. */
export function stepsOf({ members, settings }: FleetPlan): PlanStep[] {
  const clusters = [...new Set(members.flatMap(({ cluster }) => (cluster === null ? [] : [cluster])))]
  const steps: PlanStep[] = []
  const ingest = (on: boolean) => {
    for (const cluster of clusters)
      steps.push({
        id: `${on ? 'on' : 'off'} ${cluster}`,
        title: on ? `Switch ingest of ${cluster} on` : `Halt ingest of ${cluster}`,
        members: [],
        notes: [
          on
            ? 'Once every node is verified; confirmed by reading it'
            : 'Once for the whole cluster; no records are stored until it is on again',
        ],
      })
  }
  let halted = false
  for (const stage of stages) {
    const own = members.filter((member) => stageOf(member) === stage)
    if (own.length === 0) continue
    const stores = stage === 'masters' || stage === 'data nodes'
    if (stores && !halted) ingest(false)
    if (!stores && halted) ingest(true)
    halted = stores
    const firsts = settings.oneFirst
      ? own.filter(
          (member) =>
            members.find((one) => groupOf(one) === groupOf(member))?.id === member.id &&
            members.some((one) => one.id !== member.id && groupOf(one) === groupOf(member)),
        )
      : []
    steps.push({
      id: stage,
      title: stageNames[stage],
      members: own,
      notes: sentence([
        own.length > 1 && `${Math.min(own.length, settings.atOnce[stage] ?? 1)} at a time`,
        firsts.length > 0 &&
          `${firsts.map(({ name, from }) => `${name} goes first from ${from}`).join('; ')}; the others follow ${settings.soak === 0 ? 'at once' : `after ${Math.round(settings.soak / minute)} min`}`,
      ]),
    })
  }
  if (halted) ingest(true)
  return steps
}

/** What a plan is called: "Upgrade 30 appliances to 9.8.2.1422". */
export function titleOf({ members }: { members: readonly Member[] }): string {
  const versions = [...new Set(members.map(({ to }) => to))]
  const [first] = members
  const what = members.length === 1 && first ? first.name : `${members.length} appliances`
  return `Upgrade ${what} to ${versions.length === 1 ? (versions[0] ?? '') : `${versions.length} versions`}`
}
