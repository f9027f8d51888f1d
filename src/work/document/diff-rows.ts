/**
 * Two configurations as rows side by side: changed sections by their lines, alike ones as a fold with their count. What
 * is handed out is as much as a page shows; a fold is looked into when it is opened.
 */
import { wordsIn } from './diff'
import { Lines, runsBetween, type Run } from './lines'
import { countLines, laidOutSection, sameSection, type Document } from './sections'

export interface Cell {
  /** Number of the line in its document, from 1. */
  line: number
  text: string
  /** Part of the text that is other on the other side; null for the whole or for none. */
  word: readonly [from: number, to: number] | null
}

/** Lines of a section that are alike on both sides, by their place in it. */
export interface Alike {
  left: number
  right: number
  lines: number
}

export type Row =
  | { kind: 'same'; left: Cell; right: Cell }
  | { kind: 'changed'; left: Cell | null; right: Cell | null }
  | ({ kind: 'fold' } & Alike)

export interface SectionDiff {
  name: string
  changed: boolean
  gone: number
  added: number
  /** Lines of the section. */
  lines: number
  /** The numbers of its first line on either side. */
  from: readonly [left: number, right: number]
  /** What is shown of it; null for what is alike or too much, until it is opened. */
  rows: readonly Row[] | null
  /** Rows beyond those. */
  more: number
}

/** Alike lines that stand around a change. */
const around = 3
/** Rows of all changed sections that are shown without being asked for, and the characters in them. */
const mostRows = 3000
const mostCharacters = 2_000_000
/** Lines that are shown of a fold at once. */
const mostAlike = 400
/** Characters of a line that are shown. */
const longest = 10_000

/** As much as may still be shown. */
interface Room {
  rows: number
  characters: number
}
export const roomForRows = (): Room => ({ rows: mostRows, characters: mostCharacters })

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text)

/** Both sides of a section, and the numbers of their first lines. */
interface Sides {
  left: Lines
  right: Lines
  from: SectionDiff['from']
}

const leftCell = ({ left, from }: Sides, index: number): Cell => ({
  line: from[0] + index,
  text: cut(left.at(index)),
  word: null,
})
const rightCell = ({ right, from }: Sides, index: number): Cell => ({
  line: from[1] + index,
  text: cut(right.at(index)),
  word: null,
})

const sameRow = (sides: Sides, left: number, right: number): Row => ({
  kind: 'same',
  left: leftCell(sides, left),
  right: rightCell(sides, right),
})

/** Of changed lines those that take each other's place stand beside one another. */
function changedRow(sides: Sides, gone: number | undefined, added: number | undefined): Row {
  const left = gone === undefined ? null : leftCell(sides, gone)
  const right = added === undefined ? null : rightCell(sides, added)
  if (!left || !right) return { kind: 'changed', left, right }
  const { from, leftTo, rightTo } = wordsIn(left.text, right.text)
  return {
    kind: 'changed',
    left: { ...left, word: from < leftTo ? [from, leftTo] : null },
    right: { ...right, word: from < rightTo ? [from, rightTo] : null },
  }
}

/** The rows of a changed section, as far as there is room; long runs of alike lines become folds. */
function rowsOf(runs: readonly Run[], sides: Sides, room: Room): Pick<SectionDiff, 'rows' | 'more'> {
  const rows: Row[] = []
  let more = 0
  const put = (make: () => Row) => {
    if (room.rows <= 0 || room.characters <= 0) {
      more += 1
      return
    }
    const row = make()
    rows.push(row)
    room.rows -= 1
    if (row.kind !== 'fold') room.characters -= (row.left?.text.length ?? 0) + (row.right?.text.length ?? 0)
  }
  for (const [index, run] of runs.entries()) {
    if (run.kind === 'changed') {
      const { gone, added } = run
      for (let at = 0; at < Math.max(gone.length, added.length); at++) put(() => changedRow(sides, gone[at], added[at]))
      continue
    }
    const { left, right, count } = run
    const before = index === 0 ? 0 : Math.min(count, around)
    const after = index === runs.length - 1 ? 0 : Math.min(count - before, around)
    const between = count - before - after
    const same = (from: number, to: number) => {
      for (let at = from; at < to; at++) put(() => sameRow(sides, left + at, right + at))
    }
    same(0, before)
    if (between > 1) put(() => ({ kind: 'fold', left: left + before, right: right + before, lines: between }))
    else same(before, before + between)
    same(count - after, count)
  }
  return { rows, more }
}

/** The section that was laid out last: whoever opens one fold opens the next. */
let last: { left: Document; right: Document; name: string; sides: Sides } | undefined

function sidesOf(left: Document, right: Document, name: string, from: SectionDiff['from']): Sides {
  if (last?.left === left && last.right === right && last.name === name) return last.sides
  last = undefined
  const sides = {
    left: new Lines(laidOutSection(left, name, right)),
    right: new Lines(laidOutSection(right, name)),
    from,
  }
  last = { left, right, name, sides }
  return sides
}

/** What is shown of a section that was not shown by itself. */
export function openedRows(left: Document, right: Document, section: SectionDiff): Row[] {
  const { name, from, changed, lines } = section
  if (!changed) return foldedRows(left, right, section, { left: 0, right: 0, lines })
  const sides = sidesOf(left, right, name, from)
  const { rows } = rowsOf(runsBetween(sides.left, sides.right), sides, roomForRows())
  return [...(rows ?? [])]
}

/** The first lines of a fold. */
export function foldedRows(left: Document, right: Document, section: SectionDiff, fold: Alike): Row[] {
  const { name, from, changed } = section
  const sides = sidesOf(changed ? left : right, right, name, from)
  const shown = Math.min(fold.lines, mostAlike)
  return Array.from({ length: shown }, (_, index) => sameRow(sides, fold.left + index, fold.right + index))
}

/**
 * All sections in the order of `right`; those that are gone come last. Sections in `sealed` are alike, although their
 * secrets read differently.
 */
export function diffDocuments(left: Document, right: Document, sealed: ReadonlySet<string> = new Set()): SectionDiff[] {
  const names = [...new Set([...right.sections.keys(), ...left.sections.keys()])]
  const room = roomForRows()
  // The brace of the document is its first line.
  let [leftAt, rightAt] = [2, 2]
  return names.map((name): SectionDiff => {
    const [was, is] = [left.sections.get(name), right.sections.get(name)]
    const from = [leftAt, rightAt] as const
    if (sealed.has(name) || sameSection(was, is)) {
      const lines = countLines(right, name)
      leftAt += lines
      rightAt += lines
      return { name, changed: false, gone: 0, added: 0, lines, from, rows: null, more: 0 }
    }
    const sides = sidesOf(left, right, name, from)
    const runs = runsBetween(sides.left, sides.right)
    leftAt += sides.left.length
    rightAt += sides.right.length
    const sum = (side: 'gone' | 'added') =>
      runs.reduce((all, run) => all + (run.kind === 'changed' ? run[side].length : 0), 0)
    const shown = room.rows > 0 ? rowsOf(runs, sides, room) : { rows: null, more: 0 }
    return { name, changed: true, gone: sum('gone'), added: sum('added'), lines: sides.right.length, from, ...shown }
  })
}
