import { State, type StateKind } from '../ui/state-glyph'

/** A switch that is thrown, as a state. The same words are what a phone, a filter and an export say. */
export const Flag = ({ words, state = 'unknown' }: { words: string; state?: StateKind }) => (
  <State state={state}>{words}</State>
)
