import { useId, type ReactNode } from 'react'
import { classes } from './class-names'
import styles from './segmented.module.css'

export interface SegmentedProps<T extends string> {
  label: string
  value: T | undefined
  onChange: (value: T) => void
  /** `reason`: why it cannot be chosen now. */
  options: readonly { value: T; label: ReactNode; reason?: string | undefined }[]
  small?: boolean
  showLabel?: boolean
  /** Fills the line, each part alike. */
  wide?: boolean
  className?: string | undefined
}

/** One of two to six short choices, in one row of joined buttons. */
export function Segmented<T extends string>(props: SegmentedProps<T>) {
  const { label, value, onChange, options, small, showLabel, wide, className } = props
  const name = useId()
  const words = useId()
  return (
    // No fieldset: WebKit lays the legend of one that has just come twice, and what stands below moves up under the pointer.
    <div
      role="radiogroup"
      className={classes(styles.group, wide && styles.wide, className)}
      {...(showLabel ? { 'aria-labelledby': words } : { 'aria-label': label })}
    >
      {showLabel && (
        <div id={words} className={styles.legend}>
          {label}
        </div>
      )}
      <div className={styles.parts}>
        {options.map((option) => (
          <label
            key={option.value}
            title={option.reason}
            className={classes(styles.part, small && styles.small, option.reason && styles.off)}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              aria-disabled={option.reason ? true : undefined}
              onChange={() => !option.reason && onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </div>
  )
}
