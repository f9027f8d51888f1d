import type { ReactNode } from 'react'
import { Button } from './button'
import { number } from './format'
import styles from './selection-bar.module.css'

export interface SelectionBarProps {
  count: number
  /** How many match; offers to take them all. */
  total?: number
  onAll?: () => void
  onClear: () => void
  /** The actions, the main one last. */
  children?: ReactNode
}

/** Docked under a table while something is selected. */
export function SelectionBar({ count, total, onAll, onClear, children }: SelectionBarProps) {
  return (
    <div role="toolbar" aria-label="Selection" className={styles.bar}>
      <b aria-live="polite">{number(count, 0)} selected</b>
      {onAll && total !== undefined && total > count && (
        <button type="button" className={styles.all} onClick={onAll}>
          Select all {number(total, 0)} that match
        </button>
      )}
      <Button kind="plain" onClick={onClear} className={styles.clear}>
        Clear
      </Button>
      <div className={styles.actions}>{children}</div>
    </div>
  )
}
