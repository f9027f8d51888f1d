/** Moving a node by pointer: it is taken by its grip and let go between two rows, or into a group. */
import { useCallback, useLayoutEffect, useRef, useState, type PointerEvent, type RefObject } from 'react'
import { pathOf } from './edits'
import type { Path } from './tree'

export type Where = 'before' | 'after' | 'into'

export interface Drop {
  /** The row under the pointer. */
  at: string
  where: Where
}

/** The place among the rules of a group that a drop means; nothing is dropped beside the root. */
export function placeOf({ at, where }: Drop): Path | undefined {
  const path = pathOf(at)
  const last = path.at(-1)
  if (where === 'into') return [...path, 0]
  if (last === undefined) return undefined
  return [...path.slice(0, -1), where === 'before' ? last : last + 1]
}

/** Where a pointer over a row would drop: a group's lower half is its inside. */
export function whereIn(top: number, height: number, y: number, group: boolean, root: boolean): Where {
  const upper = y < top + height / 2
  if (root) return 'into'
  return upper ? 'before' : group ? 'into' : 'after'
}

export interface Dragging {
  /** The path of what is dragged, with points. */
  from: string
  drop: Drop | undefined
}

/** `onMove` is told the path of what was dragged and the place that it was dropped at. */
export function useDrag(box: RefObject<HTMLElement | null>, onMove: (from: string, to: Path) => void) {
  const [dragging, setDragging] = useState<Dragging | undefined>(undefined)
  const dropAt = (event: PointerEvent): Drop | undefined => {
    const row = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-at]')
    const at = row?.dataset.at
    if (!row || at === undefined || !box.current?.contains(row)) return undefined
    const { top, height } = row.getBoundingClientRect()
    const where = whereIn(top, height, event.clientY, row.hasAttribute('aria-expanded'), at === '')
    return { at, where }
  }
  // Rows are drawn anew only where they changed, so what they call stays the same.
  const latest = useRef({ dragging, dropAt, onMove })
  useLayoutEffect(() => {
    latest.current = { dragging, dropAt, onMove }
  })
  const grip = useCallback(
    (at: string) => ({
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0) return
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        setDragging({ from: at, drop: undefined })
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const { dragging: now, dropAt: find } = latest.current
        if (now) setDragging({ ...now, drop: find(event) })
      },
      onPointerUp: (event: PointerEvent<HTMLElement>) => {
        const { dragging: now, dropAt: find, onMove: move } = latest.current
        if (!now) return
        setDragging(undefined)
        const drop = find(event)
        const to = drop && placeOf(drop)
        if (to) move(now.from, to)
      },
      onPointerCancel: () => setDragging(undefined),
    }),
    [],
  )
  return { dragging, grip }
}

export type Grip = ReturnType<ReturnType<typeof useDrag>['grip']>
