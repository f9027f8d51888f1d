import { Fragment, type ReactNode } from 'react'
import { classes } from './class-names'
import { CopyButton } from './copy-button'
import { Guarded } from './guarded'
import styles from './key-value-list.module.css'

export interface Fact {
  key: string
  label: ReactNode
  value: ReactNode
  /** A button puts this on the clipboard. */
  copy?: string | undefined
  mono?: boolean
  /** Small words under the value. */
  hint?: ReactNode
}

export interface KeyValueListProps {
  items: readonly Fact[]
  label?: string
  className?: string | undefined
}

/** Facts under one another, parted by hairlines. */
export function KeyValueList({ items, label, className }: KeyValueListProps) {
  return (
    <dl aria-label={label} className={classes(styles.facts, className)}>
      {items.map((item) => (
        <Fragment key={item.key}>
          <dt>{item.label}</dt>
          <dd>
            <span className={classes(styles.value, item.mono && styles.mono)}>
              <Guarded small what="This value" of={item.value}>
                {item.value}
              </Guarded>
              {item.hint && <small className={styles.hint}>{item.hint}</small>}
            </span>
            {item.copy && (
              <CopyButton
                small
                iconOnly
                className={styles.copy}
                text={item.copy}
                label={typeof item.label === 'string' ? `Copy ${item.label}` : 'Copy'}
              />
            )}
          </dd>
        </Fragment>
      ))}
    </dl>
  )
}
