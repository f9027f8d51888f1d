import { count } from '../ui/format'
import { Name } from '../ui/name'
import { Progress } from '../ui/progress'
import { State } from '../ui/state-glyph'
import { countOutcomes, type Outcome, type Outcomes } from './bulk-run'
import styles from './crud.module.css'

const glyphs = { waiting: 'unknown', running: 'running', done: 'ok', failed: 'danger', stopped: 'unknown' } as const
const order: readonly Outcome['state'][] = ['failed', 'stopped', 'running', 'waiting', 'done']
const plain = { waiting: 'Waiting', running: 'Under way', done: 'Done', failed: 'Failed', stopped: 'Not sent' } as const

interface OutcomeTableProps {
  outcomes: Outcomes
  nameOf: (id: string) => string
  words: readonly [one: string, many: string]
  onStop?: (() => void) | undefined
}

/** What came of each row: failed first, then what is under way, then done. */
export function OutcomeTable({ outcomes, nameOf, words, onStop }: OutcomeTableProps) {
  const counts = countOutcomes(outcomes)
  const ended = counts.done + counts.failed + counts.stopped
  const rows = [...outcomes].toSorted(([, a], [, b]) => order.indexOf(a.state) - order.indexOf(b.state))
  return (
    <div className={styles.stack}>
      <Progress
        label="Requests"
        value={ended}
        of={outcomes.size}
        failed={counts.failed}
        unit={words[1]}
        {...(onStop && ended < outcomes.size && { onStop })}
      />
      <p role="status">
        {counts.done} of {count(outcomes.size, ...words)} done
        {counts.failed > 0 && `, ${counts.failed} failed`}
        {counts.stopped > 0 && `, ${counts.stopped} not sent`}
      </p>
      <div className={styles.outcomes} role="region" aria-label="Outcome of each" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Outcome</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([id, outcome]) => (
              <tr key={id} data-state={outcome.state}>
                <td>
                  <Name>{nameOf(id)}</Name>
                </td>
                <td>
                  <State state={glyphs[outcome.state]}>{outcome.words || plain[outcome.state]}</State>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
