import { ChevronDown } from 'lucide-react'
import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import { classes } from './class-names'
import { ComboBox } from './combo-box'
import { DropDownList, useDropDown, type Option } from './drop-down'
import { Field } from './field'
import field from './field.module.css'
import styles from './select.module.css'

/** With more options one types a part of what one looks for. */
const many = 12

/** Letters typed with less than this between them are one word, in ms. */
const pause = 600

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
    <Closed {...props} onChange={choose} />
  )
}

function Closed(props: Omit<SelectProps<string>, 'onChange'> & { onChange: (value: string) => void }) {
  const { label, value, onChange, options, placeholder = 'Choose', error, optional, hideLabel, small, reason } = props
  const list = useDropDown(options, onChange)
  const chosen = options.find((option) => option.value === value)
  const typed = useRef({ text: '', at: -Infinity })

  /** Goes to the entry that begins with the letters typed. */
  const find = (event: KeyboardEvent) => {
    const since = event.timeStamp - typed.current.at
    const text = (since < pause ? typed.current.text : '') + event.key.toLowerCase()
    typed.current = { text, at: event.timeStamp }
    const found = options.findIndex((option) => !option.reason && option.label.toLowerCase().startsWith(text))
    if (found >= 0) list.show(found)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (list.onKey(event)) return
    const { key } = event
    if (key === 'Home' || key === 'End') list.show(key === 'Home' ? 0 : options.length - 1)
    else if (key.length === 1 && key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey) find(event)
    else return
    event.preventDefault()
  }
  const toggle = () => {
    if (list.open) list.hide()
    else list.show(options.findIndex((option) => option.value === value))
  }
  return (
    <Field {...{ label, hint: reason ?? props.hint, error, optional, hideLabel, className: props.className }}>
      {(ids) => (
        <div ref={list.anchor} className={styles.anchor}>
          <button
            type="button"
            {...ids}
            {...list.aria}
            disabled={Boolean(reason)}
            className={classes(field.box, styles.button, small && field.small)}
            onClick={toggle}
            onKeyDown={onKeyDown}
            onBlur={list.hide}
          >
            <span className={classes(styles.value, !chosen && styles.placeholder)}>
              {chosen?.icon}
              {/* A value that is not among the known ones is still shown. */}
              {chosen?.label ?? value ?? placeholder}
            </span>
            <ChevronDown aria-hidden className={styles.chevron} />
          </button>
          <DropDownList list={list} label={label} options={options} value={value} onChoose={onChange} />
        </div>
      )}
    </Field>
  )
}
