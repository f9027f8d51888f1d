import { ChevronDown } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Popover } from 'react-aria-components/Popover'
import { Text } from 'react-aria-components/Text'
import { classes } from './class-names'
import { OptionList, type Option } from './options'
import { Glyph } from './state-glyph'
import { TagList } from './tag'
import { Unseen } from './unseen'
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
  /** Values outside the list may be typed. */
  allowCustom?: boolean
  hint?: ReactNode
  error?: ReactNode
  placeholder?: string
  optional?: boolean
  hideLabel?: boolean
  className?: string | undefined
}

export interface ComboBoxProps extends ComboBase {
  /** An option's value. */
  value: string | undefined
  onChange: (value: string | undefined) => void
}

/** One of many, found by typing a part of its name. */
export function ComboBox(props: ComboBoxProps) {
  const { value, onChange, options, allowCustom } = props
  const chosen = options.find((option) => option.value === value)
  const name = chosen?.label ?? value ?? ''
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const input = typed ?? name
  const settle = () => {
    if (typed === undefined) return
    const text = typed.trim()
    setTyped(undefined)
    if (text === '') onChange(undefined)
    else if (allowCustom && text !== name) onChange(exactly(options, text)?.value ?? text)
  }
  return (
    <AriaComboBox
      className={classes(field.field, props.className)}
      value={chosen?.value ?? null}
      onChange={(key) => {
        if (key === null) return
        setTyped(undefined)
        onChange(String(key))
      }}
      inputValue={input}
      onInputChange={(text) => {
        if (text === input) return
        setTyped(text)
        props.onInput?.(text)
      }}
      onBlur={settle}
      items={narrowed(props, typed)}
      allowsCustomValue
      allowsEmptyCollection
      menuTrigger="focus"
      isInvalid={Boolean(props.error)}
    >
      <ComboLabel {...props} />
      <Group className={field.box}>
        <Input
          placeholder={props.placeholder}
          onKeyDown={(event) => event.key === 'Enter' && allowCustom && settle()}
        />
        <Chevron pending={props.pending} />
      </Group>
      <ComboWords {...props} />
      <DropDown {...props} typed={typed} />
    </AriaComboBox>
  )
}

export interface MultiComboBoxProps extends ComboBase {
  value: readonly string[]
  onChange: (value: string[]) => void
}

/** Several of many: tags, then the place to type. Backspace in the empty place takes the last one away. */
export function MultiComboBox(props: MultiComboBoxProps) {
  const { label, value, onChange, options, allowCustom } = props
  const [typed, setTyped] = useState('')
  // After a choice the list closes and stays so until something is typed: an open one would lie over what comes next,
  // and Tab would take its first entry along. It closes when the value becomes another, so for a moment it does.
  const [chosen, setChosen] = useState(false)
  const [picked, setPicked] = useState<string | null>(null)
  useEffect(() => {
    if (picked === null) return undefined
    const frame = requestAnimationFrame(() => setPicked(null))
    return () => cancelAnimationFrame(frame)
  }, [picked])
  const add = (item: string) => {
    setChosen(true)
    setPicked(item)
    setTyped('')
    props.onInput?.('')
    if (!value.includes(item)) onChange([...value, item])
  }
  const custom = () => {
    const text = typed.trim()
    const known = exactly(options, text)
    if (known) add(known.value)
    else if (allowCustom && text) add(text)
  }
  const left = { ...props, options: options.filter((option) => !value.includes(option.value)) }
  const nameOf = (item: string) => options.find((option) => option.value === item)?.label ?? item
  return (
    <AriaComboBox
      className={classes(field.field, props.className)}
      value={picked}
      onChange={(key) => key !== null && add(String(key))}
      inputValue={typed}
      onInputChange={(text) => {
        if (text === typed) return
        setChosen(false)
        setTyped(text)
        props.onInput?.(text)
      }}
      onBlur={() => {
        setChosen(false)
        if (allowCustom) custom()
        else setTyped('')
      }}
      items={narrowed(left, typed)}
      allowsCustomValue
      allowsEmptyCollection
      menuTrigger={chosen ? 'manual' : 'focus'}
      isInvalid={Boolean(props.error)}
    >
      <ComboLabel {...props} />
      <Group className={classes(field.box, styles.multi)}>
        {value.length > 0 && (
          <TagList
            large
            className={styles.tags}
            label={`${label}: chosen`}
            tags={value.map((item) => ({ id: item, name: nameOf(item) }))}
            onRemove={(id) => onChange(value.filter((item) => item !== id))}
          />
        )}
        <Input
          placeholder={props.placeholder}
          onKeyDown={(event) => {
            if (event.key === 'Backspace' && typed === '' && value.length > 0) onChange(value.slice(0, -1))
            if (
              event.key === 'Enter' &&
              allowCustom &&
              event.currentTarget.getAttribute('aria-activedescendant') === null
            ) {
              event.preventDefault()
              custom()
            }
          }}
        />
        <Chevron pending={props.pending} />
      </Group>
      <ComboWords {...props} />
      <DropDown {...left} typed={typed} />
    </AriaComboBox>
  )
}

function exactly(options: readonly Option[], text: string): Option | undefined {
  const wanted = text.toLowerCase()
  return options.find((option) => option.label.toLowerCase() === wanted || option.value.toLowerCase() === wanted)
}

function narrowed({ options, onInput }: ComboBase, typed: string | undefined): readonly Option[] {
  const words = (typed ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0 || onInput) return options.slice(0, mostShown)
  const text = (option: Option) => `${option.label} ${typeof option.hint === 'string' ? option.hint : ''}`.toLowerCase()
  return options.filter((option) => words.every((word) => text(option).includes(word))).slice(0, mostShown)
}

function ComboLabel({ label, optional, hideLabel }: ComboBase) {
  if (hideLabel)
    return (
      <Unseen>
        <Label>{label}</Label>
      </Unseen>
    )
  return (
    <Label className={field.label}>
      {label}
      {optional && <span className={field.optional}> optional</span>}
    </Label>
  )
}

function ComboWords({ error, hint }: ComboBase) {
  if (error)
    return (
      <Text slot="errorMessage" className={field.error}>
        {error}
      </Text>
    )
  return hint ? (
    <Text slot="description" className={field.hint}>
      {hint}
    </Text>
  ) : null
}

function Chevron({ pending }: { pending: boolean | undefined }) {
  return <Button className={styles.open}>{pending ? <Glyph state="running" /> : <ChevronDown aria-hidden />}</Button>
}

function DropDown(props: ComboBase & { typed: string | undefined }) {
  const shown = narrowed(props, props.typed)
  const none = props.pending
    ? 'Looking…'
    : props.allowCustom
      ? 'Enter takes what you typed'
      : props.options.length === 0
        ? 'There is none'
        : 'Nothing fits'
  return (
    <Popover className={classes(pop.pop, pop.asWide)} offset={4}>
      <OptionList options={shown} none={none} />
      {!props.onInput && shown.length === mostShown && (
        <div className={pop.none}>The first {mostShown}. Type to narrow.</div>
      )}
    </Popover>
  )
}
