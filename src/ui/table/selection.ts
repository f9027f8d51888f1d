import type { RowId } from './column'

/** Selections as sets of ids, worked out without touching the ones they are made from. */
export type Selection = ReadonlySet<RowId>

/** What a Shift click extends: where it starts, and what was selected besides. */
export interface Anchor {
  id: RowId
  /** The selection without the stretch that hangs on the anchor. */
  base: Selection
}

/** With or without one id, whichever it was not. */
export function toggle(selection: Selection, id: RowId): { selection: Selection; anchor: Anchor } {
  const next = new Set(selection)
  const base = new Set(selection)
  base.delete(id)
  if (!next.delete(id)) next.add(id)
  return { selection: next, anchor: { id, base } }
}

/** One id alone. */
export function only(id: RowId): { selection: Selection; anchor: Anchor } {
  return { selection: new Set([id]), anchor: { id, base: new Set() } }
}

/**
 * The base and everything from the anchor to a row, in the order shown. A second stretch from the same anchor
 * replaces the first. An anchor that is not shown any more starts at the row itself. `standing`: whose row is still
 * drawn in the place that was pressed; it ends there.
 */
export function extend(ids: readonly RowId[], anchor: Anchor | undefined, place: number, standing?: RowId): Selection {
  const moved = standing === undefined || standing === ids[place] ? -1 : ids.indexOf(standing)
  const to = moved < 0 ? place : moved
  const start = anchor ? ids.indexOf(anchor.id) : -1
  const from = start < 0 ? to : start
  const next = new Set(anchor?.base)
  for (let i = Math.min(from, to); i <= Math.max(from, to); i += 1) {
    const id = ids[i]
    if (id !== undefined) next.add(id)
  }
  return next
}

/** All shown ids and what was selected besides. */
export function addAll(selection: Selection, ids: readonly RowId[]): Selection {
  const next = new Set(selection)
  for (const id of ids) next.add(id)
  return next
}

/** What is selected without all shown ids. */
export function dropAll(selection: Selection, ids: readonly RowId[]): Selection {
  const shown = new Set(ids)
  return new Set([...selection].filter((id) => !shown.has(id)))
}

/** How many of the shown ids are selected: none, some or all. */
export function extent(selection: Selection, ids: readonly RowId[]): 'none' | 'some' | 'all' {
  if (selection.size === 0 || ids.length === 0) return 'none'
  let some = false
  let all = true
  for (const id of ids) {
    if (selection.has(id)) some = true
    else all = false
    if (some && !all) return 'some'
  }
  return all ? 'all' : some ? 'some' : 'none'
}
