/** What is marked on the axis of time of all charts. */
import { Flag, X } from 'lucide-react'
import { NotRead } from '../../crud/not-read'
import { Button, IconButton } from '../../ui/button'
import { Checkbox } from '../../ui/checkbox'
import { time } from '../../ui/format'
import { useZone } from '../../ui/time-text'
import { useLate } from '../../ui/use-late'
import type { BoardState } from './board'
import styles from './charts.module.css'
import { most, type Marks } from './use-marks'

interface Props {
  state: BoardState
  read: Marks
  now: number
  onChange: (change: Partial<BoardState>) => void
  onNote: () => void
}

/** A chart without marks is not one in whose time nothing was changed. */
function Awaited() {
  return useLate() && <p>The audit log is still being read: its changes are not marked yet.</p>
}

export function MarkSettings({ state, read, now, onChange, onNote }: Props) {
  const { marks, alerts, notes } = state
  const zone = useZone()
  return (
    <fieldset className={styles.marks}>
      <legend>Marks on all charts</legend>
      <Checkbox
        label="Audited changes"
        value={marks}
        reason={read.reason}
        onChange={(next) => onChange({ marks: next })}
      />
      <Checkbox
        label="Changes of alerts"
        value={alerts}
        reason={read.reason}
        hint="From the audit log. The API of no release tells when an alert fired."
        onChange={(next) => onChange({ alerts: next })}
      />
      {(marks || alerts) && read.awaited && <Awaited />}
      {(marks || alerts) && read.failed && (
        <p role="alert">
          <NotRead onRetry={read.failed.again} pending={read.failed.pending}>
            {read.failed.problem}
          </NotRead>
        </p>
      )}
      {(marks || alerts) && read.back !== undefined && (
        <p>
          The newest {most} entries of the log, back to {time(read.back, zone, now)}.
        </p>
      )}
      {notes.length > 0 && (
        <ul aria-label="Notes">
          {notes.map((note, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- two notes may be alike
            <li key={index}>
              <span>
                <small>{time(note.at, zone, now)}</small> <bdi>{note.text}</bdi>
              </span>
              <IconButton
                small
                icon={<X aria-hidden />}
                label={`Remove the note ${note.text}`}
                onClick={() => onChange({ notes: notes.toSpliced(index, 1) })}
              />
            </li>
          ))}
        </ul>
      )}
      <Button small icon={<Flag aria-hidden />} onClick={onNote}>
        Add a note…
      </Button>
    </fieldset>
  )
}
