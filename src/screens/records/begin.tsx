/** Where one begins: questions that others ask; and what seems odd about the one that is asked. */
import { Lightbulb, Search } from 'lucide-react'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { examples } from './examples'
import type { Hint } from './hints'
import type { Query } from './query'
import styles from './records.module.css'

/** More are not read. */
const mostHints = 4

export function Hints({ hints, onExists }: { hints: readonly Hint[]; onExists: (field: string) => void }) {
  if (hints.length === 0) return null
  return (
    <ul className={styles.hints} aria-label="Hints">
      {hints.slice(0, mostHints).map(({ text, addExists }) => (
        <li key={text}>
          <Lightbulb aria-hidden />
          <span>
            {text}{' '}
            {addExists !== undefined && (
              <Button small kind="plain" onClick={() => onExists(addExists)}>
                Only those that have it
              </Button>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** An example that still wants a value is only put into the composer. */
export const lacksValue = (query: Query): boolean => JSON.stringify(query.filter ?? '').includes('"operand":""')

export function Begin({ onRun }: { onRun: (query: Query) => void }) {
  return (
    <EmptyState icon={<Search aria-hidden />} title="Ask for the transactions that matter">
      Compose a filter and search, or begin with a question that others ask:
      <ul className={styles.examples}>
        {examples.map(({ name, about, query }) => (
          <li key={name}>
            <Button kind="plain" small onClick={() => onRun(query)}>
              {name}
            </Button>{' '}
            {about}
          </li>
        ))}
      </ul>
    </EmptyState>
  )
}
