/**
 * No more than a screen can show: for each column of pixels the least and the greatest value of each series, in the
 * order in which they came. Extremes are exact; a column in which a series lacks a value has a gap.
 */

/** One place on the axis of time with the values of all series. */
export interface Row {
  at: number
  values: readonly (number | null)[]
}

interface Extremes {
  first: number | null
  second: number | null
  last: number | null
  gap: boolean
}

type Values = ArrayLike<number | null>

/** NaN is no value, too: that is how arrays of plain numbers say it. */
const there = (value: number | null | undefined): value is number => typeof value === 'number' && !Number.isNaN(value)

function extremes(values: Values, from: number, to: number): Extremes {
  let least = 0
  let most = 0
  let leastAt = -1
  let mostAt = -1
  let last: number | null = null
  let gap = false
  for (let at = from; at < to; at++) {
    const value = values[at]
    if (!there(value)) {
      gap = true
      continue
    }
    if (leastAt < 0 || value < least) {
      least = value
      leastAt = at
    }
    if (mostAt < 0 || value > most) {
      most = value
      mostAt = at
    }
    last = value
  }
  if (leastAt < 0) return { first: null, second: null, last: null, gap: true }
  return leastAt <= mostAt ? { first: least, second: most, last, gap } : { first: most, second: least, last, gap }
}

const plain = (times: ArrayLike<number>, series: readonly Values[]): Row[] =>
  Array.from({ length: times.length }, (_, index) => ({
    at: times[index] ?? 0,
    values: series.map((values) => {
      const value = values[index]
      return there(value) ? value : null
    }),
  }))

/**
 * Rows to draw: one for each bucket while they fit, else two for each column of pixels, three where there is a gap.
 * @param columns how many columns of pixels there are
 */
export function reduced(times: ArrayLike<number>, series: readonly Values[], columns: number): Row[] {
  const count = times.length
  if (count <= columns * 2 || columns < 1) return plain(times, series)
  const rows: Row[] = []
  for (let column = 0; column < columns; column++) {
    const from = Math.floor((column * count) / columns)
    const to = Math.floor(((column + 1) * count) / columns)
    const all = series.map((values) => extremes(values, from, to))
    const start = times[from] ?? 0
    const end = times[to - 1] ?? start
    rows.push({ at: start, values: all.map(({ first }) => first) })
    rows.push({ at: start + (end - start) / 2, values: all.map(({ second }) => second) })
    if (all.some(({ gap, first }) => gap && first !== null))
      rows.push({ at: end, values: all.map(({ gap, last }) => (gap ? null : last)) })
  }
  return rows
}

/** As `reduced` for layers that lie on each other: of each column the buckets with the least and the greatest sum. */
export function reducedStack(times: ArrayLike<number>, series: readonly Values[], columns: number): Row[] {
  const count = times.length
  if (count <= columns * 2 || columns < 1) return plain(times, series)
  const sumAt = (at: number): number | null => {
    let sum: number | null = null
    for (const values of series) {
      const value = values[at]
      if (there(value)) sum = (sum ?? 0) + value
    }
    return sum
  }
  const rowAt = (at: number): Row => ({
    at: times[at] ?? 0,
    values: series.map((values) => {
      const value = values[at]
      return there(value) ? value : null
    }),
  })
  const rows: Row[] = []
  for (let column = 0; column < columns; column++) {
    const from = Math.floor((column * count) / columns)
    const to = Math.floor(((column + 1) * count) / columns)
    let least = -1
    let most = -1
    let gap = -1
    let low = 0
    let high = 0
    for (let at = from; at < to; at++) {
      const sum = sumAt(at)
      if (sum === null) {
        gap = at
        continue
      }
      if (least < 0 || sum < low) {
        low = sum
        least = at
      }
      if (most < 0 || sum > high) {
        high = sum
        most = at
      }
    }
    for (const at of [...new Set([least, most, gap])].filter((one) => one >= 0).toSorted((a, b) => a - b))
      rows.push(rowAt(at))
  }
  return rows
}
