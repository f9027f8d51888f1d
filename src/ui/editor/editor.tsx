/**
 * The editor itself: CodeMirror in a shadow root, where it uses constructable style sheets and so needs no style
 * element, which the strict policy would block. Reached through code-editor.tsx alone, which fetches it lazily.
 */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { javascript } from '@codemirror/lang-javascript'
import { json, jsonParseLinter } from '@codemirror/lang-json'
import { bracketMatching, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language'
import { linter, lintKeymap } from '@codemirror/lint'
import { search, searchKeymap } from '@codemirror/search'
import { Annotation, Compartment, EditorState } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { useEffect, useEffectEvent, useRef } from 'react'
import type { CodeEditorProps } from './code-editor'
import styles from './editor.module.css'
import { plainEnds, withEndsOf } from './line-ends'
import { scriptProblems } from './script-lint'
import { theme } from './theme'

const languages = {
  // An empty document is left to the form's own check.
  json: [json(), linter((view) => (view.state.doc.length === 0 ? [] : jsonParseLinter()(view)))],
  javascript: [javascript(), linter(({ state }) => scriptProblems(state))],
  text: [],
}

/** Chromium's own, which the standard has not. */
const selectionIn = (root: DocumentOrShadowRoot): Selection | null | undefined =>
  'getSelection' in root ? (root.getSelection as () => Selection | null).call(root) : undefined

/**
 * Text that takes the place of other text. Left to the browser, Chromium carries the colours of what was there over as
 * style attributes, which the strict policy blocks and reports.
 */
const replacing = EditorView.domEventHandlers({
  beforeinput(event, view) {
    if (event.inputType !== 'insertText' || event.data === null || view.composing || view.state.readOnly) return false
    // A selection made just now is not the editor's own yet, and only Chromium tells of one inside a shadow root.
    const { anchorNode, anchorOffset, focusNode, focusOffset } = selectionIn(view.root) ?? {}
    if (!anchorNode || !focusNode || anchorOffset === undefined || focusOffset === undefined) return false
    const ends = [view.posAtDOM(anchorNode, anchorOffset), view.posAtDOM(focusNode, focusOffset)] as const
    const from = Math.min(...ends)
    const to = Math.max(...ends)
    if (from === to) return false
    event.preventDefault()
    view.dispatch({
      changes: { from, to, insert: event.data },
      selection: { anchor: from + event.data.length },
      scrollIntoView: true,
      userEvent: 'input.type',
    })
    return true
  },
})

/** What assistive technology is told of it as a field. */
const marks = (invalid: boolean | undefined) =>
  EditorView.contentAttributes.of(invalid ? { 'aria-invalid': 'true' } : {})

/** A change that was not typed: it is not told back. */
const fromOutside = Annotation.define<boolean>()

/** The one part in which two texts differ: a letter in a thousand lines is not a thousand new lines. */
function changeBetween(before: string, after: string) {
  const most = Math.min(before.length, after.length)
  let from = 0
  while (from < most && before.charCodeAt(from) === after.charCodeAt(from)) from += 1
  let end = 0
  while (end < most - from && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end))
    end += 1
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) }
}

export default function Editor(props: CodeEditorProps) {
  const { label, value, onChange, language, readOnly, invalid, describedBy, focused } = props
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const change = useEffectEvent((text: string) => onChange?.(text))
  const editable = useRef(new Compartment())
  const marked = useRef(new Compartment())
  const first = useRef({ value, label, language, readOnly, invalid, focused })
  // What was typed and has not come back as the value yet, oldest first: a value among it is late, not new.
  const said = useRef<string[]>([])
  // With its line ends.
  const whole = useRef(value)

  useEffect(() => {
    const element = host.current
    if (!element) return
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' })
    const start = first.current
    const made = new EditorView({
      parent: root,
      root,
      state: EditorState.create({
        doc: start.value,
        extensions: [
          lineNumbers(),
          foldGutter(),
          history(),
          drawSelection(),
          indentOnInput(),
          bracketMatching(),
          highlightActiveLine(),
          search({ top: true }),
          // Tab moves on, as everywhere else on the page; the editor indents by itself.
          keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, ...foldKeymap, ...lintKeymap]),
          EditorView.lineWrapping,
          replacing,
          EditorView.contentAttributes.of({ 'aria-label': start.label }),
          editable.current.of(EditorState.readOnly.of(start.readOnly ?? false)),
          marked.current.of(marks(start.invalid)),
          EditorView.updateListener.of((update) => {
            if (!update.docChanged || update.transactions.some((one) => one.annotation(fromOutside))) return
            const text = withEndsOf(whole.current, update.state.doc.toString())
            whole.current = text
            said.current.push(text)
            change(text)
          }),
          languages[start.language],
          theme,
        ],
      }),
    })
    view.current = made
    if (start.focused) made.focus()
    return () => made.destroy()
  }, [])

  useEffect(() => {
    const current = view.current
    if (!current) return
    const at = said.current.indexOf(value)
    if (at >= 0) {
      said.current.splice(0, at + 1)
      return
    }
    said.current = []
    whole.current = value
    const before = current.state.doc.toString()
    const after = plainEnds(value)
    if (before === after) return
    current.dispatch({
      changes: changeBetween(before, after),
      annotations: fromOutside.of(true),
    })
  }, [value])

  useEffect(() => {
    view.current?.dispatch({ effects: editable.current.reconfigure(EditorState.readOnly.of(readOnly ?? false)) })
  }, [readOnly])

  useEffect(() => {
    const current = view.current
    if (!current) return
    current.dispatch({ effects: marked.current.reconfigure(marks(invalid)) })
    // An id is not looked for outside a shadow root, an element is.
    const words = describedBy === undefined ? null : document.getElementById(describedBy)
    current.contentDOM.ariaDescribedByElements = words ? [words] : null
  }, [invalid, describedBy])

  return (
    <div
      ref={host}
      className={styles.editor}
      data-invalid={invalid || undefined}
      aria-describedby={describedBy}
      role="group"
    />
  )
}
