import { ChevronDown, Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Button } from 'react-aria-components/Button'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Popover } from 'react-aria-components/Popover'
import { SearchField } from 'react-aria-components/SearchField'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import { Text } from 'react-aria-components/Text'
import { classes } from './class-names'
import { OptionList, type Option } from './options'
import { Unseen } from './unseen'
import field from './field.module.css'
import pop from './pop.module.css'
import styles from './select.module.css'

/** From so many options on the list has a place to search. */
const many = 12

export interface SelectProps<T extends string> {
  label: string
  value: T | undefined
  onChange: (value: T) => void
  options: readonly Option<T>[]
  placeholder?: string
  hint?: ReactNode
  error?: ReactNode
  optional?: boolean
  hideLabel?: boolean
  small?: boolean
  /** Why it cannot be changed now. */
  reason?: string | undefined
  className?: string | undefined
}

/** One of several known values. */
export function Select<T extends string>(props: SelectProps<T>) {
  const { label, value, onChange, options, placeholder = 'Choose', error, optional, hideLabel, small, reason } = props
  const hint = reason ?? props.hint
  const chosen = options.find((option) => option.value === value)
  const list = <OptionList options={options} />
  return (
    <AriaSelect
      className={classes(field.field, props.className)}
      value={value ?? null}
      onChange={(key) => {
        const option = options.find((one) => one.value === key)
        if (option) onChange(option.value)
      }}
      isDisabled={Boolean(reason)}
      isInvalid={Boolean(error)}
      placeholder={placeholder}
    >
      {hideLabel ? (
        <Unseen>
          <Label>{label}</Label>
        </Unseen>
      ) : (
        <Label className={field.label}>
          {label}
          {optional && <span className={field.optional}> optional</span>}
        </Label>
      )}
      <Button className={classes(field.box, styles.button, small && field.small, Boolean(error) && styles.bad)}>
        <SelectValue className={classes(styles.value, !chosen && styles.placeholder)}>
          {chosen ? (
            <>
              {chosen.icon}
              {chosen.label}
            </>
          ) : (
            // A value that is not among the known ones is still shown.
            (value ?? placeholder)
          )}
        </SelectValue>
        <ChevronDown aria-hidden className={styles.chevron} />
      </Button>
      {error ? (
        <Text slot="errorMessage" className={field.error}>
          {error}
        </Text>
      ) : (
        hint && (
          <Text slot="description" className={field.hint}>
            {hint}
          </Text>
        )
      )}
      <Popover className={classes(pop.pop, pop.asWide)} offset={4}>
        {options.length > many ? (
          <Autocomplete filter={(text, input) => text.toLowerCase().includes(input.trim().toLowerCase())}>
            <SearchField aria-label={`Find in ${label}`} autoFocus className={pop.find}>
              <div className={field.box}>
                <Search aria-hidden />
                <Input placeholder="Find" />
              </div>
            </SearchField>
            {list}
          </Autocomplete>
        ) : (
          list
        )}
      </Popover>
    </AriaSelect>
  )
}
