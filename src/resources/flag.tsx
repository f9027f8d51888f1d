import type { ReactNode } from 'react'
import { State, type StateKind } from '../ui/state-glyph'

/** A switch that is thrown, as a state. The same words are what a phone, a filter and an export say. */
const Flag = ({ words, state = 'unknown' }: { words: string; state?: StateKind | undefined }) => (
  <State state={state}>{words}</State>
)

/** A cell that shows the exception, and nothing where a row is as most are. */
export const flagIf = (is: unknown, words: string, state?: StateKind): ReactNode =>
  is === true ? <Flag words={words} state={state} /> : ''

/** The same of what is `enabled` in most rows; of what does not say it nothing is known. */
export const offFlag = (enabled: unknown): ReactNode => flagIf(enabled === false, 'Disabled')
