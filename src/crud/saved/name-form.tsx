/** A name for something saved. Comes when one is asked for. */
import { useState } from 'react'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/text-field'
import { longestName } from './saved'
import styles from './saved-bar.module.css'

interface NameFormProps {
  action: string
  one: string
  start: string
  taken: readonly string[]
  onName: (name: string) => void
}

export function NameForm({ action, one, start, taken, onName }: NameFormProps) {
  const [name, setName] = useState(start)
  const trimmed = name.trim()
  const error = taken.includes(trimmed)
    ? `Another ${one} has this name`
    : trimmed.length > longestName
      ? `At most ${longestName} characters`
      : undefined
  const done = () => {
    if (trimmed && !error) onName(trimmed)
  }
  return (
    <div className={styles.nameForm}>
      <TextField label="Name" value={name} onChange={setName} error={error} onEnter={done} autoFocus />
      <Button kind="main" onClick={done} reason={trimmed ? undefined : 'Give it a name'}>
        {action}
      </Button>
    </div>
  )
}
