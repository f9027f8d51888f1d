/** Two configurations as rows side by side: changed sections by their lines, alike ones as a fold with their count. */
import { diffLines, wordsIn, type Line } from '../../work/document/diff'
import { countLines, linesOf, sameSection, type Document } from '../../work/document/sections'

export interface Cell {
  /** Number of the line in its document, from 1. */
  line: number
  text: string
  /** Part of the text that is other on the other side; null for the whole or for none. */
  word: readonly [from: number, to: number] | null
}

export type Row =
  | { kind: 'same'; left: Cell; right: Cell }
  | { kind: 'changed'; left: Cell | null; right: Cell | null }
  | { kind: 'fold'; id: string; lines: number; rows: readonly Row[] }

export interface SectionDiff {
  name: string
  changed: boolean
  gone: number
  added: number
  readonly rows: readonly Row[]
  /** Lines of the section. */
  lines: number
}

/** Alike lines that stand around a change. */
const around = 3

const cell = (start: number, lines: readonly string[], index: number): Cell => ({
  line: start + index,
  text: lines[index] ?? '',
  word: null,
})

/** A run of changed lines: those that take each other's place stand beside one another. */
function paired(
  gone: readonly number[],
  added: readonly number[],
  left: (index: number) => Cell,
  right: (index: number) => Cell,
): Row[] {
  return Array.from({ length: Math.max(gone.length, added.length) }, (_, index): Row => {
    const [a, b] = [gone[index], added[index]]
    if (a === undefined || b === undefined)
      return { kind: 'changed', left: a === undefined ? null : left(a), right: b === undefined ? null : right(b) }
    const [one, two] = [left(a), right(b)]
    const { from, leftTo, rightTo } = wordsIn(one.text, two.text)
    return {
      kind: 'changed',
      left: { ...one, word: from < leftTo ? [from, leftTo] : null },
      right: { ...two, word: from < rightTo ? [from, rightTo] : null },
    }
  })
}

function rowsOf(diff: readonly Line[], left: (index: number) => Cell, right: (index: number) => Cell): Row[] {
  const rows: Row[] = []
  let gone: number[] = []
  let added: number[] = []
  const flush = () => {
    // One by one: a hundred thousand arguments of one call fill the stack.
    for (const row of paired(gone, added, left, right)) rows.push(row)
    gone = []
    added = []
  }
  for (const line of diff) {
    if (line.kind === 'gone') gone.push(line.left)
    else if (line.kind === 'new') added.push(line.right)
    else {
      flush()
      rows.push({ kind: 'same', left: left(line.left), right: right(line.right) })
    }
  }
  flush()
  return rows
}

/** Long runs of alike rows become folds. */
function folded(name: string, rows: readonly Row[]): Row[] {
  const near = new Uint8Array(rows.length)
  for (const [index, row] of rows.entries())
    if (row.kind === 'changed') near.fill(1, Math.max(0, index - around), index + around + 1)
  const out: Row[] = []
  let run: Row[] = []
  const flush = () => {
    if (run.length > 1) out.push({ kind: 'fold', id: `${name} ${out.length}`, lines: run.length, rows: run })
    else for (const row of run) out.push(row)
    run = []
  }
  for (const [index, row] of rows.entries()) {
    if (near[index] === 1) {
      flush()
      out.push(row)
    } else run.push(row)
  }
  flush()
  return out
}

/**
 * All sections in the order of `right`; those that are gone come last. Sections in `sealed` are alike, although their
 * secrets read differently.
 */
export function diffDocuments(left: Document, right: Document, sealed: ReadonlySet<string> = new Set()): SectionDiff[] {
  const names = [...new Set([...right.sections.keys(), ...left.sections.keys()])]
  // The brace of the document is its first line.
  let [leftAt, rightAt] = [2, 2]
  return names.map((name) => {
    const [was, is] = [left.sections.get(name), right.sections.get(name)]
    if (sealed.has(name) || sameSection(was, is)) {
      const lines = countLines(right, name)
      const [fromLeft, fromRight] = [leftAt, rightAt]
      leftAt += lines
      rightAt += lines
      return {
        name,
        changed: false,
        gone: 0,
        added: 0,
        lines,
        // Made when the fold is opened.
        get rows() {
          const text = linesOf(right, name)
          return text.map((_, index): Row => ({
            kind: 'same',
            left: cell(fromLeft, text, index),
            right: cell(fromRight, text, index),
          }))
        },
      }
    }
    const rightLines = linesOf(right, name)
    const leftLines = linesOf(left, name, right)
    const [fromLeft, fromRight] = [leftAt, rightAt]
    const diff = diffLines(leftLines, rightLines)
    let rows: readonly Row[] | undefined
    leftAt += leftLines.length
    rightAt += rightLines.length
    return {
      name,
      changed: true,
      gone: diff.filter(({ kind }) => kind === 'gone').length,
      added: diff.filter(({ kind }) => kind === 'new').length,
      // Made when the section is shown.
      get rows() {
        return (rows ??= folded(
          name,
          rowsOf(
            diff,
            (index) => cell(fromLeft, leftLines, index),
            (index) => cell(fromRight, rightLines, index),
          ),
        ))
      },
      lines: rightLines.length,
    }
  })
}
