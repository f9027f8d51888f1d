import { ChevronDown } from 'lucide-react'
import { useRef } from 'react'
import { Button } from 'react-aria-components/Button'
import { Select as AriaSelect } from 'react-aria-components/Select'
import { classes } from '../class-names'
import { Field } from '../field'
import type { SelectProps } from '../select'
import { OptionList } from './option-list'
import field from '../field.module.css'
import styles from '../select.module.css'

/** A button that shows the value and opens the list. */
export function ClosedSelect(props: SelectProps<string>) {
  const { label, value, onChange, options, placeholder = 'Choose', error, optional, hideLabel, small, reason } = props
  const anchor = useRef<HTMLButtonElement>(null)
  const chosen = options.find((option) => option.value === value)
  return (
    <Field {...{ label, hint: reason ?? props.hint, error, optional, hideLabel, className: props.className }}>
      {(ids) => (
        <AriaSelect
          aria-label={label}
          className={styles.anchor ?? ''}
          value={chosen?.value ?? null}
          onChange={(key) => key !== null && onChange(String(key))}
          isDisabled={Boolean(reason)}
        >
          <Button
            ref={anchor}
            className={classes(field.box, styles.button, small && field.small) ?? ''}
            // The role and the name of a browser's own select.
            render={(own) => (
              <button
                {...own}
                {...ids}
                role="combobox"
                aria-labelledby={undefined}
                aria-expanded={own['aria-expanded']}
                aria-controls={own['aria-controls']}
              />
            )}
          >
            <span className={classes(styles.value, !chosen && styles.placeholder)}>
              {chosen?.icon}
              {/* A value that is not among the known ones is still shown. */}
              {chosen?.label ?? value ?? placeholder}
            </span>
            <ChevronDown aria-hidden className={styles.chevron} />
          </Button>
          <OptionList label={label} anchor={anchor} options={options} />
        </AriaSelect>
      )}
    </Field>
  )
}
