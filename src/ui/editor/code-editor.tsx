/** A code editor for JSON, JavaScript and plain text. The editor is fetched when the first one is shown. */
import { lazy, Suspense } from 'react'
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
}

const Editor = lazy(() => import('./editor'))

export function CodeEditor(props: CodeEditorProps) {
  return (
    // What is seen of it; millions of characters would be laid out for nothing.
    <Suspense fallback={<pre className={styles.waiting}>{props.value.slice(0, 20_000)}</pre>}>
      <Editor {...props} />
    </Suspense>
  )
}
