/** The editor in the console's tokens; custom properties reach into the shadow root by themselves. */
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

const look = EditorView.theme({
  '&': {
    backgroundColor: 'var(--sunken)',
    color: 'var(--text)',
    border: '1px solid var(--line-control)',
    borderRadius: 'var(--radius)',
    fontSize: 'var(--type-small)',
    height: '100%',
    // Where its place grows with it, it scrolls inside its own edge.
    maxHeight: 'var(--editor-most, none)',
  },
  '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '1px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.125rem', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--text)', padding: '6px 0' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--text-3)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'var(--hover)' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground, ::selection': {
    backgroundColor: 'var(--accent-soft) !important',
  },
  '.cm-matchingBracket': { backgroundColor: 'var(--pressed)', outline: 'none' },
  '.cm-panels': { backgroundColor: 'var(--raised)', color: 'var(--text)', borderColor: 'var(--line)' },
  // Ctrl F: as large as the controls around the editor, to be hit and read.
  '.cm-panel.cm-search': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '6px',
    padding: '6px 36px 6px 6px',
    fontFamily: 'var(--sans)',
    fontSize: 'var(--type-small)',
    '& input, & button, & label': { margin: '0', fontSize: 'inherit' },
    '& label': { display: 'inline-flex', alignItems: 'center', gap: '4px', minHeight: '24px' },
    '& input[type=checkbox]': { width: '16px', height: '16px' },
    '& [name=close]': { top: '6px', right: '6px', width: '24px', height: '24px', color: 'inherit' },
  },
  '.cm-button, .cm-textfield': {
    minHeight: '24px',
    padding: '0 8px',
    border: '1px solid var(--line-control)',
    borderRadius: 'var(--radius)',
    background: 'var(--raised)',
    color: 'var(--text)',
    fontFamily: 'inherit',
  },
  // A pattern would run here, where nothing can stop it.
  '.cm-search label:has([name=re])': { display: 'none' },
  '.cm-tooltip': { backgroundColor: 'var(--raised)', color: 'var(--text)', border: '1px solid var(--line-2)' },
  '.cm-diagnostic': { fontFamily: 'var(--sans)', fontSize: 'var(--type-small)' },
  '.cm-foldPlaceholder': { backgroundColor: 'var(--pressed)', color: 'var(--text-2)', border: 'none' },
})

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.keyword, tags.definitionKeyword], color: 'var(--code-key)' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: 'var(--code-text)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--code-number)' },
  { tag: [tags.comment], color: 'var(--text-3)' },
])

export const theme = [look, syntaxHighlighting(colours)]
