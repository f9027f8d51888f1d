import { useState, type ClipboardEvent, type ReactNode } from 'react'
import { classes } from '../class-names'
import type { MultiComboBoxProps } from '../multi-combo-box'
import { ComboControl, mostShown, type ComboList } from './combo-control'
import { longestSearch } from '../looked-for'
import { calledIn, exactly } from '../option'
import { severalIn, takenWords } from '../several'
import { TagList } from '../tag'
import field from '../field.module.css'
import styles from '../select.module.css'

/** A text as a sentence, so that another can follow. */
const ended = (error: ReactNode): ReactNode => (typeof error === 'string' && !error.endsWith('.') ? `${error}.` : error)

/** Several of many: tags, then the place to type. Backspace in the empty place takes the last one away. */
export function MultiCombo(props: MultiComboBoxProps) {
  const { label, value, onChange, options, allowCustom, onInput, unread } = props
  const [typed, setTyped] = useState('')
  /** What came of several values at once; said as long as these are the values. */
  const [pasted, setPasted] = useState<{ of: readonly string[]; words: string } | undefined>(undefined)
  const take = (items: readonly string[], missed: readonly string[] = []) => {
    const all = [...new Set([...value, ...items])]
    const twice = items.length - (all.length - value.length)
    setPasted({ of: all, words: takenWords(items.length + missed.length, twice, missed) })
    onChange(all)
  }
  const goesElsewhere = (text: string): boolean => {
    const read = props.onSeveral?.(text)
    if (!read) return false
    forget()
    // A part of it would look like the whole, and all of a megabyte makes each key a second.
    if (text.length <= longestSearch)
      void read.then((done) => {
        if (!done) setTyped((meanwhile) => meanwhile || text)
      })
    return true
  }
  /** Of several names that are pasted, those that are known or may be written; a single one goes on to be typed. */
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text')
    if (goesElsewhere(text)) {
      event.preventDefault()
      return
    }
    const called = calledIn(options)
    // One that is called that is no list; it goes on to be typed.
    if (called(text.trim()).length > 0) return
    const parts = severalIn(text, { blanks: props.blanksSeparate }).flatMap((part) => {
      // Names that are known stand with blanks between them as well, unless the whole is one.
      const words = called(part).length > 0 ? [] : part.split(/\s+/)
      return words.length > 1 && words.every((word) => called(word).length > 0) ? words : [part]
    })
    if (parts.length < 2) return
    const named = parts.map((part) => {
      const held = called(part)
      return { part, item: held.length === 0 && allowCustom ? part : held.length === 1 ? held[0]?.value : undefined }
    })
    const items = named.flatMap(({ item }) => item ?? [])
    if (items.length === 0) return
    event.preventDefault()
    forget()
    take(
      items,
      named.flatMap(({ part, item }) => (item === undefined ? part : [])),
    )
  }
  const forget = () => {
    setTyped('')
    if (typed !== '') onInput?.('')
  }
  const add = (item: string) => {
    forget()
    if (!value.includes(item)) onChange([...value, item])
  }
  const custom = () => {
    const text = typed.trim()
    const known = props.stale ? undefined : exactly(options, text)
    if (known) add(known.value)
    else if (allowCustom && text) {
      const several =
        /["']/.test(text) || props.blanksSeparate ? severalIn(text, { blanks: props.blanksSeparate }) : [text]
      forget()
      if (several.length > 1) take(several)
      else if (several[0] !== undefined) add(several[0])
    } else forget()
  }
  const nameOf = (item: string) => options.find((option) => option.value === item)?.label ?? item
  const onKey = (key: string, { open, close, active }: ComboList): boolean => {
    if (key === 'Escape' && open) {
      close()
      return true
    }
    if (key === 'Backspace' && typed === '' && value.length > 0) {
      onChange(value.slice(0, -1))
      return true
    }
    // A name with a comma or a semicolon in it looks like several.
    const named = active !== undefined && nameOf(active).toLowerCase().includes(typed.trim().toLowerCase())
    if (key === 'Enter' && !named && goesElsewhere(typed)) close()
    else if (key === 'Enter' && active !== undefined) {
      close()
      add(active)
    } else if (key === 'Enter' && typed !== '') {
      // It may yet be found, or is to be mended: the list says that nothing fits.
      if (props.stale || unread || (!allowCustom && (props.pending || !exactly(options, typed.trim())))) return true
      close()
      custom()
    } else return false
    return true
  }
  const taken = new Set(value)
  const words = pasted && String(pasted.of) === String(value) ? pasted.words : undefined
  return (
    <ComboControl
      {...props}
      {...{ typed, onKey, onPaste }}
      // Beside what is chosen an example would look like one more.
      placeholder={value.length > 0 ? undefined : props.placeholder}
      options={options.filter((option) => !taken.has(option.value))}
      hint={words ?? props.hint}
      error={props.error && words ? [ended(props.error), ' ', words] : props.error}
      value={undefined}
      text={typed}
      onType={(text) => {
        setTyped(text)
        onInput?.(text)
      }}
      onChoose={add}
      onLeave={() => {
        if (unread || goesElsewhere(typed)) return
        if (allowCustom) custom()
        else forget()
      }}
      boxClass={classes(field.box, styles.multi)}
      before={
        value.length > 0 && (
          <TagList
            large
            className={styles.tags}
            label={`${label}: chosen`}
            max={mostShown}
            tags={value.map((item) => ({ id: item, name: nameOf(item) }))}
            onRemove={(id) => onChange(value.filter((item) => item !== id))}
          />
        )
      }
    />
  )
}
