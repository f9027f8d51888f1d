import { useState } from 'react'
import type { Field } from '../catalog/fields'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Name } from '../ui/name'
import { LeaveButton, useStoppable } from '../ui/stop-waiting'
import { TimeText } from '../ui/time-text'
import { useAppliance } from '../api/session'
import { useProblem } from '../api/use-failure'
import styles from './crud.module.css'
import type { Difference } from './three-way'
import { wordsFor } from './value-words'

export interface ConflictDialogProps {
  fields: readonly Field[]
  differences: readonly Difference[]
  /** Where several were opened: which one it is about. */
  title?: string
  /** When the object was changed, ms since 1970. */
  changedAt?: number | undefined
  onClose: () => void
  /** Gives up what was typed. */
  onDiscard: () => void
  /** Sends the mix: theirs or yours for each field that both changed. */
  onSave: (choices: Record<string, 'theirs' | 'yours'>, signal: AbortSignal) => Promise<void>
}

/** Somebody else changed the object while the form was open: field, was, theirs, yours, and a choice a row. */
export function ConflictDialog(props: ConflictDialogProps) {
  const { fields, differences, title = 'Changed since you opened it', changedAt, onClose, onDiscard, onSave } = props
  const [choices, setChoices] = useState<Record<string, 'theirs' | 'yours'>>({})
  const [pending, setPending] = useState(false)
  const [error, setError] = useProblem(useAppliance().id)
  const { begin, ...stopping } = useStoppable()
  const save = async () => {
    setPending(true)
    setError(undefined)
    try {
      await onSave(choices, begin())
    } catch (failure) {
      setError(failure)
      setPending(false)
    }
  }
  return (
    <Dialog
      open
      wide
      onClose={() => !pending && onClose()}
      title={title}
      aside={changedAt === undefined ? undefined : <TimeText at={changedAt} mode="exact" />}
      error={error}
      footer={
        <>
          <LeaveButton {...stopping} pending={pending} onLeave={onDiscard}>
            Discard mine
          </LeaveButton>
          <Button kind="main" pending={pending} onClick={() => void save()}>
            Save this mix
          </Button>
        </>
      }
    >
      <table className={styles.versions}>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Was</th>
            <th scope="col">Theirs</th>
            <th scope="col">Yours</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((difference) => (
            <Line
              key={difference.name}
              difference={difference}
              field={fields.find((field) => field.name === difference.name)}
              choice={choices[difference.name]}
              onChoose={(choice) => setChoices({ ...choices, [difference.name]: choice })}
            />
          ))}
        </tbody>
      </table>
    </Dialog>
  )
}

interface LineProps {
  difference: Difference
  field: Field | undefined
  choice: 'theirs' | 'yours' | undefined
  onChoose: (choice: 'theirs' | 'yours') => void
}

function Line({ difference, field, choice, onChoose }: LineProps) {
  const { name, was, theirs, yours, by } = difference
  const label = field?.label ?? name
  const words = (value: unknown) => <Name empty="none">{wordsFor(field, value)}</Name>
  const chosen = choice ?? (by === 'theirs' ? 'theirs' : 'yours')
  if (by !== 'both') {
    return (
      <tr>
        <th scope="row">{label}</th>
        <td>{words(was)}</td>
        <td>{by === 'yours' ? 'untouched' : words(theirs)}</td>
        <td>{by === 'theirs' ? 'untouched' : words(yours)}</td>
      </tr>
    )
  }
  const radio = (side: 'theirs' | 'yours', value: unknown) => (
    <label>
      <input
        type="radio"
        name={name}
        aria-label={`${label}: ${side === 'theirs' ? 'theirs' : 'yours'}`}
        checked={chosen === side}
        onChange={() => onChoose(side)}
      />
      <span>{words(value)}</span>
    </label>
  )
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{words(was)}</td>
      <td>{radio('theirs', theirs)}</td>
      <td>{radio('yours', yours)}</td>
    </tr>
  )
}
