import type { ReactNode } from 'react'
import { classes } from './class-names'
import { shownName } from './name'
import styles from './state-glyph.module.css'

/** The six states; each has its own shape, so that the shape alone tells it. */
export type StateKind = 'ok' | 'warn' | 'danger' | 'info' | 'running' | 'unknown'

/** The 12 px mark of a state, silent for screen readers: words go beside it. */
export function Glyph({ state, className }: { state: StateKind; className?: string | undefined }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" className={classes(styles.glyph, styles[state], className)}>
      {shapes[state]}
    </svg>
  )
}

/** A state in a glyph and words: no pill, no coloured dot. */
export function State({ state, children, className }: { state: StateKind; children: ReactNode; className?: string }) {
  return (
    <span className={classes(styles.state, styles[`${state}Words`], className)}>
      <Glyph state={state} />
      {/* What an appliance calls a state may be anything. */}
      <span>{typeof children === 'string' ? shownName(children) : children}</span>
    </span>
  )
}

const ink = { fill: 'none', className: styles.ink }

const shapes: Record<StateKind, ReactNode> = {
  ok: (
    <>
      <circle cx="6" cy="6" r="6" fill="currentColor" />
      <path d="M3.2 6.2 5.2 8.2 8.9 4" {...ink} strokeWidth="1.6" />
    </>
  ),
  warn: (
    <>
      <path d="M6 .6 11.8 11H.2Z" fill="currentColor" />
      <path d="M6 4.4v3M6 8.8v.6" {...ink} strokeWidth="1.4" />
    </>
  ),
  danger: (
    <>
      <path d="M3.6.3h4.8l3.3 3.3v4.8l-3.3 3.3H3.6L.3 8.4V3.6Z" fill="currentColor" />
      <path d="M4 4l4 4M8 4 4 8" {...ink} strokeWidth="1.5" />
    </>
  ),
  info: (
    <>
      <rect x=".5" y=".5" width="11" height="11" rx="2" fill="currentColor" />
      <path d="M6 5.4V9M6 3v.7" {...ink} strokeWidth="1.5" />
    </>
  ),
  running: (
    <>
      <circle cx="6" cy="6" r="4.8" fill="none" stroke="currentColor" strokeWidth="1.6" opacity=".3" />
      <path d="M6 1.2A4.8 4.8 0 0 1 10.8 6" fill="none" stroke="currentColor" strokeWidth="1.8" />
    </>
  ),
  unknown: <circle cx="6" cy="6" r="4.8" fill="none" stroke="currentColor" strokeWidth="1.4" />,
}
