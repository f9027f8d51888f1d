/**
 * A plan played through in no time: for the time that it will take, and to see that its order holds whatever the
 * appliances do. The world says how long each action takes and what comes of it.
 */
import { decide, type Action, type Ask } from './decide'
import type { FleetPlan, Member } from './member'
import { after, type Event } from './events'
import { freshState, type FleetState } from './state'
import { begin } from '../firmware/watch'
import type { Followed } from '../firmware/followed'

/** What comes of an action, each so many ms after its begin; the last event ends it. */
export type Course = readonly { after: number; event: Event }[]

export interface Rehearsed {
  state: FleetState
  endedAt: number
  /** Every action with its begin, in order. */
  actions: readonly { at: number; action: Action }[]
}

/** The facts of a command that was sent, of which nothing was seen yet. */
export const sentAt = ({ from, to }: Pick<Member, 'from' | 'to'>, now: number): Followed => ({
  watch: begin({
    wanted: to,
    before: { at: now, version: from, identity: null, started: null },
    since: now,
    deadline: now + 3_600_000,
    restarts: true,
  }),
  job: null,
  jobsBefore: [],
})

/** The events with which an action begins. */
export function beginning(action: Action): Event {
  switch (action.kind) {
    case 'halt':
    case 'resume':
      return { kind: 'switching', cluster: action.cluster, on: action.kind === 'resume' }
    default:
      return { kind: 'begun', member: action.member, doing: action.kind === 'watch' ? 'upgrade' : action.kind }
  }
}

interface Due {
  at: number
  event: Event
}

/**
 * Plays a plan through. `onEvent` sees every state and may replace it, as a crash does; `most` events at most.
 * @throws Error if it does not come to an end
 */
export function rehearse(
  plan: FleetPlan,
  world: (action: Action, now: number) => Course,
  options: {
    state?: FleetState
    from?: number
    most?: number
    onEvent?: (state: FleetState, event: Event, now: number) => FleetState | null
    /** What a person says where nothing goes on without one; null for nobody there. */
    answer?: (ask: Ask, now: number) => Event | null
  } = {},
): Rehearsed {
  const { from = 0, most = 20_000, onEvent } = options
  let now = from
  let due: Due[] = []
  const actions: { at: number; action: Action }[] = []
  let state = after(options.state ?? freshState(plan), { kind: 'started' }, now)
  /** True unless the state was replaced: then nothing that was on its way is heard of again. */
  const take = (event: Event): boolean => {
    state = after(state, event, now)
    const replaced = onEvent?.(state, event, now)
    if (!replaced) return true
    state = replaced
    due = []
    return false
  }
  for (let count = 0; count < most; count++) {
    const decision = decide(plan, state, now)
    const [action] = decision.actions
    if (action) {
      actions.push({ at: now, action })
      const course = world(action, now)
      if (take(beginning(action)))
        due = [...due, ...course.map(({ after: ms, event }) => ({ at: now + ms, event }))].toSorted(
          (a, b) => a.at - b.at,
        )
      continue
    }
    const [next] = due
    if (next && (decision.wakeAt === null || next.at <= decision.wakeAt)) {
      now = Math.max(now, next.at)
      due = due.slice(1)
      take(next.event)
      continue
    }
    if (decision.wakeAt !== null) {
      now = decision.wakeAt
      continue
    }
    const [ask] = decision.asks
    const answer = ask && options.answer?.(ask, now)
    if (answer) take(answer)
    else return { state: after(state, { kind: 'ended' }, now), endedAt: now, actions }
  }
  throw new Error('The rehearsal does not come to an end')
}
