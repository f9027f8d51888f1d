import { useEffect, useId, useRef, type ReactNode } from 'react'
import { classes } from './class-names'
import { FieldWords } from './field'
import { Tooltip } from './tooltip'
import { Unseen } from './unseen'
import styles from './checkbox.module.css'

export interface CheckboxProps {
  label: ReactNode
  /** 'some' where a part is chosen. */
  value: boolean | 'some'
  onChange: (value: boolean) => void
  hint?: ReactNode
  /** One sentence; it takes the hint's place. */
  error?: ReactNode
  /** Why it cannot be changed now. */
  reason?: string | undefined
  hideLabel?: boolean
  name?: string
  className?: string | undefined
}

/** A yes or no, taken over when the form is sent. */
export function Checkbox(props: CheckboxProps) {
  const { label, value, onChange, hint, error, reason, hideLabel, name, className } = props
  const words = useId()
  const ref = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // The half state exists only as a property of the element.
    if (ref.current) ref.current.indeterminate = value === 'some'
  }, [value])
  const described =
    [(hint || error) && `${words}-hint`, reason && `${words}-why`].filter(Boolean).join(' ') || undefined
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
            aria-invalid={error ? true : undefined}
            onChange={(event) => !reason && onChange(event.currentTarget.checked)}
          />
          {hideLabel ? <Unseen>{label}</Unseen> : <span>{label}</span>}
        </label>
      </Tooltip>
      <FieldWords id={`${words}-hint`} hint={hint} error={error} />
      {reason && (
        <span id={`${words}-why`} hidden>
          {reason}
        </span>
      )}
    </div>
  )
}
