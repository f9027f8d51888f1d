/** The lines of a text of any length: where they begin, not a string for each. */
import { diffLines, type Line } from './diff'

export class Lines {
  readonly length: number
  /** Where each line begins, and behind the last one the place where another would. */
  readonly #starts: Int32Array

  constructor(readonly text: string) {
    let starts = new Int32Array(Math.max(64, text.length >> 5))
    let count = 0
    for (let at = text === '' ? -1 : 0; at >= 0; count++) {
      if (count + 2 > starts.length) {
        const more = new Int32Array(starts.length * 2)
        more.set(starts)
        starts = more
      }
      starts[count] = at
      at = text.indexOf('\n', at) + 1 || -1
    }
    this.length = count
    starts[count] = text.length + 1
    this.#starts = starts.slice(0, count + 1)
  }

  at(index: number): string {
    return this.text.slice(this.#starts[index] ?? 0, (this.#starts[index + 1] ?? 1) - 1)
  }

  /** The lines between two of them, as strings. */
  between(from: number, to: number): string[] {
    return Array.from({ length: to - from }, (_, index) => this.at(from + index))
  }
}

/** Lines that are alike on both sides, or some that take the place of others. */
export type Run =
  | { kind: 'same'; left: number; right: number; count: number }
  | { kind: 'changed'; gone: readonly number[]; added: readonly number[] }

/** The lines in which two texts differ, as runs; what is alike at both ends is not made into strings. */
export function runsBetween(left: Lines, right: Lines): Run[] {
  const most = Math.min(left.length, right.length)
  let head = 0
  while (head < most && left.at(head) === right.at(head)) head++
  let tail = 0
  while (tail < most - head && left.at(left.length - 1 - tail) === right.at(right.length - 1 - tail)) tail++
  const middle = diffLines(left.between(head, left.length - tail), right.between(head, right.length - tail))
  const runs = grouped(middle, head)
  if (head > 0) runs.unshift({ kind: 'same', left: 0, right: 0, count: head })
  if (tail > 0) runs.push({ kind: 'same', left: left.length - tail, right: right.length - tail, count: tail })
  return runs
}

function grouped(lines: readonly Line[], head: number): Run[] {
  const runs: Run[] = []
  let gone: number[] = []
  let added: number[] = []
  const flush = () => {
    if (gone.length + added.length > 0) runs.push({ kind: 'changed', gone, added })
    gone = []
    added = []
  }
  for (const line of lines) {
    if (line.kind === 'gone') gone.push(line.left + head)
    else if (line.kind === 'new') added.push(line.right + head)
    else {
      flush()
      const last = runs.at(-1)
      if (last?.kind === 'same') last.count += 1
      else runs.push({ kind: 'same', left: line.left + head, right: line.right + head, count: 1 })
    }
  }
  flush()
  return runs
}
