/** An export while it runs and how it ended. */
import { useSyncExternalStore } from 'react'
import { adviceFor, titleOf } from '../../api/errors'
import { Button } from '../../ui/button'
import { bytes, count, duration, iso, number } from '../../ui/format'
import { Note } from '../../ui/note'
import { Progress } from '../../ui/progress'
import { useNow } from '../../ui/time-text'
import { formatNames } from '../../crud/export/formats'
import type { ExportStatus, RecordExport } from './export-run'
import styles from './records.module.css'

const windowWords = ({ from, until }: ExportStatus): string => `${iso(from)} to ${iso(until)}`

const rows = (value: number): string => count(value, 'row', 'rows')

export function ExportPanel({
  work,
  onClose,
  onAgain,
}: {
  work: RecordExport
  onClose: () => void
  onAgain: () => void
}) {
  const status = useSyncExternalStore(work.subscribe, work.snapshot)
  const now = useNow(1000)
  const { state, written, total, waits, error, file, notes, startedAt } = status
  const name = formatNames[status.format]
  const close = (
    <Button small onClick={onClose}>
      Dismiss
    </Button>
  )
  return (
    <section aria-label="Export" className={styles.notes}>
      {state === 'running' && (
        <Progress
          label={`Exporting all matches as ${name}`}
          value={written}
          of={total ?? 0}
          unit={`rows as ${name}, ${bytes(status.bytes)}`}
          startedAt={startedAt}
          now={now}
          onStop={() => work.pause()}
          stopLabel="Stop"
        />
      )}
      {state === 'running' && waits !== undefined && (
        <Note kind="warn">
          The appliance has too many requests at once. It is left alone for {duration(waits)}, then the export goes on
          by itself.
        </Note>
      )}
      {state === 'paused' && (
        <Note
          kind={error === undefined ? 'info' : 'danger'}
          actions={
            <>
              <Button small onClick={() => void work.discard().then(onClose)}>
                Discard
              </Button>
              <Button small onClick={() => void work.save()}>
                Save what there is
              </Button>
              <Button small kind="main" onClick={() => void work.run()}>
                Resume
              </Button>
            </>
          }
        >
          The export {error === undefined ? 'was stopped' : 'stopped'} after {rows(written)} of{' '}
          {total === undefined ? 'an unknown number' : number(total, 0)}. {error !== undefined && `${words(error)} `}It
          can go on where it stands, without a gap or a duplicate.
        </Note>
      )}
      {state === 'done' && (
        <Note kind="ok" actions={close}>
          Done: {rows(written)} written, which is all {number(total ?? 0, 0)} that match from {windowWords(status)}. The
          file is <b>{file}</b>.
        </Note>
      )}
      {state === 'partial' && (
        <Note
          kind="warn"
          actions={
            <>
              {close}
              {work.byCursor && (
                <Button small onClick={onAgain}>
                  Export again without a cursor
                </Button>
              )}
            </>
          }
        >
          {rows(written)} written of {total === undefined ? 'an unknown number' : number(total, 0)} that match from{' '}
          {windowWords(status)}: the file is not whole and is named <b>{file}</b>.
        </Note>
      )}
      {state === 'discarded' && error !== undefined && (
        <Note kind="danger" actions={close}>
          The file could not be written, and nothing was saved: {words(error)}
        </Note>
      )}
      {notes.map((note) => (
        <Note key={note}>{note}</Note>
      ))}
    </section>
  )
}

function words(error: unknown): string {
  const { operation, status } = titleOf(error)
  return `${operation} ${status}. ${adviceFor(error)}`
}
