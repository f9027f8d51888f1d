import { Eraser, History } from 'lucide-react'
import type { Appliance } from '../../api/appliance'
import type { RawInput } from '../../api/request'
import { operationById } from '../../catalog'
import type { Operation } from '../../catalog/operation'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { State } from '../../ui/state-glyph'
import { TimeText } from '../../ui/time-text'
import styles from './explorer.module.css'
import { clearHistory, useHistory } from './history'

interface Props {
  appliance: Appliance
  operation: Operation
  onUse: (input: RawInput) => void
}

/** What was sent before with this operation; its input can be used again. */
export function HistoryList({ appliance, operation, onUse }: Props) {
  const sent = useHistory().filter((each) => each.appliance === appliance.id && each.operation === operation.id)
  if (sent.length === 0)
    return (
      <EmptyState icon={<History size={22} />} title="Nothing sent yet">
        Requests sent from here are kept until the page is closed, without the key.
      </EmptyState>
    )
  return (
    <div className={styles.history}>
      <ol>
        {sent.map((each) => (
          <li key={each.id}>
            <State state={each.status !== null && each.status < 300 ? 'ok' : 'danger'}>
              {each.status ?? 'No answer'}
            </State>
            <code>{operationById(each.operation)?.path}</code>
            <TimeText at={each.at} mode="time" />
            <span>{Math.round(each.ms)} ms</span>
            <Button small onClick={() => onUse(each.input)}>
              Use again
            </Button>
          </li>
        ))}
      </ol>
      <Button small kind="plain" icon={<Eraser size={14} strokeWidth={2} aria-hidden />} onClick={clearHistory}>
        Clear
      </Button>
    </div>
  )
}
