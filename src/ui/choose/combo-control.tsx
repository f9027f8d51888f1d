/**
 * The library's combo box with what it leaves open: which entry Enter takes, what Esc takes back, and that nothing is
 * taken which nobody chose.
 */
import { ChevronDown } from 'lucide-react'
import {
  use,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react'
import { ComboBox as AriaComboBox, ComboBoxStateContext } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import type { ComboBase } from '../combo-box'
import { isComposing } from '../composing'
import { Field } from '../field'
import { searchable } from '../looked-for'
import { exactly, fits, fitting, type Option } from '../option'
import { OptionList } from './option-list'
import { isLaidOver } from '../open-modal'
import { Glyph } from '../state-glyph'
import pop from '../pop.module.css'
import styles from '../select.module.css'

/** More are not drawn: typing narrows them. */
export const mostShown = 100

export interface ComboList {
  open: boolean
  close: () => void
  /** What Enter takes: the value of the entry in question. */
  active: string | undefined
}

interface ControlProps extends ComboBase {
  value: string | undefined
  /** What was typed; undefined while the value's name stands there. */
  typed: string | undefined
  /** What stands in the input. */
  text: string
  onType: (text: string) => void
  onChoose: (value: string) => void
  /** A key in the input, before the list has it; true if it was of use. */
  onKey: (key: string, list: ComboList) => boolean
  onPaste?: (event: ClipboardEvent) => void
  onLeave: () => void
  /** What stands before the input. */
  before: ReactNode
  boxClass: string | undefined
}

/** What is offered is narrowed already. */
const every = () => true

type ListState = NonNullable<typeof ComboBoxStateContext extends React.Context<infer State> ? State : never>

export function ComboControl(props: ControlProps) {
  const { label, options, value, text, hint, error, optional, hideLabel, className, onType, onChoose } = props
  const list = useRef<ListState>(null)
  return (
    <Field {...{ label, hint, error, optional, hideLabel, className }}>
      {(ids) => (
        <AriaComboBox
          {...ids}
          aria-label={label}
          isInvalid={ids['aria-invalid'] ?? false}
          className={styles.anchor ?? ''}
          value={options.some((option) => option.value === value) ? (value ?? null) : null}
          onSelectionChange={(key) => {
            if (key === null) return
            list.current?.close()
            onChoose(String(key))
          }}
          inputValue={text}
          onInputChange={(next) => {
            // A field that holds a megabyte takes a second for each further key. What becomes a value stays whole.
            const taken = props.allowCustom ? next : searchable(next)
            if (taken !== text) onType(taken)
          }}
          onBlur={({ target, relatedTarget }) => isLaidOver(target, relatedTarget) || props.onLeave()}
          menuTrigger="manual"
          defaultFilter={every}
          allowsCustomValue
          allowsEmptyCollection
          shouldFocusWrap
        >
          <Control {...props} list={list} />
        </AriaComboBox>
      )}
    </Field>
  )
}

function Control(props: ControlProps & { list: Ref<ListState> }) {
  const { label, pending, placeholder, typed, onKey } = props
  const state = use(ComboBoxStateContext)
  const anchor = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  // What was typed says which entry is in question, until one goes to another.
  const [searching, setSearching] = useState(false)
  const shown = narrowed(props)
  useImperativeHandle(state && props.list, () => state as ListState, [state])
  useActive(state, shown, searching ? (bestOf(props, shown) ?? null) : undefined)
  // While it is open, all else is hidden from screen readers: so is what the control and its page say of the trouble.
  const useless = props.unread === true && shown.length === 0
  useEffect(() => {
    if (useless && state?.isOpen) state.close()
  })
  const choices = <OptionList label={label} anchor={anchor} options={shown} {...wordsOf(props, shown)} />
  // The library draws it twice: once to learn what there is.
  if (!state) return choices
  const open = (by: 'input' | 'manual') => {
    setSearching(by === 'input')
    if (!useless) state.open(null, by)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== input.current) return
    // The library does not know how Safari tells them.
    if (isComposing(event.nativeEvent)) return event.stopPropagation()
    const active = shown.find((option) => option.value === state.selectionManager.focusedKey && !option.reason)
    const used = onKey(event.key, {
      open: state.isOpen,
      close: () => state.close(),
      active: state.isOpen ? active?.value : undefined,
    })
    if (used) {
      event.preventDefault()
      event.stopPropagation()
    } else if (event.key.length > 1) {
      // The page is drawn anew before the library has the key: what was typed must not say again which is in question.
      setSearching(false)
      if (event.key === 'Tab') state.selectionManager.setFocusedKey(null)
    }
  }
  return (
    // The keys are the input's; what the pointer does comes from the list.
    <div
      ref={anchor}
      role="presentation"
      className={props.boxClass}
      onKeyDownCapture={onKeyDown}
      onMouseMove={(event) => !event.currentTarget.contains(event.target as Node) && setSearching(false)}
    >
      {props.before}
      <Input
        ref={input}
        placeholder={placeholder}
        data-autofocus={props.autoFocus || undefined}
        onInput={() => open('input')}
        onClick={(event) => {
          if (state.isOpen) return
          // What is typed next takes the name's place.
          if (typed === undefined) event.currentTarget.select()
          open('manual')
        }}
        onPaste={props.onPaste}
      />
      <button
        type="button"
        tabIndex={-1}
        aria-label="Show the list"
        className={styles.open}
        onMouseDown={(event) => {
          event.preventDefault()
          input.current?.focus()
          if (state.isOpen) state.close()
          else open('manual')
        }}
      >
        {pending ? <Glyph state="running" /> : <ChevronDown aria-hidden />}
      </button>
      {choices}
    </div>
  )
}

/**
 * Keeps the entry in question: the best for what was typed, or without one that which was gone to, for as long as it is
 * there. The library goes to a neighbour of one that is gone, which nobody chose.
 */
function useActive(state: ListState | null, shown: readonly Option[], best: string | null | undefined) {
  const was = useRef<{ keys: string; at: unknown }>({ keys: '', at: null })
  useEffect(() => {
    if (!state?.isOpen) return
    const manager = state.selectionManager
    const keys = JSON.stringify(shown.map(({ value }) => value))
    const kept = was.current.keys === keys || shown.some(({ value }) => value === was.current.at)
    const at = best !== undefined ? best : kept ? manager.focusedKey : null
    was.current = { keys, at }
    if (manager.focusedKey !== at) manager.setFocusedKey(at)
  })
}

/**
 * What Enter takes: the first that fits what was typed, unless that is a value of its own. What was looked up elsewhere
 * may have been found by something that is not seen, or be the answer to an older question.
 */
function bestOf({ allowCustom, stale, typed }: ControlProps, shown: readonly Option[]): string | undefined {
  if (allowCustom || stale || typed === undefined || typed.trim() === '') return undefined
  return shown.find((option) => !option.reason && fits(option, typed))?.value
}

function narrowed({ options, onInput, stale, createWords, typed }: ControlProps): readonly Option[] {
  if (typed === undefined || typed.trim() === '') return options.slice(0, mostShown)
  const found = onInput && !stale ? options : fitting(options, typed)
  const shown = found.slice(0, mostShown)
  if (!createWords || exactly(options, typed.trim())) return shown
  return [...shown, { value: typed.trim(), label: createWords(typed.trim()) }]
}

function wordsOf({ options, pending, allowCustom, onInput }: ControlProps, shown: readonly Option[]) {
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
  return { none, more }
}
