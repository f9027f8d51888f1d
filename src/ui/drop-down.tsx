/**
 * The list that drops down under a select or a combo box: the pattern "combobox" of the ARIA practices. The focus
 * stays in the control, which names the entry in question as its active descendant.
 */
import { Check } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { classes } from './class-names'
import { useFloating } from './floating'
import pop from './pop.module.css'

/** One thing to choose. */
export interface Option<T extends string = string> {
  value: T
  label: string
  hint?: ReactNode
  icon?: ReactNode
  /** Why it cannot be chosen now. */
  reason?: string | undefined
  /** What it is found by beside its label and hint. */
  also?: string
  /** A line under the label. It is a description then, as the hint is, and the label alone is the name. */
  about?: string | undefined
}

/** True if all words of a text stand in what an option is found by. */
export function fits(option: Option, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const { label, hint, also = '', about = '' } = option
  const whole = `${label} ${typeof hint === 'string' ? hint : ''} ${also} ${about}`.toLowerCase()
  return words.every((word) => whole.includes(word))
}

/** Those that a text fits, first what is called just so, then what begins so, each in the order given. */
export function fitting(options: readonly Option[], text: string): Option[] {
  const words = text.trim().toLowerCase()
  const ranks = [[], [], []] as [Option[], Option[], Option[]]
  for (const option of options) {
    if (!fits(option, words)) continue
    const names = [option.label.toLowerCase(), option.value.toLowerCase()]
    const rank = names.includes(words) ? 0 : names.some((name) => name.startsWith(words)) ? 1 : 2
    ranks[rank].push(option)
  }
  return ranks.flat()
}

export interface DropDown {
  open: boolean
  /** Opens it, at the entry with this index, at none without, or at whichever is the best whenever it is asked. */
  show: (at?: number | 'best') => void
  hide: () => void
  /** The index of the entry in question, -1 for none. */
  active: number
  setActive: (at: number) => void
  /** Opens with the up and down keys, moves, chooses with Enter, closes with Esc; true if it took the key. */
  onKey: (event: KeyboardEvent) => boolean
  /** For the control. */
  aria: {
    role: 'combobox'
    'aria-haspopup': 'listbox'
    'aria-expanded': boolean
    'aria-controls': string | undefined
    'aria-activedescendant': string | undefined
  }
  anchor: RefObject<HTMLDivElement | null>
  listId: string
}

const firstFree = (options: readonly Option[], from: number, by: 1 | -1): number => {
  for (let at = from; at >= 0 && at < options.length; at += by) if (!options[at]?.reason) return at
  return -1
}

/**
 * State and keys of a list that drops down. The entry in question is known by its value: when other options come, its
 * place is nobody's choice. `best` is the entry that fits what is typed, -1 for none.
 */
export function useDropDown(options: readonly Option[], onChoose: (value: string) => void, best = -1): DropDown {
  const listId = useId()
  const anchor = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState<{ value: string | undefined } | 'best'>({ value: undefined })
  const place = at === 'best' ? best : options.findIndex(({ value }) => value === at.value)
  const active = open ? place : -1
  const setActive = (from: number) => setAt({ value: options[from]?.value })
  const show = (from: number | 'best' = -1) => {
    setOpen(true)
    if (from === 'best') setAt(from)
    else setActive(from)
  }
  const hide = () => setOpen(false)
  /** The next entry that can be chosen, round the ends. */
  const step = (by: 1 | -1) => {
    const next = firstFree(options, active < 0 && by < 0 ? options.length - 1 : active + by, by)
    setActive(next >= 0 ? next : firstFree(options, by > 0 ? 0 : options.length - 1, by))
  }
  const choose = (event: KeyboardEvent) => {
    const option = options[active]
    if (!option || option.reason) return false
    event.preventDefault()
    hide()
    onChoose(option.value)
    return true
  }
  const onKey = (event: KeyboardEvent): boolean => {
    if (event.nativeEvent.isComposing) return false
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by !== 0) {
      event.preventDefault()
      if (open) step(by)
      else show(firstFree(options, by > 0 ? 0 : options.length - 1, by))
      return true
    }
    if (!open) return false
    if (event.key === 'Enter') return choose(event)
    if (event.key === 'Escape') {
      // It closes what is on top, and the dialog around it stays.
      event.preventDefault()
      event.stopPropagation()
      hide()
      return true
    }
    return false
  }
  return {
    open,
    show,
    hide,
    active,
    setActive,
    onKey,
    aria: {
      role: 'combobox',
      'aria-haspopup': 'listbox',
      'aria-expanded': open,
      'aria-controls': open && options.length > 0 ? listId : undefined,
      'aria-activedescendant': active < 0 ? undefined : `${listId}${active}`,
    },
    anchor,
    listId,
  }
}

export interface DropDownListProps {
  list: DropDown
  label: string
  options: readonly Option[]
  value: string | undefined
  onChoose: (value: string) => void
  /** What is said where there is nothing to choose. */
  none?: ReactNode
  /** Under the options. */
  more?: ReactNode
}

/** What is drawn of it; nothing while it is closed. */
export function DropDownList(props: DropDownListProps) {
  return props.list.open ? <OpenList {...props} /> : null
}

function OpenList({ list, label, options, value, onChoose, none = 'Nothing fits', more }: DropDownListProps) {
  const { anchor, listId, active, setActive, hide } = list
  const box = useRef<HTMLDivElement>(null)
  useFloating(box, () => anchor.current, { gap: 4, align: 'start', fitted: true })
  useEffect(() => {
    box.current?.querySelector('[data-focused]')?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    // A press on the list would take the focus out of the control, which closes it.
    <div
      ref={box}
      role="presentation"
      popover="manual"
      className={classes(pop.pop, pop.drop)}
      onMouseDown={(event) => event.preventDefault()}
    >
      {options.length > 0 ? (
        <div role="listbox" id={listId} aria-label={label} className={pop.list}>
          {options.map((option, index) => (
            // The keys are the control's: it keeps the focus.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={option.value}
              id={`${listId}${index}`}
              role="option"
              tabIndex={-1}
              {...(option.about !== undefined && {
                'aria-label': option.label,
                'aria-description': `${typeof option.hint === 'string' ? option.hint : ''} ${option.about}`.trim(),
              })}
              aria-selected={option.value === value}
              aria-disabled={option.reason ? true : undefined}
              data-focused={index === active || undefined}
              data-selected={option.value === value || undefined}
              data-disabled={option.reason ? true : undefined}
              className={pop.item}
              onMouseMove={() => index !== active && !option.reason && setActive(index)}
              onClick={() => {
                if (option.reason) return
                hide()
                onChoose(option.value)
              }}
            >
              {option.icon}
              <span className={pop.words}>
                <bdi>{option.label}</bdi>
                {option.about !== undefined && <small>{option.about}</small>}
              </span>
              {(option.reason ?? option.hint) !== undefined && (
                <span className={pop.hint}>{option.reason ?? option.hint}</span>
              )}
              {option.value === value && <Check aria-hidden className={pop.check} />}
            </div>
          ))}
        </div>
      ) : (
        <div role="status" className={pop.none}>
          {none}
        </div>
      )}
      {more}
    </div>
  )
}
