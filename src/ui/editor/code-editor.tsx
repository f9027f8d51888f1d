/** A code editor for JSON, JavaScript and plain text. The editor is fetched when the first one is shown. */
import { lazy, Suspense, useState } from 'react'
import { mostSeen, TooLong } from '../too-long'
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
  /** Characters of a text that can be edited, where each letter means more work than the editor's own. */
  most?: number
}

/** Characters that are edited here; with more, each letter would hold up the page. */
export const mostEdited = 2_000_000

/** Characters of one line that are edited here: a longer one is laid out and coloured anew, whole, for each letter. */
export const mostInLine = 250_000

function hasLongLine(text: string): boolean {
  if (text.length <= mostInLine) return false
  let from = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', from)) {
    if (at - from > mostInLine) return true
    from = at + 1
  }
  return text.length - from > mostInLine
}

const Editor = lazy(() => import('./editor'))

export function CodeEditor(props: CodeEditorProps) {
  const { value, label, language, readOnly, onChange, most = mostEdited } = props
  const typed = onChange !== undefined && !readOnly
  if (value.length <= most && !(typed && hasLongLine(value))) return <Fetched {...props} />
  const ending = { json: 'json', javascript: 'js', text: 'txt' }[language]
  const onEmpty = typed ? () => onChange('') : undefined
  return <TooLong value={value} label={label} ending={ending} onEmpty={onEmpty} />
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
