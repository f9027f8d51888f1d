/** What came of a fleet upgrade, for people, programs and spreadsheets. Pure; no key is in any of it. */
import Papa from 'papaparse'
import { platformNames } from '../../catalog/platform'
import { stageNames, stageOf, type FleetPlan } from './member'
import { titleOf } from './expected'
import { isHeld } from './standing'
import { asBefore } from './events'
import { memberState, type FleetState } from './state'

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
  ended: string
  /** s */
  took: number | null
  words: string
  /** What to do next; empty where nothing is. */
  next: string
}

const iso = (at: number | null): string => (at === null ? '' : new Date(at).toISOString())

function nextFor(outcome: ReportRow['outcome'], failedAt: string | null): string {
  if (outcome === 'skipped') return 'Upgrade it by itself when what kept it is gone.'
  if (outcome === 'not upgraded') return 'Go on with the plan, or make one for what is left.'
  if (outcome !== 'failed') return ''
  if (failedAt === 'check') return 'Put right what its check says, then try it again.'
  if (failedAt === 'upload') return 'Look at the image and its disk, then try it again from the upload.'
  return 'Look at it by its console or iDRAC; if it runs well, try it again from Verify.'
}

export function rowsOf(plan: FleetPlan, state: FleetState): ReportRow[] {
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
      ended: iso(one.endedAt),
      took: one.startedAt === null || one.endedAt === null ? null : Math.round((one.endedAt - one.startedAt) / 1000),
      words: one.words,
      next: isHeld(one) ? 'Look at what is not as before.' : nextFor(outcome, one.failedAt),
    }
  })
}

export const reportCsv = (plan: FleetPlan, state: FleetState): string =>
  `${Papa.unparse(rowsOf(plan, state), { escapeFormulae: true, newline: '\r\n' })}\r\n`

export const reportJson = (plan: FleetPlan, state: FleetState): string =>
  `${JSON.stringify(
    {
      title: titleOf(plan),
      started: iso(state.startedAt),
      ended: iso(state.endedAt),
      aborted: state.aborted,
      appliances: rowsOf(plan, state),
      ingest: state.clusters.map(({ id, ingest, offSince }) => ({ cluster: id, ingest, offSince: iso(offSince) })),
      log: state.log.map(({ at, who, words }) => ({ at: iso(at), who, words })),
    },
    null,
    2,
  )}\n`

const cell = (text: string): string => text.replaceAll(/[|\\]/g, String.raw`\$&`).replaceAll(/\s+/g, ' ')

export function reportMarkdown(plan: FleetPlan, state: FleetState): string {
  const rows = rowsOf(plan, state)
  const counted = (outcome: ReportRow['outcome']) => rows.filter((row) => row.outcome === outcome).length
  const off = state.clusters.filter(({ ingest }) => ingest === 'off')
  const open = rows.filter(({ next }) => next !== '')
  return [
    `# ${titleOf(plan)}`,
    '',
    `${counted('verified')} verified, ${counted('failed')} failed, ${counted('skipped')} skipped, ${counted('not upgraded')} not upgraded.`,
    `From ${iso(state.startedAt)} to ${iso(state.endedAt) || 'now'}.`,
    ...off.map(
      ({ id, offSince }) => `\n**Ingest of ${cell(id)} is off since ${iso(offSince)}: no records are stored.**`,
    ),
    '',
    '| Appliance | Kind | Before | After | Outcome | As before | Took | |',
    '| --- | --- | --- | --- | --- | --- | ---: | --- |',
    ...rows.map(
      (row) =>
        `| ${cell(row.name)} | ${row.stage} | ${cell(row.before)} | ${cell(row.after)} | ${row.outcome} | ${cell(row.asBefore)} | ${row.took === null ? '' : `${row.took} s`} | ${cell(row.words)} |`,
    ),
    ...(open.length === 0
      ? []
      : ['', '## What to do', '', ...open.map(({ name, next }) => `- ${cell(name)}: ${next}`)]),
    '',
  ].join('\n')
}
