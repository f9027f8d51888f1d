import { useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import { classes } from './class-names'
import { bestOf, Chevron, ComboField, exactly, inputOf, listOf, mostShown, narrowed, type ComboBase } from './combo-box'
import { DropDownList, useDropDown } from './drop-down'
import { severalIn, takenWords } from './several'
import { TagList } from './tag'
import field from './field.module.css'
import styles from './select.module.css'

export interface MultiComboBoxProps extends ComboBase {
  /** Several values that are pasted may have blanks alone between them. */
  blanksSeparate?: boolean
  /** Takes a text that names several values at once, which are looked up elsewhere; false where it names one. */
  onSeveral?: ((text: string) => boolean) | undefined
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
  const goesElsewhere = (text: string): boolean => {
    if (!props.onSeveral?.(text)) return false
    forget()
    return true
  }
  /** Of several names that are pasted, those that are known or may be written; a single one goes on to be typed. */
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text')
    if (goesElsewhere(text)) {
      event.preventDefault()
      return
    }
    const parts = severalIn(text, props.blanksSeparate)
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
    if (event.key === 'Enter' && goesElsewhere(typed)) {
      event.preventDefault()
      list.hide()
      return
    }
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
              if (goesElsewhere(typed)) return
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
