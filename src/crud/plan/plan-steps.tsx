/** The steps of a plan: what, in how many requests, and what came of each once it runs. */
import type { Plan, Step } from '../../work/plan'
import { requestsIn } from '../../work/plan'
import { sentFor, tallyOf, type Marks, type Tally } from '../../work/mark'
import { count, number } from '../../ui/format'
import { Progress } from '../../ui/progress'
import { Glyph, type StateKind } from '../../ui/state-glyph'
import styles from './plan.module.css'

const glyphOf = (tally: Tally): StateKind => {
  if (tally.failed > 0 || tally.skipped > 0) return 'danger'
  if (tally.unknown > 0 || tally.missing > 0) return 'warn'
  if (tally.sent > 0) return 'running'
  return tally.waiting === tally.of ? 'unknown' : tally.waiting > 0 ? 'running' : 'ok'
}

const outcomeWords = (tally: Tally): string =>
  [
    tally.verified > 0 ? `${number(tally.verified)} verified` : tally.done > 0 && `${number(tally.done)} done`,
    tally.left > 0 && `${number(tally.left)} not touched by it`,
    tally.missing > 0 && `${number(tally.missing)} not so when read back`,
    tally.failed > 0 && `${number(tally.failed)} failed`,
    tally.skipped > 0 && `${number(tally.skipped)} not tried`,
    tally.unknown + tally.sent > 0 && `${number(tally.unknown + tally.sent)} not known`,
  ]
    .filter((part) => typeof part === 'string')
    .join(', ')

/** What was planned, and what was sent where that came to another number. */
export function requestWords(step: Step, marks: Marks | undefined): string {
  const planned = requestsIn(step)
  const size = step.size ?? 1
  const words = `${count(planned, 'request', 'requests')}${planned > 1 && size > 1 ? ` of up to ${number(size)}` : ''}`
  const sent = marks ? sentFor(step, marks) : 0
  return sent > 0 && sent !== planned ? `${words}, ${number(sent)} sent` : words
}

interface Props {
  plan: Pick<Plan, 'steps'>
  marks?: Marks
  reports?: ReadonlyMap<string, string>
}

export function PlanSteps({ plan, marks, reports }: Props) {
  return (
    <ul className={styles.steps}>
      {plan.steps.map((step) => {
        const tally = marks && tallyOf(step, marks)
        const said = tally && outcomeWords(tally)
        const report = reports?.get(step.id)
        return (
          <li key={step.id}>
            <Glyph state={tally ? glyphOf(tally) : 'unknown'} />
            <div>
              <b>{step.words}</b>
              <span>{requestWords(step, marks)}</span>
              {tally && step.items.length > 0 && (
                <Progress
                  bare
                  label={step.words}
                  value={tally.done + tally.left + tally.failed + tally.skipped}
                  failed={tally.failed + tally.skipped + tally.missing}
                  of={tally.of}
                />
              )}
              {said && <span>{said}</span>}
              {report && <span>{report}</span>}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
