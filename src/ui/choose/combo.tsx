import { useState } from 'react'
import { classes } from '../class-names'
import type { ComboBoxProps } from '../combo-box'
import { ComboControl, type ComboList } from './combo-control'
import { drawn } from '../jsx/drawn'
import { exactly } from '../option'
import field from '../field.module.css'

/** One of many, found by typing a part of its name. */
export function Combo(props: ComboBoxProps) {
  const { value, onChange, options, allowCustom, onInput, unread, small } = props
  const chosen = options.find((option) => option.value === value)
  const name = drawn(chosen?.label ?? value ?? '')
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const forget = () => {
    setTyped(undefined)
    if (typed !== undefined) onInput?.('')
  }
  const choose = (next: string) => {
    forget()
    onChange(next)
  }
  /** What was typed becomes the value, or the value comes back. */
  const settle = () => {
    if (typed === undefined) return
    const text = typed.trim()
    forget()
    if (text === '') onChange(undefined)
    else if (allowCustom && text !== name) onChange(exactly(options, text)?.value ?? text)
  }
  const onKey = (key: string, { open, close, active }: ComboList): boolean => {
    if (key === 'Enter' && active !== undefined) choose(active)
    else if (key === 'Enter' && typed !== undefined && allowCustom) settle()
    // What is typed is still being looked for, or is nothing: no form around is sent by it.
    else if (key === 'Enter') return open && typed !== undefined
    // Whoever goes on with the pointer leaves the field: what was typed must not count then.
    else if (key === 'Escape' && (open || typed !== undefined)) forget()
    else return false
    close()
    return true
  }
  return (
    <ComboControl
      {...props}
      {...{ typed, onKey }}
      text={typed ?? name}
      onType={(text) => {
        setTyped(text)
        onInput?.(text)
      }}
      onChoose={choose}
      onLeave={() => (unread && typed?.trim()) || settle()}
      before={typed === undefined && chosen?.icon}
      boxClass={classes(field.box, small && field.small)}
    />
  )
}
