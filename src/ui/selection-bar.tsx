import type { ReactNode } from 'react'
import { Button } from './button'
import { number } from './format'
import styles from './selection-bar.module.css'

export interface SelectionBarProps {
  /** How many are selected and shown: what the actions are about. */
  count: number
  /** How many are selected besides and not shown now. */
  hidden?: number
  /** How many match; offers to take them all. */
  total?: number
  onAll?: () => void
  onClear: () => void
  /** The actions, the main one last. */
  children?: ReactNode
}

/** Docked under a table while something is selected. */
export function SelectionBar({ count, hidden = 0, total, onAll, onClear, children }: SelectionBarProps) {
  return (
    <div role="toolbar" aria-label="Selection" className={styles.bar}>
      <b aria-live="polite">
        {number(count, 0)} selected{hidden > 0 && `, ${number(hidden, 0)} more not shown`}
      </b>
      {onAll && total !== undefined && total > count && (
        <button type="button" className={styles.all} onClick={onAll}>
          Select all {number(total, 0)}
          <span className={styles.wideOnly}> that match</span>
        </button>
      )}
      <Button kind="plain" onClick={onClear} className={styles.clear}>
        Clear
      </Button>
      {count > 0 && <div className={styles.actions}>{children}</div>}
    </div>
  )
}
