import type { ReactNode } from 'react'
import { ClosedSelect } from './choose/closed-select'
import { ComboBox } from './combo-box'
import type { Option } from './option'

/** With more options one types a part of what one looks for. */
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
  const { options, onChange, reason } = props
  const choose = (chosen: string | undefined) => {
    const option = options.find(({ value }) => value === chosen)
    if (option) onChange(option.value)
  }
  return options.length > many && !reason ? (
    <ComboBox {...props} onChange={choose} />
  ) : (
    <ClosedSelect {...props} onChange={choose} />
  )
}
