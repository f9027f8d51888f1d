/** Where a script does not read as JavaScript: said beside it, and not held back, since the appliance decides. */
import { ensureSyntaxTree } from '@codemirror/language'
import type { Diagnostic } from '@codemirror/lint'
import type { EditorState } from '@codemirror/state'

/** How long a reading may take, ms; what is longer is left to the appliance. */
const patience = 30

/** The first place that does not read; what follows from it is no news. */
export function scriptProblems(state: EditorState): Diagnostic[] {
  const tree = ensureSyntaxTree(state, state.doc.length, patience)
  let at: number | undefined
  tree?.iterate({
    enter: ({ type, from, to }) => {
      // What is missing is missing after what stands before it, however far that is.
      if (type.isError) at ??= from < to ? from : state.sliceDoc(0, from).trimEnd().length
      return at === undefined
    },
  })
  if (at === undefined) return []
  const { from, to, number } = state.doc.lineAt(at)
  const message = `Line ${number} does not read as JavaScript`
  return [{ from: Math.min(at, Math.max(from, to - 1)), to, severity: 'warning', message }]
}
