import { Search } from 'lucide-react'
import {
  memo,
  startTransition,
  use,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Header } from 'react-aria-components/Header'
import { Input } from 'react-aria-components/Input'
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu'
import { SearchField } from 'react-aria-components/SearchField'
import { isComposing } from './composing'
import { searchable, wordsIn } from './looked-for'
import { DialogNews } from './dialog-news'
import { Modal } from './modal'
import { shownName } from './name'
import { KeepMarked, lineAwaited, lineFor, type Awaited, type Gone } from './palette-line'
import { Glyph } from './state-glyph'
import { useRestingPointer } from './use-resting-pointer'
import pop from './pop.module.css'
import styles from './command-palette.module.css'

export interface PaletteItem {
  id: string
  title: string
  /** Beside the title: an address, a role. */
  hint?: string
  icon?: ReactNode
  /** Other words it is found by. */
  keywords?: string
  /** A key cap at the right. */
  shortcut?: string
  /** Why it cannot be done now. */
  reason?: string
}

export interface PaletteGroup {
  title: string
  items: readonly PaletteItem[]
  /** Stands behind whatever else is found. */
  last?: boolean
}

export interface CommandPaletteProps {
  open: boolean
  onClose: () => void
  /** Pages, Objects, Actions, Appliances. */
  groups: readonly PaletteGroup[]
  onPick: (id: string) => void
  /** The words typed so far, for objects that are looked up elsewhere. */
  onQuery?: (query: string) => void
  /** What was typed before the field was there; asked once it has the focus. */
  typed?: () => string
  /** Objects are on their way. */
  pending?: boolean
  /** Not all could be looked for; what, and why, or null where something else tells. */
  unread?: ReactNode
  placeholder?: string
}

/** Go anywhere, do anything, by typing a part of its name. */
export function CommandPalette(props: CommandPaletteProps) {
  const news = use(DialogNews)
  if (!props.open) return null
  return (
    <Modal light dismissable label="Command palette" onClose={props.onClose} className={styles.dialog}>
      <div
        className={styles.inside}
        onKeyDownCapture={(event) => {
          // The search field would empty itself first; Esc closes what is on top.
          if (event.key !== 'Escape') return
          event.stopPropagation()
          event.preventDefault()
          if (!isComposing(event.nativeEvent)) props.onClose()
        }}
      >
        <Inside {...props} />
        <div className={styles.news}>
          {props.unread}
          {news}
        </div>
      </div>
    </Modal>
  )
}

const sectionOf = ({ title, items }: PaletteGroup, within?: ReactNode) => (
  <MenuSection key={title} id={title}>
    <Header className={pop.group}>
      {title}
      {within}
    </Header>
    {items.map((item) => (
      <MenuItem
        key={item.id}
        id={item.id}
        textValue={item.title}
        isDisabled={Boolean(item.reason)}
        className={pop.item ?? ''}
      >
        {item.icon}
        <span className={pop.words} title={item.title}>
          <bdi>{item.title}</bdi>
        </span>
        {(item.reason ?? item.hint) && <span className={pop.hint}>{item.reason ?? item.hint}</span>}
        {item.shortcut && <kbd className={styles.shortcut}>{item.shortcut}</kbd>}
      </MenuItem>
    ))}
  </MenuSection>
)

/** Drawn anew only for what it shows: its hundred lines take longer than anything else in the palette. */
const Inside = memo(function Lines(props: CommandPaletteProps) {
  const { groups, onPick, onClose, onQuery, pending = false, unread, placeholder = 'Go to or search' } = props
  const [query, setQuery] = useState('')
  useRestingPointer()
  const gone = useRef<Gone>({ moved: false, to: null })
  const [awaited, setAwaited] = useState<Awaited>()
  const search = (text: string) => {
    // A field that holds a megabyte takes a second for each further key.
    const taken = searchable(text)
    gone.current = { moved: false, to: null }
    setAwaited(undefined)
    setQuery(taken)
    onQuery?.(taken)
  }
  const begin = useEffectEvent(() => {
    const early = props.typed?.() ?? ''
    if (early !== '') search(early)
  })
  // With the dialog, not after it was painted: what was typed until then comes from the keyboard, outside of React.
  // oxlint-disable-next-line react/set-state-in-effect
  useLayoutEffect(() => begin(), [])
  // One can type at once: the list follows, with what is typed meanwhile.
  const [listed, setListed] = useState(false)
  useEffect(() => startTransition(() => setListed(true)), [])
  const ready = listed || query !== ''
  const shown = useMemo(() => (ready ? rank(groups, query) : []), [groups, query, ready])
  const line = lineFor(shown, query, pending)
  const marked = line?.id ?? null
  const sections = useMemo(
    () =>
      shown.map((group, at) =>
        sectionOf(group, at === 0 && <KeepMarked line={marked} groups={shown} goneRef={gone} />),
      ),
    [shown, marked],
  )
  const take = (id: string) => {
    onClose()
    onPick(id)
  }
  const whenAnswered = useEffectEvent(() => {
    const answered = awaited && lineAwaited(awaited, shown)
    setAwaited(undefined)
    if (answered) take(answered.id)
  })
  const isAnswered = awaited !== undefined && !pending
  // An answer is no event of this page's.
  // oxlint-disable-next-line react/set-state-in-effect
  useEffect(() => void (isAnswered && whenAnswered()), [isAnswered])
  const goTo = () => {
    gone.current.moved = true
    setAwaited(undefined)
  }
  // The library would take what it marked before the last answer came.
  const enter = () => {
    const id = gone.current.to ?? marked
    if (id !== null) return take(id)
    const had = shown.flatMap(({ items }) => items.map((item) => item.id))
    if (pending) setAwaited({ query, had: new Set(had) })
  }
  return (
    <Autocomplete inputValue={query} onInputChange={search} disableAutoFocusFirst>
      <SearchField aria-label="Go to or search" className={styles.search}>
        {pending ? <Glyph state="running" /> : <Search aria-hidden />}
        <Input
          data-autofocus
          placeholder={placeholder}
          className={styles.input}
          onKeyDownCapture={(event) => {
            // The library knows them by less than all browsers tell.
            if (isComposing(event.nativeEvent)) return event.stopPropagation()
            if (/^(Arrow(Up|Down)|Page(Up|Down)|Home|End)$/.test(event.key)) goTo()
            if (event.key !== 'Enter') return
            event.preventDefault()
            event.stopPropagation()
            enter()
          }}
        />
        <kbd>Esc</kbd>
      </SearchField>
      <Menu
        aria-label="Results"
        className={styles.results}
        renderEmptyState={() =>
          query === '' ? (
            <div className={styles.awaited} />
          ) : (
            <div className={pop.none}>
              {pending
                ? 'Looking…'
                : `Nothing ${unread !== undefined ? 'that was read ' : ''}is called "${shownName(query)}"`}
            </div>
          )
        }
        onPointerOverCapture={({ target }) => {
          if (target instanceof Element && target.closest('[role="menuitem"]')) goTo()
        }}
        onAction={(key) => take(String(key))}
      >
        {sections}
      </Menu>
    </Autocomplete>
  )
})

/** More of one group that fit are not read; before anything is typed the list is there to be looked through. */
const most = 12

/**
 * The items that hold every word typed, those that begin with it first. Groups without any are left out, and those where
 * a title has it stand before those where only other words do: Enter takes what one reads.
 */
export function rank(groups: readonly PaletteGroup[], query: string): PaletteGroup[] {
  const words = wordsIn(query)
  if (words.length === 0) return groups.filter(({ items }) => items.length > 0)
  const found = groups.flatMap((group) => {
    const scored = group.items.flatMap((item) => {
      const title = item.title.toLowerCase()
      const all = `${title} ${item.hint ?? ''} ${item.keywords ?? ''}`.toLowerCase()
      if (!words.every((word) => all.includes(word))) return []
      const [first = ''] = words
      return [{ item, score: title.startsWith(first) ? 0 : title.includes(first) ? 1 : 2 }]
    })
    const sorted = scored.toSorted((a, b) => a.score - b.score).slice(0, most)
    const [best] = sorted
    if (!best) return []
    return [
      { title: group.title, items: sorted.map(({ item }) => item), place: group.last ? 2 : best.score < 2 ? 0 : 1 },
    ]
  })
  return found
    .toSorted((a, b) => a.place - b.place)
    .map(({ title, items, place }) => ({ title, items, last: place === 2 }))
}
