import { use, useEffect, type RefObject } from 'react'
import { MenuStateContext } from 'react-aria-components/Menu'
import { wordsIn } from './looked-for'
import type { PaletteGroup, PaletteItem } from './command-palette'

/** All that is typed is to be read in the line, and not only among the words that it is found by. */
function isRead({ title, hint = '' }: PaletteItem, query: string): boolean {
  const line = `${title} ${hint}`.toLowerCase()
  return wordsIn(query).every((word) => line.includes(word))
}

/**
 * The line that Enter takes: the first that can be. While more is looked for it is one that says what was typed, in a
 * group that does not stand behind whatever else is found: what comes may fit better than the others.
 */
export function lineFor(groups: readonly PaletteGroup[], query: string, pending: boolean): PaletteItem | undefined {
  if (query.trim() === '') return undefined
  for (const { items, last } of groups)
    for (const item of items) if (!item.reason && (!pending || (!last && isRead(item, query)))) return item
  return undefined
}

/** An Enter that came before its answer: it takes what the answer brought, or what says what was typed. */
export interface Awaited {
  query: string
  /** What stood there then, found by other words or behind the others. */
  had: ReadonlySet<string>
}

/** What the answer makes of such an Enter; undefined leaves the choice to who pressed it. */
export function lineAwaited({ query, had }: Awaited, groups: readonly PaletteGroup[]): PaletteItem | undefined {
  const line = lineFor(groups, query, false)
  return line && (!had.has(line.id) || lineFor(groups, query, true) === line) ? line : undefined
}

/** Somebody went to a line with the arrow keys or the pointer, and which it is. */
export interface Gone {
  moved: boolean
  to: string | null
}

interface KeepMarkedProps {
  line: string | null
  groups: readonly PaletteGroup[]
  goneRef: RefObject<Gone>
}

/**
 * Stands among the lines and keeps the one that Enter takes marked, also when an answer puts others before it. The
 * library stays at what was first before, or goes to a neighbour of what is gone, which nobody chose.
 */
export function KeepMarked({ line, groups, goneRef }: KeepMarkedProps) {
  const state = use(MenuStateContext)
  useEffect(() => {
    const manager = state?.selectionManager
    if (!manager) return
    const at = manager.focusedKey === null ? null : String(manager.focusedKey)
    const isThere = at !== null && groups.some(({ items }) => items.some(({ id }) => id === at))
    goneRef.current = goneRef.current.moved && isThere ? { moved: true, to: at } : { moved: false, to: null }
    if (goneRef.current.moved || at === line) return
    manager.setFocused(line !== null)
    manager.setFocusedKey(line)
  })
  return null
}
