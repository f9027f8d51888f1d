/** A code editor for JSON, JavaScript and plain text. The editor is fetched when the first one is shown. */
import { lazy, Suspense, useState } from 'react'
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

const Editor = lazy(() => import('./editor'))

export function CodeEditor(props: CodeEditorProps) {
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
          {/* What is seen of it; millions of characters would be laid out for nothing. */}
          {props.value.slice(0, 20_000)}
        </pre>
      }
    >
      <Editor {...props} focused={awaited} />
    </Suspense>
  )
}
