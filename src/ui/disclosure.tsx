import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './class-names'
import styles from './disclosure.module.css'

export interface DisclosureProps {
  title: ReactNode
  children: ReactNode
  /** Open from the start. */
  open?: boolean
  onToggle?: (open: boolean) => void
  className?: string | undefined
}

/** Words that one can fold out. */
export function Disclosure({ title, children, open, onToggle, className }: DisclosureProps) {
  return (
    <details
      className={classes(styles.details, className)}
      open={open}
      onToggle={onToggle && ((event) => onToggle(event.currentTarget.open))}
    >
      <summary className={styles.summary}>
        <ChevronRight aria-hidden />
        {title}
      </summary>
      <div className={styles.content}>{children}</div>
    </details>
  )
}
