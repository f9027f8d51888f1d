import type { ReactNode } from 'react'
import { severityWords } from '../catalog/shapes/alert'
import { shownName } from '../ui/name'
import { State, type StateKind } from '../ui/state-glyph'

/** Emergency, alert and critical; error and warning; what only tells; what is for finding faults. */
const states: readonly StateKind[] = ['danger', 'danger', 'danger', 'warn', 'warn', 'info', 'info', 'unknown']

function Severity({ severity, words }: { severity: unknown; words: string }) {
  if (words === '') return null
  return <State state={states[typeof severity === 'number' ? severity : 7] ?? 'unknown'}>{words}</State>
}

/** How bad an alert is, by shape and word, wherever alerts are listed. */
export const severityCell = (severity: unknown): ReactNode => (
  <Severity severity={severity} words={severityWords[shownName(severity)] ?? ''} />
)
