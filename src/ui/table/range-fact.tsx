/**
 * "From row 1 of 1,284", in the strip. Scrolling changes it many times a second, so it is told past the page: only
 * these few words are drawn anew.
 */
import { useEffect, useSyncExternalStore } from 'react'
import { number } from '../format'
import { StripFact } from '../strip'

interface Range {
  first: number
  total: number
}

let range: Range = { first: 0, total: 0 }
const listeners = new Set<() => void>()

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function tellRange(first: number, _last: number, total: number): void {
  range = { first, total }
  for (const listener of listeners) listener()
}

/** For the one table of a page, which tells its range by `tellRange`; `order`: what the rows are sorted by, in words. */
export function RangeFact({ order }: { order?: readonly string[] }) {
  const { first, total } = useSyncExternalStore(subscribe, () => range)
  // The next page's table has not told its range yet.
  useEffect(() => () => tellRange(0, 0, 0), [])
  if (total === 0) return null
  return (
    <StripFact>
      From row {number(first)} of {number(total)}
      {order && order.length > 0 && `, sorted by ${order.join(', then ').toLowerCase()}`}
    </StripFact>
  )
}
