/** How a log's entries spread over time: bins of a round length, in UTC, so that a bar can be told as a filter. */
export interface Bin {
  from: number
  to: number
  count: number
}

const minute = 60_000
const hour = 60 * minute
export const day = 24 * hour
const lengths = [minute, 5 * minute, 15 * minute, hour, 3 * hour, 6 * hour, day, 2 * day, 7 * day, 28 * day]

/** More bars than these are hard to hit: on a desk and on a phone they are 24 px wide. */
export const mostBars = { desk: 40, phone: 14 } as const

/**
 * Bins over all times, the empty ones between as well.
 *
 * @param times ms since 1970
 * @param most so many bins at most
 */
export function binsOf(times: readonly number[], most: number = mostBars.desk): Bin[] {
  if (times.length === 0) return []
  let first = Infinity
  let last = -Infinity
  for (const at of times) {
    if (at < first) first = at
    if (at > last) last = at
  }
  const length =
    lengths.find((each) => (last - first) / each < most - 1) ?? Math.ceil((last - first) / (most - 1) / day) * day
  const start = Math.floor(first / length) * length
  const bins = Array.from({ length: Math.floor((last - start) / length) + 1 }, (_, index) => ({
    from: start + index * length,
    to: start + (index + 1) * length,
    count: 0,
  }))
  for (const at of times) {
    const bin = bins[Math.floor((at - start) / length)]
    if (bin) bin.count += 1
  }
  return bins
}
