import type { ReactNode } from 'react'
import { classes } from './class-names'
import { Unseen } from './unseen'
import styles from './hop-line.module.css'

export type StopState = 'done' | 'now' | 'stopped' | 'ahead'

export interface Stop {
  /** Different from the others'. */
  name: string
  fact?: ReactNode
  state: StopState
}

export interface HopLineProps {
  label: string
  stops: readonly Stop[]
  /** Upright at every width; else only on a narrow window. */
  standing?: boolean
  className?: string | undefined
}

/** A job in steps: how far it got and where it stopped, in one line. */
export function HopLine({ label, stops, standing, className }: HopLineProps) {
  return (
    <ol aria-label={label} className={classes(styles.hops, standing && styles.standing, className)}>
      {stops.map((stop) => (
        <li
          key={stop.name}
          className={styles[stop.state]}
          aria-current={stop.state === 'now' || stop.state === 'stopped' ? 'step' : undefined}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            {marks[stop.state]}
          </svg>
          <b>{stop.name}</b>
          {/* The leading space keeps name and state apart when they are read. */}
          <Unseen> {spoken[stop.state]} </Unseen>
          {stop.fact}
        </li>
      ))}
    </ol>
  )
}

const spoken: Record<StopState, string> = { done: 'done', now: 'under way', stopped: 'stopped here', ahead: 'to come' }

const marks: Record<StopState, ReactNode> = {
  done: (
    <>
      <circle cx="8" cy="8" r="8" fill="currentColor" />
      <path d="M4.5 8.2 7 10.7l4.6-5.2" fill="none" className={styles.ink} strokeWidth="1.8" />
    </>
  ),
  now: (
    <>
      <circle cx="8" cy="8" r="7" fill="none" stroke="currentColor" strokeWidth="2" />
      <circle cx="8" cy="8" r="3" fill="currentColor" />
    </>
  ),
  stopped: (
    <>
      <path d="M5 .5h6L15.5 5v6L11 15.5H5L.5 11V5Z" fill="currentColor" />
      <path d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2" fill="none" className={styles.ink} strokeWidth="1.8" />
    </>
  ),
  ahead: <circle cx="8" cy="8" r="7" fill="none" stroke="currentColor" strokeWidth="1.5" />,
}
