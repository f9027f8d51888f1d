import { ChevronDown } from 'lucide-react'
import { useState, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react'
import { classes } from './class-names'
import { DropDownList, fits, useDropDown, type DropDown, type Option } from './drop-down'
import { Field } from './field'
import { takenWords, severalIn } from './several'
import { Glyph } from './state-glyph'
import { TagList } from './tag'
import field from './field.module.css'
import pop from './pop.module.css'
import styles from './select.module.css'

/** More are not drawn: typing narrows them. */
const mostShown = 100

interface ComboBase {
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

export interface MultiComboBoxProps extends ComboBase {
  /** Several values that are pasted may have blanks alone between them. */
  blanksSeparate?: boolean
  value: readonly string[]
  onChange: (value: string[]) => void
}

/** Several of many: tags, then the place to type. Backspace in the empty place takes the last one away. */
export function MultiComboBox(props: MultiComboBoxProps) {
  const { label, value, onChange, options, allowCustom, onInput } = props
  const [typed, setTyped] = useState('')
  /** What came of several values at once; said as long as these are the values. */
  const [pasted, setPasted] = useState<{ of: readonly string[]; words: string } | undefined>(undefined)
  const take = (items: readonly string[]) => {
    const all = [...new Set([...value, ...items])]
    const twice = items.length - (all.length - value.length)
    setPasted({ of: all, words: takenWords(items.length, twice) })
    onChange(all)
  }
  /** Of several names that are pasted, those that are known or may be written; a single one goes on to be typed. */
  const onPaste = (event: ClipboardEvent) => {
    const parts = severalIn(event.clipboardData.getData('text'), props.blanksSeparate)
    if (parts.length < 2) return
    const items = parts.flatMap((part) => exactly(options, part)?.value ?? (allowCustom ? part : []))
    if (items.length === 0) return
    event.preventDefault()
    forget()
    take(items)
  }
  const left = { ...props, options: options.filter((option) => !value.includes(option.value)) }
  const shown = narrowed(left, typed)
  const forget = () => {
    setTyped('')
    if (typed !== '') onInput?.('')
  }
  const add = (item: string) => {
    forget()
    if (!value.includes(item)) onChange([...value, item])
  }
  const list = useDropDown(shown, add, bestOf(props, shown, typed))
  const custom = () => {
    const text = typed.trim()
    const known = props.stale ? undefined : exactly(options, text)
    if (known) add(known.value)
    else if (allowCustom && text) {
      const several = /["']/.test(text) || props.blanksSeparate ? severalIn(text, props.blanksSeparate) : [text]
      forget()
      if (several.length > 1) take(several)
      else if (several[0] !== undefined) add(several[0])
    } else forget()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (list.onKey(event)) return
    if (event.key === 'Backspace' && typed === '' && value.length > 0) onChange(value.slice(0, -1))
    else if (event.key === 'Enter' && typed !== '') {
      event.preventDefault()
      if (props.stale) return
      list.hide()
      custom()
    }
  }
  const nameOf = (item: string) => options.find((option) => option.value === item)?.label ?? item
  const words = pasted && String(pasted.of) === String(value) ? pasted.words : undefined
  return (
    <ComboField
      {...props}
      hint={words ?? props.hint}
      error={props.error && words ? [props.error, ' ', words] : props.error}
    >
      {(ids) => (
        <div ref={list.anchor} className={classes(field.box, styles.multi)}>
          {value.length > 0 && (
            <TagList
              large
              className={styles.tags}
              label={`${label}: chosen`}
              max={mostShown}
              tags={value.map((item) => ({ id: item, name: nameOf(item) }))}
              onRemove={(id) => onChange(value.filter((item) => item !== id))}
            />
          )}
          <input
            {...ids}
            {...inputOf(list)}
            placeholder={props.placeholder}
            value={typed}
            onChange={(event) => {
              const text = event.currentTarget.value
              setTyped(text)
              onInput?.(text)
              list.show('best')
            }}
            onClick={() => !list.open && list.show()}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            onBlur={() => {
              list.hide()
              if (allowCustom) custom()
              else forget()
            }}
          />
          <Chevron pending={props.pending} list={list} onOpen={() => list.show()} />
          <DropDownList {...listOf(left, list, shown)} value={undefined} onChoose={add} />
        </div>
      )}
    </ComboField>
  )
}

const ComboField = ({ label, hint, error, optional, hideLabel, className, children }: ComboBase & FieldChildren) => (
  <Field {...{ label, hint, error, optional, hideLabel, className }}>{children}</Field>
)

type FieldChildren = Pick<Parameters<typeof Field>[0], 'children'>

const inputOf = (list: DropDown) =>
  ({ ...list.aria, 'aria-autocomplete': 'list', autoComplete: 'off', spellCheck: false }) as const

/**
 * What Enter takes: the first that fits what was typed, unless that is a value of its own. What was looked up elsewhere
 * may have been found by something that is not seen, or be the answer to an older question.
 */
function bestOf({ allowCustom, stale }: ComboBase, shown: readonly Option[], typed: string | undefined): number {
  if (allowCustom || stale || typed === undefined || typed.trim() === '') return -1
  return shown.findIndex((option) => !option.reason && fits(option, typed))
}

function exactly(options: readonly Option[], text: string): Option | undefined {
  const wanted = text.toLowerCase()
  return options.find((option) => option.label.toLowerCase() === wanted || option.value.toLowerCase() === wanted)
}

function narrowed(props: ComboBase, typed: string | undefined): readonly Option[] {
  const { options, onInput, stale, createWords } = props
  if (typed === undefined || typed.trim() === '') return options.slice(0, mostShown)
  const found = onInput && !stale ? options : options.filter((option) => fits(option, typed))
  const shown = found.slice(0, mostShown)
  if (!createWords || exactly(options, typed.trim())) return shown
  return [...shown, { value: typed.trim(), label: createWords(typed.trim()) }]
}

/** For the pointer alone: keys open the list from where one types. */
function Chevron({ pending, list, onOpen }: { pending: boolean | undefined; list: DropDown; onOpen: () => void }) {
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

function listOf(
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
