import { bucketAt, type PlotGrid } from './plot'

/** The moment that is looked at, shared by all charts of a board. */
export interface Cursor {
  get: () => number | null
  set: (at: number | null) => void
  /** Stays where it is while the pointer goes elsewhere. */
  held: () => boolean
  hold: (held: boolean) => void
  subscribe: (listener: () => void) => () => void
}

export function createCursor(): Cursor {
  let at: number | null = null
  let held = false
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  return {
    get: () => at,
    set: (next) => {
      if (next === at) return
      at = next
      tell()
    },
    held: () => held,
    hold: (next) => {
      if (next === held) return
      held = next
      tell()
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
