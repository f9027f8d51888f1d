import { useId, type ReactNode } from 'react'
import { classes } from './class-names'
import { FieldWords } from './field'
import { Tooltip } from './tooltip'
import { Unseen } from './unseen'
import radio from './checkbox.module.css'
import styles from './segmented.module.css'

export interface Choice<T extends string> {
  value: T
  label: ReactNode
  hint?: ReactNode
  /** Why it cannot be chosen now. */
  reason?: string | undefined
}

export interface RadioGroupProps<T extends string> {
  label: ReactNode
  value: T | undefined
  onChange: (value: T) => void
  options: readonly Choice<T>[]
  hideLabel?: boolean
  /** Side by side. */
  across?: boolean
  hint?: ReactNode
  error?: ReactNode
  className?: string | undefined
}

/** One of a few, each with room for words. */
export function RadioGroup<T extends string>(props: RadioGroupProps<T>) {
  const { label, value, onChange, options, hideLabel, across, hint, error, className } = props
  const name = useId()
  return (
    <fieldset role="radiogroup" className={classes(radio.group, className)} aria-describedby={`${name}-words`}>
      <Legend hide={hideLabel}>{label}</Legend>
      <div className={classes(across && radio.across)}>
        {options.map((option) => (
          <div key={option.value} className={classes(radio.line, option.reason && radio.off)}>
            <Tooltip text={option.reason} describes={false}>
              <label className={radio.label}>
                <input
                  type="radio"
                  className={radio.radio}
                  name={name}
                  value={option.value}
                  checked={option.value === value}
                  aria-disabled={option.reason ? true : undefined}
                  aria-describedby={option.hint || option.reason ? `${name}-${option.value}` : undefined}
                  onChange={() => !option.reason && onChange(option.value)}
                />
                <span>{option.label}</span>
              </label>
            </Tooltip>
            {(option.hint ?? option.reason) && (
              <p id={`${name}-${option.value}`} className={radio.hint}>
                {option.hint} {option.reason}
              </p>
            )}
          </div>
        ))}
      </div>
      <FieldWords id={`${name}-words`} hint={hint} error={error} />
    </fieldset>
  )
}

export interface SegmentedProps<T extends string> {
  label: string
  value: T | undefined
  onChange: (value: T) => void
  options: readonly Pick<Choice<T>, 'value' | 'label' | 'reason'>[]
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
  return (
    <fieldset role="radiogroup" className={classes(styles.group, wide && styles.wide, className)}>
      <Legend hide={!showLabel}>{label}</Legend>
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
    </fieldset>
  )
}

function Legend({ hide, children }: { hide: boolean | undefined; children: ReactNode }) {
  return <legend className={hide ? undefined : radio.legend}>{hide ? <Unseen>{children}</Unseen> : children}</legend>
}
