import { CircleCheck, Info, OctagonAlert, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './class-names'
import styles from './note.module.css'

export type NoteKind = 'info' | 'ok' | 'warn' | 'danger'

export interface NoteProps {
  kind?: NoteKind
  children: ReactNode
  /** At its right. */
  actions?: ReactNode
  /** The whole width, under the deck, for what must not be missed. */
  wide?: boolean
  /** Said aloud when it appears; false for one that is there from the start. */
  live?: boolean
  className?: string | undefined
}

/** Something to know, beside what it is about. */
export function Note({ kind = 'info', children, actions, wide, live, className }: NoteProps) {
  const Icon = icons[kind]
  const role = live === false ? undefined : kind === 'danger' ? 'alert' : 'status'
  return (
    <div role={role} className={classes(styles.note, styles[kind], wide && styles.wide, className)}>
      <Icon aria-hidden />
      <div className={styles.words}>{children}</div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}

const icons = { info: Info, ok: CircleCheck, warn: TriangleAlert, danger: OctagonAlert }
