import { useEffect, useId, useRef, type ReactNode } from 'react'
import { classes } from './class-names'
import { Tooltip } from './tooltip'
import { Unseen } from './unseen'
import styles from './checkbox.module.css'

export interface CheckboxProps {
  label: ReactNode
  /** 'some' where a part is chosen. */
  value: boolean | 'some'
  onChange: (value: boolean) => void
  hint?: ReactNode
  /** Why it cannot be changed now. */
  reason?: string | undefined
  hideLabel?: boolean
  name?: string
  className?: string | undefined
}

/** A yes or no, taken over when the form is sent. */
export function Checkbox(props: CheckboxProps) {
  const { label, value, onChange, hint, reason, hideLabel, name, className } = props
  const words = useId()
  const ref = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // The half state exists only as a property of the element.
    if (ref.current) ref.current.indeterminate = value === 'some'
  }, [value])
  const described = [hint && `${words}-hint`, reason && `${words}-why`].filter(Boolean).join(' ') || undefined
  return (
    <div className={classes(styles.line, reason && styles.off, className)}>
      <Tooltip text={reason} describes={false}>
        <label className={styles.label}>
          <input
            ref={ref}
            type="checkbox"
            name={name}
            className={styles.check}
            checked={value === true}
            aria-checked={value === 'some' ? 'mixed' : undefined}
            aria-disabled={reason ? true : undefined}
            aria-describedby={described}
            onChange={(event) => !reason && onChange(event.currentTarget.checked)}
          />
          {hideLabel ? <Unseen>{label}</Unseen> : <span>{label}</span>}
        </label>
      </Tooltip>
      {hint && (
        <p id={`${words}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {reason && (
        <span id={`${words}-why`} hidden>
          {reason}
        </span>
      )}
    </div>
  )
}
