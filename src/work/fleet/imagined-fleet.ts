/** Appliances that are not there, for playing a plan through: as they are, whatever the console believes of them. */
import { compareVersions } from '../../catalog/release'
import type { Phase } from '../firmware/watch'
import { absent, type Action } from './decide'
import { failures, firstOf, isHeld } from './standing'
import type { Event } from './events'
import { groupOf, mustNotBeBelow, stageOf, stages, type FleetPlan, type Member } from './member'
import { sentAt, type Course } from './rehearse'
import type { FleetState } from './state'

export const to = '9.8.2.1422'
export const minute = 60_000

export type Fate =
  | { kind: 'well' }
  | { kind: 'refused' }
  | { kind: 'away'; until: number }
  | { kind: 'drops'; uploads: number }
  | { kind: 'refuses the image' }
  | { kind: 'ends'; phase: Phase }
  /** The right version, and not as before. */
  | { kind: 'differs' }

export interface Story {
  plan: FleetPlan
  fates: Map<string, Fate>
  /** How often each cluster does not obey. */
  stubborn: number
  took: Map<string, number>
}

/** The appliances as they are, whatever the console believes. */
export class Reality {
  readonly versions: Map<string, string>
  readonly ends = new Map<string, { at: number; version: string }>()
  readonly sends = new Map<string, number>()
  readonly uploading = new Set<string>()
  readonly ingest = new Map<string, boolean>()
  readonly #drops = new Map<string, number>()
  readonly #stubborn = new Map<string, number>()
  /** The last request to switch an ingest does what it says. */
  #obeys = true
  readonly problems: string[] = []
  now = 0
  readonly #plan: FleetPlan
  state: FleetState | null = null

  constructor(private readonly told: Story) {
    this.#plan = told.plan
    this.versions = new Map(told.plan.members.map(({ id, from: version }) => [id, version]))
    for (const { cluster } of told.plan.members) if (cluster !== null) this.ingest.set(cluster, true)
  }

  #member(id: string): Member {
    const found = this.#plan.members.find((one) => one.id === id)
    if (!found) throw new Error(`No ${id}`)
    return found
  }

  version(id: string): string {
    const end = this.ends.get(id)
    return end && end.at <= this.now ? end.version : (this.versions.get(id) ?? '')
  }

  #expect(holds: boolean, words: string): void {
    if (!holds) this.problems.push(words)
  }

  /** What an action comes to. */
  readonly act = (action: Action, now: number): Course => {
    this.now = now
    const id = action.member
    const how = this.told.fates.get(id) ?? { kind: 'well' }
    const gone = how.kind === 'away' && now < how.until
    const away = (): Course => [{ after: 1000, event: this.#absent(id) }]
    switch (action.kind) {
      case 'check':
        if (gone) return away()
        if (how.kind === 'refused') return [{ after: 1000, event: { kind: 'refused', member: id, words: 'no' } }]
        return [{ after: 1000, event: { kind: 'checked', member: id, runs: this.version(id) } }]
      case 'snapshot':
        return gone ? away() : [{ after: 500, event: { kind: 'snapped', member: id, snapshot: {} } }]
      case 'upload': {
        this.#expect(!this.uploading.has(id), `two uploads at once to ${id}`)
        this.uploading.add(id)
        this.#expect(this.uploading.size <= this.#plan.settings.uploads, 'too many uploads at once')
        if (gone) return away()
        if (how.kind === 'refuses the image')
          return [{ after: 2000, event: { kind: 'failed', member: id, words: '422' } }]
        const dropped = this.#drops.get(id) ?? 0
        if (how.kind === 'drops' && dropped < how.uploads) {
          this.#drops.set(id, dropped + 1)
          return away()
        }
        return [{ after: 5000, event: { kind: 'uploaded', member: id } }]
      }
      case 'upgrade': {
        const course = this.#end(id, now)
        return gone
          ? away()
          : [{ after: 1, event: { kind: 'sent', member: id, followed: sentAt(this.#member(id), now) } }, course]
      }
      case 'watch': {
        const end = this.ends.get(id)
        // The command never left: it is known not to have started, and is given again.
        if (!end) return [{ after: 5000, event: { kind: 'retried', member: id, from: 'upgrade' } }]
        return [this.#end(id, Math.min(now, end.at - (this.told.took.get(id) ?? 0)), now)]
      }
      case 'halt':
      case 'resume': {
        const on = action.kind === 'resume'
        const tries = this.#stubborn.get(action.cluster) ?? 0
        this.#stubborn.set(action.cluster, tries + 1)
        this.#obeys = tries >= this.told.stubborn
        if (tries < this.told.stubborn)
          return [{ after: 500, event: { kind: 'not switched', cluster: action.cluster, words: '503' } }]
        return [{ after: 500, event: { kind: 'switched', cluster: action.cluster, on } }]
      }
    }
  }

  #absent(member: string): Event {
    return this.state
      ? absent(this.#plan, this.state, member, 'no answer', this.now)
      : { kind: 'away', member, words: '' }
  }

  #end(id: string, begun: number, now = begun): Course[number] {
    const how = this.told.fates.get(id)
    const phase = how?.kind === 'ends' ? how.phase : 'verified'
    const one = this.#member(id)
    const followed = sentAt(one, begun)
    const runs = phase === 'verified' ? one.to : one.from
    const seen = { ...followed, watch: { ...followed.watch, last: { ...followed.watch.before, version: runs } } }
    const at = Math.max(begun + (this.told.took.get(id) ?? 0) - now, 0) + 10
    const differences = how?.kind === 'differs' ? [{ name: 'Number of tags', before: '3', after: '0' }] : []
    return { after: at, event: { kind: 'over', member: id, followed: seen, phase, words: phase, differences } }
  }

  /** Looks at every event as it happens; `leaves` false: the tab died before the command was out. */
  note(state: FleetState, event: Event, now: number, leaves: boolean): void {
    this.now = now
    this.state = state
    if ((event.kind === 'uploaded' || event.kind === 'failed' || event.kind === 'away') && 'member' in event)
      this.uploading.delete(event.member)
    // What is begun may still be sent when another fails in the same moment; nothing is begun after that.
    if (event.kind === 'begun' && event.doing !== 'check' && !this.ends.has(event.member)) {
      const watched = state.members.find(({ id }) => id === event.member)?.followed !== null
      this.#expect(watched || failures(state) < this.#plan.settings.stopAfter, 'begun after it should have stopped')
      if (event.doing === 'upgrade' && !watched) this.#notHeld(state, this.#member(event.member))
    }
    if (event.kind === 'begun') this.#inTime(state, event, now)
    // It is switched before the answer is there: a tab that dies between hears of nothing.
    if (event.kind === 'switching' && leaves && this.#obeys) this.ingest.set(event.cluster, event.on)
    for (const { id, ingest } of state.clusters)
      this.#expect(this.ingest.get(id) !== false || ingest === 'off', `ingest of ${id} is off and nobody hears of it`)
    if (event.kind === 'sent' && leaves) this.#sent(state, this.#member(event.member), now)
    if (event.kind === 'over' && event.phase === 'verified')
      this.#expect(
        compareVersions(this.version(event.member), this.#member(event.member).to) === 0,
        'a wrong version verified',
      )
  }

  #inTime(state: FleetState, { member, doing }: Extract<Event, { kind: 'begun' }>, now: number): void {
    const one = state.members.find(({ id }) => id === member)
    if (!one || one.followed !== null) return
    const { startNothingAfter: end, checkAge } = this.#plan.settings
    this.#expect(end === null || now < end, 'begun after the last moment')
    if (doing === 'upload' || doing === 'upgrade')
      this.#expect(one.checkedAt !== null && now - one.checkedAt <= checkAge, `${doing} after checks that are old`)
  }

  #notHeld(state: FleetState, one: Member): void {
    if (!this.#plan.settings.holds) return
    for (const other of this.#plan.members) {
      if (other.id === one.id || stages.indexOf(stageOf(other)) > stages.indexOf(stageOf(one))) continue
      const before = state.members.find(({ id }) => id === other.id)
      this.#expect(!before || !isHeld(before), `${one.name} while ${other.name} is not as before`)
    }
  }

  #sent(state: FleetState, one: Member, now: number): void {
    const { settings: rules, members: all } = this.#plan
    const of = (id: string) => state.members.find((each) => each.id === id)
    this.sends.set(one.id, (this.sends.get(one.id) ?? 0) + 1)
    this.#expect(this.sends.get(one.id) === 1, `${one.name} was commanded twice`)
    for (const other of all) {
      if (other.id === one.id) continue
      if (stages.indexOf(stageOf(other)) < stages.indexOf(stageOf(one)))
        this.#expect(of(other.id)?.outcome !== null, `${one.name} before ${other.name}`)
      if (mustNotBeBelow(other.platform, one.platform) && !one.apart.includes(other.id))
        this.#expect(compareVersions(this.version(other.id), one.to) >= 0, `${other.name} is below ${one.name}`)
    }
    if (one.cluster !== null) this.#expect(this.ingest.get(one.cluster) === false, `${one.name} while ingest is on`)
    const masters = all.filter(({ cluster, node }) => cluster !== null && cluster === one.cluster && node === 'master')
    for (const { id, name } of one.node === 'data' ? masters : [])
      this.#expect(of(id)?.outcome !== 'failed', `${one.name} after its master ${name} has failed`)
    const running = all.filter(
      (other) => stageOf(other) === stageOf(one) && (this.ends.get(other.id)?.at ?? 0) > now && other.id !== one.id,
    )
    this.#expect(running.length < (rules.atOnce[stageOf(one)] ?? 1), `too many at once in ${stageOf(one)}`)
    const first = firstOf(this.#plan, state, groupOf(one))
    if (rules.oneFirst && first && first.id !== one.id) {
      const done = of(first.id)
      this.#expect(done?.outcome === 'verified', `${one.name} before its first one`)
      this.#expect(now >= (done?.endedAt ?? Infinity) + rules.soak, `${one.name} before the others may follow`)
    }
    const how = this.told.fates.get(one.id)
    this.ends.set(one.id, {
      at: now + (this.told.took.get(one.id) ?? 0),
      version: how?.kind === 'ends' ? one.from : one.to,
    })
  }
}
