/** What stands where a part of the console broke: what is known, and the ways on. The rest of the page stands. */
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { isMissingFile, missingFile, missingFileAdvice } from '../browser/missing-file'
import { Button } from '../ui/button'
import { CopyButton } from '../ui/copy-button'
import styles from './failure.module.css'

interface Props {
  children: ReactNode
  /** A new value (such as the address) tries the part again. */
  resetKey?: string
}

interface State {
  error: Error | null
  stack: string
  resetKey: string | undefined
}

export class Failure extends Component<Props, State> {
  override state: State = { error: null, stack: '', resetKey: this.props.resetKey }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { error: null, stack: '', resetKey: props.resetKey }
  }

  override componentDidCatch(_error: unknown, info: ErrorInfo) {
    this.setState({ stack: info.componentStack ?? '' })
  }

  override render() {
    const { error, stack } = this.state
    if (!error) return this.props.children
    const missing = isMissingFile(error)
    return (
      <div className={styles.failure} role="alert">
        <h1>{missing ? missingFile : 'This page broke'}</h1>
        <p>
          {missing
            ? missingFileAdvice
            : 'This is a fault of the console, not of the appliance. Nothing was sent because of it.'}
        </p>
        <pre className={styles.what}>{error.message}</pre>
        <div className={styles.actions}>
          <CopyButton
            label="Copy details"
            text={() => `hopdeck ${__APP_VERSION__} ${__APP_COMMIT__}\n${error.stack ?? error.message}\n${stack}`}
          />
          <Button onClick={() => this.setState({ error: null, stack: '' })}>Try again</Button>
          <Button kind="main" onClick={() => location.reload()}>
            Load the page again
          </Button>
        </div>
      </div>
    )
  }
}
