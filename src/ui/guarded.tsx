import { Component, type ReactNode } from 'react'
import { isMissingFile, missingFileAdvice } from '../browser/missing-file'
import { Button } from './button'
import { Note } from './note'

export interface GuardedProps {
  children: ReactNode
  /** What cannot be shown then: "Summary". */
  what: string
  /** A new value tries again: what is drawn. */
  of?: unknown
  /** One quiet word instead of a note, for a cell or a line. */
  small?: boolean
}

interface State {
  error: Error | null
  of: unknown
}

/** What a person can read of an error: neither a list of complaints as JSON nor the number of one of React's. */
const reasonOf = ({ message }: Error): string => (/^\s*[[{]|^Minified React/.test(message) ? '' : `: ${message}`)

/** What breaks inside, for a value that nobody thought of, breaks alone: the rest of the page stands. */
export class Guarded extends Component<GuardedProps, State> {
  override state: State = { error: null, of: this.props.of }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  static getDerivedStateFromProps({ of }: GuardedProps, state: State): Partial<State> | null {
    return of === state.of ? null : { error: null, of }
  }

  override render() {
    const { children, what, small } = this.props
    const { error } = this.state
    if (!error) return <>{children}</>
    if (small) return <em title={`${what}: ${error.message}`}>unreadable</em>
    return (
      <Note
        kind="danger"
        actions={
          <Button small onClick={() => this.setState({ error: null })}>
            Try again
          </Button>
        }
      >
        {isMissingFile(error)
          ? `${what} could not be fetched. ${missingFileAdvice}`
          : `${what} could not be shown${reasonOf(error)}. It holds a value that this console cannot read.`}
      </Note>
    )
  }
}
