import { use } from 'react'
import { Button } from './button'
import { exportName, SavedFrom } from './file-name'
import { bytes } from './format'
import { Note } from './note'
import { saveBlob } from './save-blob'
import styles from './too-long.module.css'

/** Characters that are laid out of a text that cannot be edited, or not yet. */
export const mostSeen = 20_000

export interface TooLongProps {
  value: string
  /** For assistive technology. */
  label: string | undefined
  /** How its file ends: "txt". */
  ending: string
  /** Empties it; absent where it cannot be changed. */
  onEmpty?: (() => void) | undefined
  id?: string
}

/**
 * A text that no field takes without holding up the page with each letter: it stays as it is, unless it is emptied or
 * another takes its place.
 */
export function TooLong({ value, label, ending, onEmpty, id }: TooLongProps) {
  const from = use(SavedFrom)
  return (
    <div>
      <Note
        kind="warn"
        actions={
          <>
            <Button small onClick={() => saveBlob(exportName(label ?? 'text', from, ending), new Blob([value]))}>
              Save as a file
            </Button>
            {onEmpty && (
              <Button small onClick={onEmpty}>
                Empty it
              </Button>
            )}
          </>
        }
      >
        This text is too long to be edited here ({bytes(value.length)}). Below is its beginning; it is kept whole.
      </Note>
      <pre id={id} className={styles.beginning} role="group" aria-label={label} tabIndex={0}>
        {value.slice(0, mostSeen)}
      </pre>
    </div>
  )
}
