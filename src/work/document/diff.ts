/**
 * The lines in which two texts differ (Myers 1986): what is alike at both ends goes first, then the shortest way from
 * one to the other, given up for a whole replacement where there is hardly anything in common.
 */

export type Line =
  | { kind: 'same'; left: number; right: number }
  | { kind: 'gone'; left: number }
  | { kind: 'new'; right: number }

/** Steps after which two texts count as wholly different. */
const most = 2000

/** Each line of the result names lines of the two texts, by their index. */
export function diffLines(left: readonly string[], right: readonly string[]): Line[] {
  let head = 0
  while (head < left.length && head < right.length && left[head] === right[head]) head++
  let tail = 0
  while (
    tail < left.length - head &&
    tail < right.length - head &&
    left[left.length - 1 - tail] === right[right.length - 1 - tail]
  )
    tail++
  const a = left.slice(head, left.length - tail)
  const b = right.slice(head, right.length - tail)
  const middle = shortest(a, b).map((line): Line => {
    if (line.kind === 'same') return { kind: 'same', left: line.left + head, right: line.right + head }
    return line.kind === 'gone' ? { kind: 'gone', left: line.left + head } : { kind: 'new', right: line.right + head }
  })
  const same = (from: number, to: number): Line => ({ kind: 'same', left: from, right: to })
  return [
    ...Array.from({ length: head }, (_, index) => same(index, index)),
    ...middle,
    ...Array.from({ length: tail }, (_, index) => same(left.length - tail + index, right.length - tail + index)),
  ]
}

const replaced = (a: readonly string[], b: readonly string[]): Line[] => [
  ...a.map((_, left): Line => ({ kind: 'gone', left })),
  ...b.map((_, right): Line => ({ kind: 'new', right })),
]

function shortest(a: readonly string[], b: readonly string[]): Line[] {
  if (a.length === 0 || b.length === 0) return replaced(a, b)
  const bound = Math.min(a.length + b.length, most)
  // The furthest place on each diagonal, for each number of steps; diagonal k is at k + bound.
  let far = new Int32Array(2 * bound + 2)
  const trail: Int32Array[] = []
  for (let steps = 0; steps <= bound; steps++) {
    trail.push(far.slice(bound - steps, bound + steps + 1))
    const next = far.slice()
    for (let k = -steps; k <= steps; k += 2) {
      const down = k === -steps || (k !== steps && (far[k - 1 + bound] ?? 0) < (far[k + 1 + bound] ?? 0))
      let x = down ? (far[k + 1 + bound] ?? 0) : (far[k - 1 + bound] ?? 0) + 1
      let y = x - k
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x++
        y++
      }
      next[k + bound] = x
      if (x >= a.length && y >= b.length) return backwards(a.length, b.length, steps, trail)
    }
    far = next
  }
  return replaced(a, b)
}

/** From the end back to the start; `trail[n]` is what was known before step n, its diagonals from -n on. */
function backwards(endA: number, endB: number, steps: number, trail: readonly Int32Array[]): Line[] {
  const lines: Line[] = []
  let [x, y] = [endA, endB]
  for (let step = steps; step > 0; step--) {
    const known = trail[step]
    const at = (k: number): number => known?.[k + step] ?? 0
    const k = x - y
    const down = k === -step || (k !== step && at(k - 1) < at(k + 1))
    const from = down ? k + 1 : k - 1
    const [startX, startY] = [at(from), at(from) - from]
    const [endX, endY] = down ? [startX, startY + 1] : [startX + 1, startY]
    while (x > endX && y > endY) {
      x--
      y--
      lines.push({ kind: 'same', left: x, right: y })
    }
    if (down) {
      y--
      lines.push({ kind: 'new', right: y })
    } else {
      x--
      lines.push({ kind: 'gone', left: x })
    }
  }
  while (x > 0 && y > 0) {
    x--
    y--
    lines.push({ kind: 'same', left: x, right: y })
  }
  return lines.toReversed()
}

/** Where two lines that take each other's place differ: from the first difference to the last. */
export function wordsIn(left: string, right: string): { from: number; leftTo: number; rightTo: number } {
  let from = 0
  while (from < left.length && from < right.length && left[from] === right[from]) from++
  let back = 0
  while (
    back < left.length - from &&
    back < right.length - from &&
    left[left.length - 1 - back] === right[right.length - 1 - back]
  )
    back++
  return { from, leftTo: left.length - back, rightTo: right.length - back }
}
