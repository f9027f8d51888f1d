/** A fleet upgrade and what came of it as files, for people, programs and spreadsheets. No key is in any of it. */
import { platformNames } from '../../catalog/platform'
import { rowWriter } from '../../crud/export/row-writer'
import { duration } from '../../ui/format'
import { decide } from '../../work/fleet/decide'
import { asBefore } from '../../work/fleet/said'
import { titleOf, type PlanStep } from '../../work/fleet/expected'
import { stageNames, stageOf, type FleetPlan } from '../../work/fleet/member'
import { stepOf } from '../../work/fleet/retries'
import { begunAt, isHeld } from '../../work/fleet/standing'
import { memberState, type FleetState, type MemberState } from '../../work/fleet/state'

export interface ReportRow {
  name: string
  address: string
  kind: string
  stage: string
  before: string
  after: string
  wanted: string
  image: string
  outcome: 'verified' | 'failed' | 'skipped' | 'not upgraded'
  /** Empty where it was not compared. */
  asBefore: string
  /** ISO 8601; empty where nothing was done. */
  started: string
  commanded: string
  ended: string
  /** s, from its command on; null where it had none. */
  took: number | null
  words: string
  /** What to do next; empty where nothing is. */
  next: string
}

const iso = (at: number | null): string => (at === null ? '' : new Date(at).toISOString())

const afterFailure: Record<ReturnType<typeof stepOf>, string> = {
  Check: 'Put right what its check says, then try it again.',
  Upload: 'Look at the image and its disk, then try it again from the upload.',
  Upgrade: 'Look at what it says of itself and at its jobs, then try it again from the upgrade.',
  Verify: 'Look at it by its console or iDRAC; if it runs well, try it again from Verify.',
}

function nextFor(one: MemberState): string {
  if (isHeld(one)) return 'Look at what is not as before.'
  switch (one.outcome) {
    case 'verified':
      return ''
    case 'skipped':
      return 'Upgrade it by itself when what kept it is gone.'
    case 'failed':
      return afterFailure[stepOf(one)]
    case null:
      return 'Go on with the plan, or make one for what is left.'
  }
}

/** Why it is not done; of one whose command has left that is something else than of one that waits. */
const leftFor = ({ followed }: MemberState, wait: string): string =>
  followed ? 'Its command was sent, and nobody has looked at it since' : wait

/** The appliances of a plan, as a file's name tells them. */
export const appliancesOf = ({ members }: FleetPlan): string => {
  const [first, ...rest] = members
  return first && rest.length > 0 ? `${first.name} and ${rest.length} more` : (first?.name ?? '')
}

export function rowsOf(plan: FleetPlan, state: FleetState): ReportRow[] {
  const { waits, stopped } = decide(plan, state, state.endedAt ?? Date.now())
  return plan.members.map((member) => {
    const one = memberState(state, member)
    const outcome = one.outcome ?? 'not upgraded'
    return {
      name: member.name,
      address: member.id,
      kind: platformNames[member.platform],
      stage: stageNames[stageOf(member)],
      before: member.from,
      after: one.runs,
      wanted: member.to,
      image: member.image,
      outcome,
      asBefore: one.differences ? asBefore(one.differences) : '',
      started: iso(one.startedAt),
      commanded: iso(one.commandedAt),
      ended: iso(one.endedAt),
      took:
        one.commandedAt === null || one.endedAt === null ? null : Math.round((one.endedAt - one.commandedAt) / 1000),
      words: one.words || (one.outcome === null ? leftFor(one, waits.get(member.id) ?? stopped ?? '') : ''),
      next: nextFor(one),
    }
  })
}

const titles = [
  'name',
  'address',
  'kind',
  'stage',
  'before',
  'after',
  'wanted',
  'image',
  'outcome',
  'asBefore',
  'started',
  'commanded',
  'ended',
  'took',
  'words',
  'next',
] as const satisfies readonly (keyof ReportRow)[]

/** With what spreadsheets want, and nothing that they would run. */
export async function reportCsv(plan: FleetPlan, state: FleetState): Promise<string> {
  const columns = titles.map((title) => ({ title, value: (row: ReportRow) => row[title] }))
  const writer = await rowWriter('csv', columns, (row: ReportRow) => row)
  return writer.head() + writer.rows(rowsOf(plan, state)) + writer.foot()
}

export const reportJson = (plan: FleetPlan, state: FleetState): string =>
  `${JSON.stringify(
    {
      title: titleOf(plan),
      started: iso(begunAt(state)),
      ended: iso(state.endedAt),
      aborted: state.aborted,
      appliances: rowsOf(plan, state),
      ingest: state.clusters.map(({ id, ingest, offSince }) => ({ cluster: id, ingest, offSince: iso(offSince) })),
      log: state.log.map(({ at, who, words }) => ({ at: iso(at), who, words })),
    },
    null,
    2,
  )}\n`

/** Text as a Markdown file has to have it so that it reads as text: no table cell ends, no tag and no link begins. */
const plain = (text: string): string =>
  text
    .replaceAll(/[\\`*_[\]<>|~&#!]/g, String.raw`\$&`)
    .replaceAll(/\s+/g, ' ')
    .trim()

export function reportMarkdown(plan: FleetPlan, state: FleetState): string {
  const rows = rowsOf(plan, state)
  const counted = (outcome: ReportRow['outcome']) => rows.filter((row) => row.outcome === outcome).length
  const off = state.clusters.filter(({ ingest }) => ingest === 'off')
  const todo = [...new Set(rows.map(({ next }) => next).filter(Boolean))]
  return [
    `# ${plain(titleOf(plan))}`,
    '',
    `${counted('verified')} verified, ${counted('failed')} failed, ${counted('skipped')} skipped, ${counted('not upgraded')} not upgraded.`,
    `From ${iso(begunAt(state))} to ${iso(state.endedAt) || 'now'}.`,
    ...off.map(
      ({ id, offSince }) => `\n**Ingest of ${plain(id)} is off since ${iso(offSince)}: no records are stored.**`,
    ),
    '',
    '| Appliance | Kind | Before | After | Outcome | As before | Took | |',
    '| --- | --- | --- | --- | --- | --- | ---: | --- |',
    ...rows.map(
      (row) =>
        `| ${plain(row.name)} | ${row.stage} | ${plain(row.before)} | ${plain(row.after)} | ${row.outcome} | ${plain(row.asBefore)} | ${row.took === null ? '' : duration(row.took * 1000)} | ${plain(row.words)} |`,
    ),
    ...(todo.length > 0 ? ['', '## What to do', ''] : []),
    ...todo.map((next) => {
      const names = rows.filter((row) => row.next === next).map(({ name }) => plain(name))
      return `- ${next.replace(/\.$/, '')}: ${names.join(', ')}`
    }),
    '',
  ].join('\n')
}

/** The plan as it is read before it is started. */
export function planMarkdown(plan: FleetPlan, steps: readonly PlanStep[]): string {
  const lines = steps.flatMap(({ title, notes, members }, index) => [
    `${index + 1}. ${plain(title)}${notes.length > 0 ? ` (${notes.map(plain).join('; ')})` : ''}`,
    ...members.map(({ name, from, to, image }) => `   - ${[`${name}: ${from} to ${to}`, image].map(plain).join(', ')}`),
  ])
  return `# ${plain(titleOf(plan))}\n\n${lines.join('\n')}\n`
}
