import { ChevronDown } from 'lucide-react'
import { useState, type KeyboardEvent, type ReactNode } from 'react'
import { classes } from './class-names'
import { DropDownList, fits, fitting, useDropDown, type DropDown, type Option } from './drop-down'
import { Field } from './field'
import { Glyph } from './state-glyph'
import field from './field.module.css'
import pop from './pop.module.css'
import styles from './select.module.css'

/** More are not drawn: typing narrows them. */
export const mostShown = 100

export interface ComboBase {
  label: string
  options: readonly Option[]
  /** The words typed so far, for options that are looked up elsewhere; those given are not filtered again. */
  onInput?: (text: string) => void
  /** Options are on their way. */
  pending?: boolean
  /** The options answer an older question than what is typed: none of them is taken by Enter. */
  stale?: boolean
  /** Values outside the list may be typed. */
  allowCustom?: boolean
  /** With `allowCustom`: what taking the typed text does, as an entry of the list: "Create tag Lobby". */
  createWords?: (text: string) => string
  hint?: ReactNode
  error?: ReactNode
  placeholder?: string
  optional?: boolean
  hideLabel?: boolean
  small?: boolean
  className?: string | undefined
}

export interface ComboBoxProps extends ComboBase {
  /** An option's value. */
  value: string | undefined
  onChange: (value: string | undefined) => void
}

/** One of many, found by typing a part of its name. */
export function ComboBox(props: ComboBoxProps) {
  const { value, onChange, options, allowCustom, onInput } = props
  const chosen = options.find((option) => option.value === value)
  const name = chosen?.label ?? value ?? ''
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const shown = narrowed(props, typed)
  const forget = () => {
    setTyped(undefined)
    if (typed !== undefined) onInput?.('')
  }
  const choose = (next: string) => {
    forget()
    onChange(next)
  }
  const list = useDropDown(shown, choose, bestOf(props, shown, typed))
  /** What was typed becomes the value, or the value comes back. */
  const settle = () => {
    list.hide()
    if (typed === undefined) return
    const text = typed.trim()
    forget()
    if (text === '') onChange(undefined)
    else if (allowCustom && text !== name) onChange(exactly(options, text)?.value ?? text)
  }
  const open = () => list.show(shown.findIndex((option) => option.value === value))
  const onKeyDown = (event: KeyboardEvent) => {
    if (list.onKey(event)) return
    if (event.key === 'Enter' && typed !== undefined && allowCustom) {
      event.preventDefault()
      settle()
    } else if (event.key === 'Enter' && typed !== undefined && list.open) {
      // What is typed is still being looked for, or is nothing: no form around is sent by it.
      event.preventDefault()
    } else if (event.key === 'Escape' && typed !== undefined) {
      event.preventDefault()
      event.stopPropagation()
      forget()
    }
  }
  return (
    <ComboField {...props}>
      {(ids) => (
        <div ref={list.anchor} className={classes(field.box, props.small && field.small)}>
          {typed === undefined && chosen?.icon}
          <input
            {...ids}
            {...inputOf(list)}
            placeholder={props.placeholder}
            value={typed ?? name}
            onChange={(event) => {
              const text = event.currentTarget.value
              setTyped(text)
              onInput?.(text)
              list.show('best')
            }}
            onClick={(event) => {
              if (list.open) return
              // What is typed next takes the name's place.
              event.currentTarget.select()
              open()
            }}
            onKeyDown={onKeyDown}
            onBlur={settle}
          />
          <Chevron pending={props.pending} list={list} onOpen={open} />
          <DropDownList {...listOf(props, list, shown)} value={value} onChoose={choose} />
        </div>
      )}
    </ComboField>
  )
}

export const ComboField = ({
  label,
  hint,
  error,
  optional,
  hideLabel,
  className,
  children,
}: ComboBase & FieldChildren) => <Field {...{ label, hint, error, optional, hideLabel, className }}>{children}</Field>

type FieldChildren = Pick<Parameters<typeof Field>[0], 'children'>

export const inputOf = (list: DropDown) =>
  ({ ...list.aria, 'aria-autocomplete': 'list', autoComplete: 'off', spellCheck: false }) as const

/**
 * What Enter takes: the first that fits what was typed, unless that is a value of its own. What was looked up elsewhere
 * may have been found by something that is not seen, or be the answer to an older question.
 */
export function bestOf({ allowCustom, stale }: ComboBase, shown: readonly Option[], typed: string | undefined): number {
  if (allowCustom || stale || typed === undefined || typed.trim() === '') return -1
  return shown.findIndex((option) => !option.reason && fits(option, typed))
}

export function exactly(options: readonly Option[], text: string): Option | undefined {
  const wanted = text.toLowerCase()
  return options.find((option) => option.label.toLowerCase() === wanted || option.value.toLowerCase() === wanted)
}

export function narrowed(props: ComboBase, typed: string | undefined): readonly Option[] {
  const { options, onInput, stale, createWords } = props
  if (typed === undefined || typed.trim() === '') return options.slice(0, mostShown)
  const found = onInput && !stale ? options : fitting(options, typed)
  const shown = found.slice(0, mostShown)
  if (!createWords || exactly(options, typed.trim())) return shown
  return [...shown, { value: typed.trim(), label: createWords(typed.trim()) }]
}

/** For the pointer alone: keys open the list from where one types. */
export function Chevron({
  pending,
  list,
  onOpen,
}: {
  pending: boolean | undefined
  list: DropDown
  onOpen: () => void
}) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label="Show the list"
      className={styles.open}
      onMouseDown={(event) => {
        event.preventDefault()
        list.anchor.current?.querySelector('input')?.focus()
        if (list.open) list.hide()
        else onOpen()
      }}
    >
      {pending ? <Glyph state="running" /> : <ChevronDown aria-hidden />}
    </button>
  )
}

export function listOf(
  { label, options, pending, allowCustom, onInput }: ComboBase,
  list: DropDown,
  shown: readonly Option[],
) {
  const none = pending
    ? 'Looking…'
    : allowCustom
      ? 'Enter takes what you typed'
      : options.length === 0
        ? 'There is none'
        : 'Nothing fits'
  const more = !onInput && shown.length === mostShown && (
    <div className={pop.none}>The first {mostShown}. Type to narrow.</div>
  )
  return { list, label, options: shown, none, more }
}
