import { useId, type ReactNode } from 'react'
import { classes } from './class-names'
import { Unseen } from './unseen'
import styles from './field.module.css'

/** What every field has around its control. */
export interface FieldProps {
  label: ReactNode
  hint?: ReactNode
  /** One sentence; it takes the hint's place. */
  error?: ReactNode
  /** Said beside the label; required is not marked. */
  optional?: boolean
  /** The label is for screen readers alone. */
  hideLabel?: boolean
  className?: string | undefined
}

/** The ids that tie a control to its label and words. */
export interface FieldIds {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

/** Label above, control, then hint or error. */
export function Field({ children, ...props }: FieldProps & { children: (ids: FieldIds) => ReactNode }) {
  const id = useId()
  const words = useId()
  const { label, hint, error, optional, hideLabel } = props
  return (
    <div className={classes(styles.field, props.className)}>
      {hideLabel ? (
        <Unseen>
          <label htmlFor={id}>{label}</label>
        </Unseen>
      ) : (
        <label htmlFor={id} className={styles.label}>
          {label}
          {optional && <span className={styles.optional}> optional</span>}
        </label>
      )}
      {children({
        id,
        'aria-describedby': error || hint ? words : undefined,
        'aria-invalid': error ? true : undefined,
      })}
      <FieldWords id={words} hint={hint} error={error} />
    </div>
  )
}

/** The line under a control: the error if there is one, else the hint. */
export function FieldWords({ id, hint, error }: { id: string; hint?: ReactNode; error?: ReactNode }) {
  return (
    <>
      {error && (
        <p id={id} role="alert" data-problem className={styles.error}>
          {error}
        </p>
      )}
      {!error && hint && (
        <p id={id} className={styles.hint}>
          {hint}
        </p>
      )}
    </>
  )
}
