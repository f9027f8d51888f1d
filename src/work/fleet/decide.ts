/**
 * What a fleet upgrade does next: the rules of its order in one pure function of plan, state and clock. Nothing else
 * decides; who runs it does what it says and tells it what came of that.
 */
import { compareVersions } from '../../catalog/release'
import { groupOf, mustNotBeBelow, stageOf, stages, windowOf, type FleetPlan, type Member } from './member'
import { failures, firstOf, hopeful, isCommanded, isHeld, isSettled } from './standing'
import type { Event } from './events'
import type { ClusterState, FleetState, MemberState } from './state'

export type Action =
  | { kind: 'check' | 'upload' | 'snapshot' | 'upgrade' | 'watch'; member: string }
  /** `member`: the node that is asked for its whole cluster. */
  | { kind: 'halt' | 'resume'; cluster: string; member: string }

/** What only a person can answer, and the event that is the answer. */
export interface Ask {
  kind: 'difference' | 'soak' | 'late'
  words: string
  answer: Event
}

export interface Decision {
  actions: readonly Action[]
  /** When it is to be asked again if nothing happens before, ms; null for never. */
  wakeAt: number | null
  /** Why each member that waits does so. */
  waits: ReadonlyMap<string, string>
  /** What waits for a person; a soak ends by itself, too. */
  asks: readonly Ask[]
  /** Nothing is on its way and nothing will begin by itself. */
  idle: boolean
  /** Why nothing new begins; null while it may. */
  stopped: string | null
}

/** Checks at once. */
const checksAtOnce = 6

/** What it was like before may be so old when an upgrade begins: what somebody changed since would count against it, ms. */
const snapshotAge = 120_000

/** So long after its time a start is missed: nobody may be there to see it any more, ms. */
const missed = 300_000

class Deciding {
  readonly #plan: FleetPlan
  readonly #state: FleetState
  readonly #now: number
  readonly #members: ReadonlyMap<string, MemberState>
  readonly actions: Action[] = []
  readonly waits = new Map<string, string>()
  readonly asks: Ask[] = []
  wakeAt: number | null = null
  #uploads: number
  #checks: number
  readonly #upgrades = new Map<string, number>()

  constructor(plan: FleetPlan, state: FleetState, now: number) {
    this.#plan = plan
    this.#state = state
    this.#now = now
    this.#members = new Map(state.members.map((one) => [one.id, one]))
    this.#uploads = state.members.filter(({ doing }) => doing === 'upload').length
    this.#checks = state.members.filter(({ doing }) => doing === 'check').length
    for (const member of plan.members) {
      const one = this.#of(member)
      if (isCommanded(one) && !isSettled(one)) this.#takeSlot(member)
    }
  }

  #of(member: Pick<Member, 'id'>): MemberState {
    const one = this.#members.get(member.id)
    if (!one) throw new Error(`The state of ${member.id} is missing`)
    return one
  }

  #takeSlot(member: Member): void {
    const stage = stageOf(member)
    this.#upgrades.set(stage, (this.#upgrades.get(stage) ?? 0) + 1)
  }

  #wake(at: number): void {
    if (at > this.#now) this.wakeAt = this.wakeAt === null ? at : Math.min(this.wakeAt, at)
  }

  #ask(one: Ask): void {
    if (!this.asks.some(({ words }) => words === one.words)) this.asks.push(one)
  }

  stopped(): string | null {
    const { startAt, startNothingAfter, stopAfter } = this.#plan.settings
    if (this.#state.aborted) return 'Aborted'
    if (this.#state.paused) return 'Paused'
    const failed = failures(this.#state)
    if (failed >= stopAfter) return `Stopped after ${failed} ${failed === 1 ? 'failure' : 'failures'}`
    if (startNothingAfter !== null && this.#now >= startNothingAfter)
      return 'Nothing begins after the time that was set'
    if (startAt === null || this.#state.lateStart) return null
    if (this.#now < startAt) {
      this.#wake(startAt)
      return 'Not begun yet'
    }
    if (this.#now <= startAt + missed || this.#state.members.some(({ startedAt }) => startedAt !== null)) return null
    const words = 'Its start was missed'
    this.#ask({ kind: 'late', words, answer: { kind: 'started late' } })
    return words
  }

  /** Why the upgrade of a member may not begin yet; null if it may. */
  #gate(member: Member): string | null {
    const stage = stages.indexOf(stageOf(member))
    for (const other of this.#plan.members) {
      if (other.id === member.id) continue
      const one = this.#of(other)
      if (this.#plan.settings.holds && stages.indexOf(stageOf(other)) <= stage && isHeld(one)) {
        const words = `${other.name} is not as before: ${(one.differences ?? []).map(({ name }) => name).join(', ')}`
        this.#ask({ kind: 'difference', words, answer: { kind: 'accepted', member: other.id } })
        return words
      }
      if (stages.indexOf(stageOf(other)) < stage) {
        if (!isSettled(one)) return `${other.name} goes before it`
        if (one.outcome === 'failed' && other.cluster !== null && other.cluster === member.cluster)
          return `${other.name}, a master of its cluster, has failed`
      }
      if (!mustNotBeBelow(other.platform, member.platform) || member.apart.includes(other.id)) continue
      const runs = one.outcome === 'verified' ? other.to : one.runs
      if (compareVersions(runs, member.to) < 0) return `${other.name} runs ${runs}, which is below ${member.to}`
    }
    return this.#firstGate(member)
  }

  #firstGate(member: Member): string | null {
    const { oneFirst, soak } = this.#plan.settings
    if (!oneFirst) return null
    const group = groupOf(member)
    const first = firstOf(this.#plan, this.#state, group)
    if (!first || first.id === member.id) return null
    const { outcome, endedAt } = this.#of(first)
    if (outcome === 'failed') return `${first.name} went first and has failed`
    if (outcome !== 'verified') return `${first.name} goes first`
    if (this.#state.goneOn.includes(group)) return null
    const until = (endedAt ?? this.#now) + soak
    if (this.#now >= until) return null
    this.#wake(until)
    const words = `${first.name} is watched until the others follow`
    this.#ask({ kind: 'soak', words, answer: { kind: 'gone on', group } })
    return words
  }

  #isFresh({ checkedAt }: MemberState): boolean {
    return checkedAt !== null && this.#now - checkedAt <= this.#plan.settings.checkAge
  }

  /** What it was like before its first command stands for every further one. */
  #isSnapped({ snapshot, snappedAt, commandedAt }: MemberState): boolean {
    if (snapshot === null) return false
    return commandedAt !== null || (snappedAt !== null && this.#now - snappedAt <= snapshotAge)
  }

  /** Begins the checks of a member if there is room for them. */
  #check(member: Member): void {
    if (this.#checks >= checksAtOnce) return
    this.#checks++
    this.actions.push({ kind: 'check', member: member.id })
  }

  #begin(member: Member): void {
    const one = this.#of(member)
    if (one.notBefore > this.#now) {
      this.#wake(one.notBefore)
      this.waits.set(member.id, one.words || 'It did not answer')
      return
    }
    if (!one.uploaded) {
      if (this.#uploads >= this.#plan.settings.uploads) {
        this.waits.set(member.id, 'Waits for its upload')
        return
      }
      this.#uploads++
      if (this.#isFresh(one)) this.actions.push({ kind: 'upload', member: member.id })
      else this.#check(member)
      return
    }
    const gate = this.#gate(member)
    if (gate !== null) {
      this.waits.set(member.id, gate)
      return
    }
    const { startNothingAfter: end } = this.#plan.settings
    if (end !== null && end - this.#now < windowOf(member)) {
      this.#wake(end)
      this.waits.set(member.id, `It needs an hour, and ${Math.floor((end - this.#now) / 60_000)} min are left`)
      return
    }
    const stage = stageOf(member)
    if ((this.#upgrades.get(stage) ?? 0) >= (this.#plan.settings.atOnce[stage] ?? 1)) {
      this.waits.set(member.id, 'Waits for its turn')
      return
    }
    this.#takeSlot(member)
    if (!this.#isFresh(one)) this.#check(member)
    else if (!this.#isSnapped(one)) this.actions.push({ kind: 'snapshot', member: member.id })
    else if (member.cluster === null) this.actions.push({ kind: 'upgrade', member: member.id })
    else this.#beginNode(member, member.cluster)
  }

  /** A node begins once ingest of its cluster was read to be off. */
  #beginNode(member: Member, cluster: string): void {
    const one = this.#state.clusters.find(({ id }) => id === cluster)
    if (!one) return
    if (one.halted && one.ingest === 'off' && one.doing === null) {
      this.actions.push({ kind: 'upgrade', member: member.id })
      return
    }
    this.waits.set(member.id, one.words || 'Ingest is being halted')
    this.#switch(one, 'halt', member.id)
  }

  #switch(one: ClusterState, kind: 'halt' | 'resume', member: string): void {
    if (one.doing !== null || this.actions.some((action) => 'cluster' in action && action.cluster === one.id)) return
    if (one.notBefore > this.#now) this.#wake(one.notBefore)
    else this.actions.push({ kind, cluster: one.id, member })
  }

  /** Ingest goes on again once every node is verified or left out, or if no node was touched after all. */
  resumes(stopped: boolean): void {
    for (const one of this.#state.clusters) {
      if (one.ingest === 'on') continue
      const nodes = this.#plan.members.filter(({ cluster }) => cluster === one.id)
      const states = nodes.map((node) => this.#of(node))
      const complete = states.every(({ outcome }) => outcome === 'verified' || outcome === 'skipped')
      const untouched = stopped && states.every((state) => !isCommanded(state))
      if (!complete && !untouched) continue
      // The next node is asked where one does not answer.
      const able = nodes.filter((node) => this.#of(node).outcome === 'verified')
      const asked = able.length > 0 ? able : nodes
      const node = asked[one.tries % asked.length]
      if (node) this.#switch(one, 'resume', node.id)
    }
  }

  /** Begins with all that are waiting; those that were not there come last in their stage. */
  begins(): void {
    const waiting = this.#plan.members.filter((member) => {
      const one = this.#of(member)
      return !isSettled(one) && one.doing === null && one.followed === null
    })
    const rank = (member: Member) => stages.indexOf(stageOf(member))
    const tries = (member: Member) => this.#of(member).tries
    for (const member of waiting.toSorted((a, b) => rank(a) - rank(b) || tries(a) - tries(b))) this.#begin(member)
  }

  /** While those before them are looked at a second time, the next ones are checked and read: none waits for it later. */
  looksAhead(): void {
    const soon = hopeful(this.#state, this.#now)
    if (!soon) return
    const next = new Deciding(this.#plan, soon, this.#now)
    next.begins()
    const busy = new Set(this.actions.map(({ member }) => member))
    for (const action of next.actions)
      if ((action.kind === 'check' || action.kind === 'snapshot') && !busy.has(action.member)) this.actions.push(action)
  }

  watches(): void {
    for (const one of this.#state.members)
      if (one.followed !== null && !isSettled(one) && one.doing === null)
        this.actions.push({ kind: 'watch', member: one.id })
  }
}

/** What is to be done now. Pure; asked again after every event and at `wakeAt`. */
export function decide(plan: FleetPlan, state: FleetState, now: number): Decision {
  const deciding = new Deciding(plan, state, now)
  const stopped = deciding.stopped()
  // What was commanded is watched to its end, come what may.
  deciding.watches()
  deciding.resumes(stopped !== null)
  if (stopped === null) {
    deciding.begins()
    deciding.looksAhead()
  }
  const { actions, waits, wakeAt, asks } = deciding
  const busy = state.members.some(({ doing }) => doing !== null) || state.clusters.some(({ doing }) => doing !== null)
  const idle = actions.length === 0 && !busy && wakeAt === null && asks.length === 0
  return { actions, waits, wakeAt, stopped, asks, idle }
}

/** How long a member may be away before it counts as failed, where no last moment is set, ms. */
const patience = 1_800_000
/** And how often it was asked by then: a machine that slept has looked less than its clock says. */
const leastTries = 5

/** The event of a member that did not answer: it is tried again later, or it has failed. */
export function absent(plan: FleetPlan, state: FleetState, member: string, words: string, now: number): Event {
  const { awaySince, tries = 0 } = state.members.find(({ id }) => id === member) ?? {}
  const isOver = now - (awaySince ?? now) >= patience && tries >= leastTries
  return { kind: plan.settings.startNothingAfter === null && isOver ? 'failed' : 'away', member, words }
}
