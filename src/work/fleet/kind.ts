/**
 * A fleet upgrade as a step of a plan: so it is kept, held by one tab, shown in the deck and taken up again like every
 * other long work. How far it is stands in what the step keeps; keys and images are typed and chosen again.
 */
import { adopt } from '../firmware/adopt'
import { z } from '../../catalog/zod'
import { defineKind, Interrupted } from '../kind'
import { pause } from '../pause'
import { anyAppliance, Json, newPlanId, type Plan } from '../plan'
import { alarms } from './alarm'
import { failures, isSettled } from './standing'
import { handsOf } from './hands'
import { holdKeys } from './hold-keys'
import { lockWhenIdle } from './idle'
import { FleetPlanData, type FleetPlan } from './member'
import { roster } from './roster'
import { FleetRun } from './run'
import { fleetRuns } from './runs'
import { after, type Event } from './events'
import { FleetStateData, freshState, recovered, type FleetState } from './state'

const Input = z.object({ id: z.string(), fleet: FleetPlanData })

/** The name of the one step of such a plan. */
export const fleetStep = 'fleet'

/** What a person asked for while nobody ran the plan; heeded when it goes on. */
const asked = new Map<string, Event[]>()

export function ask(plan: string, event: Event): void {
  const run = fleetRuns.get().get(plan)
  if (run) run.tell(event)
  else asked.set(plan, [...(asked.get(plan) ?? []), event])
}

const setRun = (id: string, run: FleetRun | null): void => {
  const runs = new Map(fleetRuns.get())
  if (run) runs.set(id, run)
  else runs.delete(id)
  fleetRuns.set(runs)
}

const verified = ({ members }: FleetState): number => members.filter(({ outcome }) => outcome === 'verified').length

/** How far it is, in a few words. */
export function progressWords(state: FleetState): string {
  const running = state.members.filter(({ doing }) => doing === 'upgrade').length
  const failed = failures(state)
  return [
    `${verified(state)} of ${state.members.length} verified`,
    running > 0 && `${running} running`,
    failed > 0 && `${failed} failed`,
  ]
    .filter(Boolean)
    .join(', ')
}

const reportOff = (id: string, plan: FleetPlan, state: FleetState): void =>
  alarms.report(
    id,
    state.clusters.flatMap(({ id: cluster, ingest, offSince }) =>
      ingest === 'off'
        ? [{ cluster, since: offSince ?? 0, node: plan.members.find((one) => one.cluster === cluster)?.id ?? '' }]
        : [],
    ),
  )

/** True if nothing is left to do or to look after. */
const isComplete = (state: FleetState): boolean =>
  state.members.every(({ outcome }) => outcome === 'verified' || outcome === 'skipped') &&
  state.clusters.every(({ ingest }) => ingest === 'on')

defineKind<z.output<typeof Input>>({
  name: 'fleet',
  input: Input,
  async apply({ input: { id, fleet } }, _items, context) {
    const kept = FleetStateData.safeParse(context.kept)
    let state = kept.success ? recovered(kept.data) : freshState(fleet)
    const events = asked.get(id) ?? []
    for (const event of events) state = after(state, event, Date.now())
    // What is asked of an upgrade that was stopped or cut off, or is to be, is done, and it goes on when it is told to.
    const stays = events.length > 0 && events.every(({ kind }) => kind !== 'continued')
    const rests = state.paused || state.endedAt === null
    let again = !stays ? null : state.aborted ? ('cancel' as const) : rests ? ('pause' as const) : null
    asked.delete(id)
    const run = new FleetRun(
      fleet,
      state,
      handsOf({ find: (id) => roster.find(id), image: (name) => roster.files.get().get(name) }),
      {
        now: Date.now,
        wait: pause,
        keep: (now) => context.keep(now),
        onChange: (now) => {
          reportOff(id, fleet, now)
          keys.heed(now)
          context.report(progressWords(now))
        },
        onEnd: (member) => {
          const done = run.state.members.find(({ id: one }) => one === member.id)?.outcome === 'verified'
          if (done) adopt(member.id, member.to)
        },
      },
    )
    setRun(id, run)
    const keys = holdKeys(fleet, state)
    const attended = lockWhenIdle(fleet.settings.lockAfter)
    try {
      await run.go(context.signal, () => {
        const stop = again ?? context.stopping()
        again = null
        return stop
      })
    } finally {
      setRun(id, null)
      attended()
      keys.release()
    }
    const end = run.state
    const { lacking } = run.sight.get()
    if (context.signal.aborted) throw new Interrupted('Another tab has taken it over')
    if (end.paused) throw new Interrupted('Paused')
    // An upgrade that is given up ends, also where nobody has its keys any more.
    if (lacking.size > 0 && !end.aborted)
      throw new Interrupted(`The keys and images of ${lacking.size} appliances are needed to go on`)
    const result: Json = { verified: verified(end), of: end.members.length, complete: isComplete(end) }
    if (isComplete(end)) return { result }
    const open = end.members.filter((one) => !isSettled(one)).length
    const words = [progressWords(end), open > 0 && `${open} not upgraded`].filter(Boolean).join(', ')
    return { result, failed: [['', words]] }
  },
  async look(_step, _items, context) {
    const result = context.result(fleetStep)
    const complete =
      typeof result === 'object' && result !== null && 'complete' in result && result['complete'] === true
    return new Map([['', complete ? { is: 'done' } : { is: 'not' }]])
  },
})

/** A fleet upgrade as a plan. */
export function fleetWork(fleet: FleetPlan, title: string, madeAt: number): Plan {
  const id = newPlanId(madeAt)
  return {
    id,
    title,
    appliance: anyAppliance,
    applianceName: 'the fleet',
    madeAt,
    page: '/fleet',
    steps: [{ id: fleetStep, kind: 'fleet', words: title, items: [], input: Json.parse({ id, fleet }) }],
  }
}

/** The fleet and how far it is, as a plan of the journal holds them; null for a plan of another kind. */
export function fleetIn(plan: Plan, kept: Json | undefined): { fleet: FleetPlan; state: FleetState } | null {
  const input = Input.safeParse(plan.steps.find(({ kind }) => kind === 'fleet')?.input)
  if (!input.success) return null
  const state = FleetStateData.safeParse(kept)
  return { fleet: input.data.fleet, state: state.success ? state.data : freshState(input.data.fleet) }
}
