/** Runs a fleet upgrade: asks what is next, does it, tells what came of it, and keeps every step before it is taken. */
import { createStore } from '../../api/store'
import { firstOf } from '../../browser/first-of'
import { connections, type Difference } from '../firmware/snapshot'
import type { Pace } from '../firmware/speed'
import { absent, decide, type Action, type Ask, type Decision } from './decide'
import { isSettled } from './standing'
import { after, type Event } from './events'
import type { Hands } from './hands'
import type { FleetPlan, Member } from './member'
import { beginning } from './rehearse'
import { memberState, type FleetState } from './state'

export interface Means {
  /** Resolves when the state is safe. */
  keep: (state: FleetState) => Promise<void>
  now: () => number
  /** Resolves after so many ms, or when the signal fires. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** Called after every event. */
  onChange?: (state: FleetState) => void
  /** A member has ended: nothing more is asked of it. */
  onEnd?: (member: Member) => void
}

/** What is seen of a run. */
export interface Sight {
  plan: FleetPlan
  state: FleetState
  waits: ReadonlyMap<string, string>
  stopped: string | null
  asks: readonly Ask[]
  paces: ReadonlyMap<string, Pace>
  /** Members for which this tab lacks the key or the image. */
  lacking: ReadonlySet<string>
}

/** How seldom it is enough to keep what a look has shown: it can be looked at again, ms. */
const looksKept = 5000

export class FleetRun {
  readonly sight
  readonly #plan: FleetPlan
  readonly #hands: Hands
  readonly #means: Means
  readonly #tasks = new Set<Promise<void>>()
  #saving: Promise<void> = Promise.resolve()
  #queued: Promise<void> | null = null
  #keptAt = 0
  #wake = (): void => undefined
  #signal: AbortSignal = AbortSignal.abort()

  constructor(plan: FleetPlan, state: FleetState, hands: Hands, means: Means) {
    this.#plan = plan
    this.#hands = hands
    this.#means = means
    this.sight = createStore<Sight>({
      plan,
      state,
      waits: new Map(),
      stopped: null,
      asks: [],
      paces: new Map(),
      lacking: new Set(),
    })
  }

  get state(): FleetState {
    return this.sight.get().state
  }

  /** An event from outside, such as a person's "Go on". */
  tell(event: Event): void {
    void this.#apply(event)
  }

  /** Goes on until nothing is left that it could do; `stopping` is asked between. Never rejects for an appliance. */
  async go(signal: AbortSignal, stopping: () => 'pause' | 'cancel' | null = () => null): Promise<void> {
    this.#signal = signal
    await this.#apply({ kind: 'started' })
    while (!signal.aborted) {
      const asked = stopping()
      if (asked === 'cancel' && !this.state.aborted) await this.#apply({ kind: 'aborted' })
      if (asked === 'pause' && !this.state.paused) await this.#apply({ kind: 'paused' })
      const now = this.#means.now()
      const decision = decide(this.#plan, this.state, now)
      this.#show(decision)
      const next = decision.actions.find((action) => this.#able(action))
      if (next) {
        const saved = this.#apply(beginning(next))
        this.#start(next, saved)
        continue
      }
      const waits = decision.wakeAt !== null || decision.asks.length > 0
      if (this.#tasks.size === 0 && (!waits || this.state.paused)) break
      await this.#sleep(decision.wakeAt === null ? 1000 : Math.min(1000, decision.wakeAt - now))
    }
    if (signal.aborted) return
    await this.#apply({ kind: 'ended' })
  }

  #able(action: Action): boolean {
    const member = this.#member(action.member)
    return this.#hands.able(member, action.kind === 'upload' ? 'upload' : 'call')
  }

  #member(id: string): Member {
    const found = this.#plan.members.find((one) => one.id === id)
    if (!found) throw new Error(`${id} is not in the plan`)
    return found
  }

  #start(action: Action, saved: Promise<void>): void {
    const task = saved
      .then(() => this.#perform(action))
      .then((event) => (this.#signal.aborted ? undefined : this.#apply(event)))
      .finally(() => {
        this.#tasks.delete(task)
        this.#wake()
      })
    this.#tasks.add(task)
  }

  async #perform(action: Action): Promise<Event> {
    const member = this.#member(action.member)
    const signal = this.#signal
    const event = await this.#act(action, member, signal)
    if (event.kind === 'over' && event.differences)
      return { ...event, differences: this.#own(member, event.differences) }
    return event.kind === 'away' ? absent(this.#plan, this.state, member.id, event.words, this.#means.now()) : event
  }

  /** Without what others that are under way do to it: their restarts show in its connections. */
  #own({ id }: Member, differences: readonly Difference[]): readonly Difference[] {
    const alone = this.state.members.every((one) => one.id === id || one.followed === null || isSettled(one))
    return alone ? differences : differences.filter(({ name }) => name !== connections)
  }

  #act(action: Action, member: Member, signal: AbortSignal): Promise<Event> {
    switch (action.kind) {
      case 'check':
        return this.#hands.check(member, signal)
      case 'upload':
        return this.#hands.upload(member, signal, (pace) => this.#pace(member.id, pace))
      case 'snapshot':
        return this.#hands.snapshot(member, signal)
      case 'upgrade':
      case 'watch': {
        const { followed, snapshot, commandedAt } = memberState(this.state, member)
        const kept = { followed, snapshot, again: commandedAt !== null }
        return this.#hands.upgrade(member, kept, (event) => this.#apply(event), signal)
      }
      case 'halt':
      case 'resume':
        return this.#hands.switchIngest(this.#nodes(member, action), action.cluster, action.kind === 'resume', signal)
    }
  }

  /** The node that is asked, and after it those that have to have heard: one that is left out or to come may be away. */
  #nodes(member: Member, { kind }: Action): Member[] {
    const others = this.#plan.members.filter(
      (one) =>
        one.id !== member.id && one.cluster === member.cluster && memberState(this.state, one).outcome === 'verified',
    )
    return kind === 'resume' ? [member, ...others] : [member]
  }

  #pace(member: string, pace: Pace): void {
    const sight = this.sight.get()
    this.sight.set({ ...sight, paces: new Map(sight.paces).set(member, pace) })
  }

  #show({ waits, stopped, asks, actions }: Decision): void {
    const lacking = new Set(actions.flatMap((action) => (this.#able(action) ? [] : [action.member])))
    this.sight.set({ ...this.sight.get(), waits, stopped, asks, lacking })
  }

  /** Takes an event; resolves when the state after it is safe. */
  async #apply(event: Event): Promise<void> {
    if (this.#signal.aborted && event.kind !== 'started') return
    const now = this.#means.now()
    const state = after(this.state, event, now)
    this.sight.set({ ...this.sight.get(), state })
    this.#means.onChange?.(state)
    if ('member' in event) {
      const one = memberState(state, { id: event.member })
      if (one.outcome === 'verified' || one.outcome === 'skipped') this.#end(event.member, state)
    }
    if ('cluster' in event)
      for (const { id, cluster } of this.#plan.members) if (cluster === event.cluster) this.#end(id, state)
    this.#wake()
    if (event.kind === 'looked' && now - this.#keptAt < looksKept) return
    this.#keptAt = now
    await this.#save()
  }

  /** A node may still be asked to switch ingest on: it ends with its cluster. */
  #end(id: string, state: FleetState): void {
    const member = this.#member(id)
    const { outcome } = memberState(state, member)
    const cluster = state.clusters.find((one) => one.id === member.cluster)
    if ((outcome === 'verified' || outcome === 'skipped') && (!cluster || cluster.ingest === 'on'))
      this.#means.onEnd?.(member)
  }

  /** Writes one after another, and of several that wait the last one alone. */
  #save(): Promise<void> {
    this.#queued ??= this.#saving.then(() => {
      this.#queued = null
      this.#saving = this.#means.keep(this.state)
      return this.#saving
    })
    return this.#queued
  }

  async #sleep(ms: number): Promise<void> {
    const woken = new AbortController()
    this.#wake = () => woken.abort()
    await this.#means.wait(Math.max(1, ms), firstOf(woken.signal, this.#signal))
    // A run sleeps thousands of times: nothing of it stays with the signal of the whole.
    woken.abort()
    this.#wake = () => undefined
  }
}
