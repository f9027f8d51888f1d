/** A code editor for JSON, JavaScript and plain text. The editor is fetched when the first one is shown. */
import { lazy, Suspense, useState } from 'react'
import { Button } from '../button'
import { classes } from '../class-names'
import { bytes } from '../format'
import { Note } from '../note'
import { saveBlob } from '../save-blob'
import styles from './editor.module.css'

export interface CodeEditorProps {
  /** Name for assistive technology. */
  label: string
  value: string
  onChange?: (value: string) => void
  language: 'json' | 'javascript' | 'text'
  readOnly?: boolean
  invalid?: boolean
  describedBy?: string
  /** It has the focus as soon as it is there. */
  focused?: boolean
}

/** Characters that are edited here; with more, each letter would hold up the page. */
export const mostEdited = 2_000_000

/** What is seen of a text before, or in place of, the editor; millions of characters would be laid out for nothing. */
const mostSeen = 20_000

const Editor = lazy(() => import('./editor'))

export function CodeEditor(props: CodeEditorProps) {
  return props.value.length > mostEdited ? <TooLong {...props} /> : <Fetched {...props} />
}

/** A text that stays as it is unless it is emptied or another takes its place. */
function TooLong({ label, value, onChange, readOnly, language }: CodeEditorProps) {
  const ending = { json: 'json', javascript: 'js', text: 'txt' }[language]
  return (
    <div>
      <Note
        kind="warn"
        actions={
          <>
            <Button small onClick={() => saveBlob(`${label}.${ending}`, new Blob([value]))}>
              Save as a file
            </Button>
            {onChange && !readOnly && (
              <Button small onClick={() => onChange('')}>
                Empty it
              </Button>
            )}
          </>
        }
      >
        This text is too long to be edited here ({bytes(value.length)}). Below is its beginning; it is kept whole.
      </Note>
      <pre className={classes(styles.waiting, styles.beginning)} role="group" aria-label={label} tabIndex={0}>
        {value.slice(0, mostSeen)}
      </pre>
    </div>
  )
}

function Fetched(props: CodeEditorProps) {
  // Who was led to it before it was there goes on in it.
  const [awaited, setAwaited] = useState(false)
  return (
    <Suspense
      fallback={
        // It takes the focus for the editor that is on its way, and nothing else can be done with it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <pre
          className={styles.waiting}
          tabIndex={-1}
          data-waiting
          onFocus={() => setAwaited(true)}
          onBlur={() => setAwaited(false)}
        >
          {props.value.slice(0, mostSeen)}
        </pre>
      }
    >
      <Editor {...props} focused={awaited} />
    </Suspense>
  )
}
