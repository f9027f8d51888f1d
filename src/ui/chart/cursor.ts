import { bucketAt, type PlotGrid } from './plot'

/** The moment that is looked at, shared by all charts of a board. */
export interface Cursor {
  get: () => number | null
  set: (at: number | null) => void
  subscribe: (listener: () => void) => () => void
}

export function createCursor(): Cursor {
  let at: number | null = null
  const listeners = new Set<() => void>()
  return {
    get: () => at,
    set: (next) => {
      if (next === at) return
      at = next
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** The bucket under the cursor, -1 where there is none. */
export function placeOf(cursor: Cursor, grid: PlotGrid): number {
  const at = cursor.get()
  return at === null ? -1 : bucketAt(grid, at)
}
