import { useId, type ReactNode } from 'react'
import { classes } from './class-names'
import { Guarded } from './guarded'
import styles from './panel.module.css'

const nameOf = (title: ReactNode): string => (typeof title === 'string' ? title : 'This part')

interface PartProps {
  title: ReactNode
  /** 2 unless the part stands inside another. */
  level?: 2 | 3
  /** Quiet words beside the title: a count, a unit, a source. */
  aside?: ReactNode
  /** At the right of the title. */
  end?: ReactNode
  children: ReactNode
  /** The content brings its own margins. */
  flush?: boolean
  className?: string | undefined
}

export interface PanelProps extends PartProps {
  icon?: ReactNode
  /** A red rail: what is inside stopped. */
  danger?: boolean
}

/** A frame, for what can be moved or closed alone: a chart, a diagnosis. */
export function Panel({ title, level = 2, aside, end, icon, danger, flush, children, className }: PanelProps) {
  const id = useId()
  const Heading = `h${level}` as const
  return (
    <section aria-labelledby={id} className={classes(styles.panel, className)}>
      <header className={classes(styles.panelHead, danger && styles.danger)}>
        {icon}
        <Heading id={id} className={level === 2 ? undefined : styles.small}>
          {title}
        </Heading>
        {aside && <span className={styles.aside}>{aside}</span>}
        {end && <div className={styles.end}>{end}</div>}
      </header>
      <div className={flush ? undefined : styles.panelBody}>
        <Guarded what={nameOf(title)} of={children}>
          {children}
        </Guarded>
      </div>
    </section>
  )
}

/** A part of a page, parted from the one above by a hairline. */
export function Section({ title, level = 2, aside, end, flush, children, className }: PartProps) {
  const id = useId()
  const Heading = `h${level}` as const
  return (
    <section aria-labelledby={id} className={classes(styles.section, flush && styles.flush, className)}>
      <header className={styles.sectionHead}>
        <Heading id={id}>{title}</Heading>
        {aside && <span className={styles.aside}>{aside}</span>}
        {end && <div className={styles.end}>{end}</div>}
      </header>
      <Guarded what={nameOf(title)} of={children}>
        {children}
      </Guarded>
    </section>
  )
}
