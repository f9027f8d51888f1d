/** The lines of the table, before there is a plan and while it runs. */
import { platformNames } from '../../catalog/platform'
import { duration } from '../../ui/format'
import type { StateKind } from '../../ui/state-glyph'
import { worst, type CheckResult, type Judgement } from '../../work/fleet/checks'
import { expected, lastsUsually } from '../../work/fleet/expected'
import { stageNames, stageOf, stages, type Member } from '../../work/fleet/member'
import { memberState } from '../../work/fleet/state'
import { imageFor, judge, type Targets } from '../../work/fleet/targets'
import { wordsFor, type Standing } from './member-words'
import type { TargetPart, TargetRow } from './targets-table'
import type { Fleet } from './use-fleet'

export const glyphs: Record<Judgement['is'], StateKind> = { ok: 'ok', warn: 'warn', stop: 'danger', unknown: 'unknown' }

export function standingOf(fleet: Fleet, id: string, waits: ReadonlyMap<string, string>, now: number): Standing {
  return {
    state: memberState(fleet.state, { id }),
    wait: fleet.sight?.lacking.has(id) ? 'Its key or image is needed in this tab' : waits.get(id),
    pace: fleet.sight?.paces.get(id),
    now,
  }
}

export function partsOfRun(fleet: Fleet, waits: ReadonlyMap<string, string>, now: number): TargetPart[] {
  return stages.flatMap((stage): TargetPart[] => {
    const own = fleet.plan.members.filter((member) => stageOf(member) === stage)
    if (own.length === 0) return []
    const verified = own.filter((member) => memberState(fleet.state, member).outcome === 'verified').length
    return [
      {
        id: stage,
        title: stageNames[stage],
        aside: `${verified} of ${own.length} verified`,
        rows: own.map((member) => {
          const standing = standingOf(fleet, member.id, waits, now)
          const { commandedAt, endedAt, outcome, doing, followed } = standing.state
          const waiting = outcome === null && doing === null && followed === null
          const words = wordsFor(standing)
          return {
            ...words,
            id: member.id,
            name: member.name,
            kind: platformNames[member.platform],
            from: member.from,
            to: member.to,
            took: commandedAt === null ? '' : duration(Math.max(0, (endedAt ?? now) - commandedAt)),
            folds: words.state === 'ok' ? 'verified' : waiting ? 'waiting' : null,
          }
        }),
      },
    ]
  })
}

/** Appliances as they were listed and read. */
export function rowsOfTargets(listed: Targets, results: ReadonlyMap<string, readonly CheckResult[]>): TargetRow[] {
  return listed.rows.map((row) => {
    const checks = results.get(row.id) ?? []
    const is = worst(checks)
    // What could not be read may speak against it as well.
    const unread = is === 'stop' ? [] : checks.filter((one) => one.unread)
    const worse = [...checks.filter((one) => one.is === is && is !== 'ok'), ...unread]
    const image = imageFor(row, listed.images)
    return {
      id: row.id,
      name: row.facts?.name ?? row.id.replace(/^https?:\/\//, ''),
      kind: row.facts
        ? `${platformNames[row.facts.platform]}${row.facts.cluster?.node ? ` ${row.facts.cluster.node === 'master' ? 'master' : 'data node'}` : ''}`
        : '',
      from: row.facts?.version ?? '',
      to: row.facts && image?.version && image.version !== row.facts.version ? image.version : '',
      state:
        row.state === 'checking'
          ? ('running' as const)
          : row.state === 'failed'
            ? ('danger' as const)
            : row.facts
              ? glyphs[is === 'ok' && unread.length > 0 ? 'unknown' : is]
              : ('unknown' as const),
      step:
        row.state === 'checking'
          ? 'Checking'
          : row.state === 'failed'
            ? 'Not read'
            : row.facts
              ? is === 'stop'
                ? 'Not possible'
                : is === 'warn'
                  ? 'Possible'
                  : unread.length > 0
                    ? 'Partly read'
                    : 'Ready'
              : 'Listed',
      fact:
        row.state === 'failed'
          ? row.words
          : worse.map(({ words }) => words.replace(/\.$/, '')).join('. ') || (image?.name ?? row.wants ?? ''),
      done: null,
      took: '',
      folds: null,
    }
  })
}

/** How long an upgrade lasts: as long as those of its kind did that are verified, else as is usual, ms. */
function lastsHere({ plan, state }: Pick<Fleet, 'plan' | 'state'>): (member: Member) => number {
  const took = new Map<string, number[]>()
  for (const { id, platform } of plan.members) {
    const { outcome, commandedAt, endedAt } = memberState(state, { id })
    if (outcome === 'verified' && commandedAt !== null && endedAt !== null)
      took.set(platform, [...(took.get(platform) ?? []), endedAt - commandedAt])
  }
  return (member) => {
    const all = took.get(member.platform)
    return all ? all.reduce((sum, one) => sum + one, 0) / all.length : lastsUsually(member)
  }
}

/** What is left of the time that is expected, ms. */
export function leftOf(fleet: Pick<Fleet, 'plan' | 'state'>, now: number): number {
  const settings = { ...fleet.plan.settings, startAt: null, startNothingAfter: null }
  return expected({ ...fleet.plan, settings }, now, lastsHere(fleet), fleet.state).total
}

/** Who is listed and not in the plan, and why. */
export function leftOut(listed: Targets, plan: { members: readonly { id: string }[] }) {
  const inside = new Set(plan.members.map(({ id }) => id))
  const results = judge(listed, Date.now())
  return listed.rows.flatMap(({ id, facts, words }) => {
    if (inside.has(id)) return []
    const reason = results.get(id)?.find(({ is }) => is === 'stop')?.words ?? words
    return [{ name: facts?.name ?? id, words: reason || 'not read' }]
  })
}
