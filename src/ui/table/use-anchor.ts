/** Where a range of rows that is selected with Shift begins, while rows come and go. */
import { useEffect, useRef, type RefObject } from 'react'
import type { RowId } from './column'
import type { Anchor } from './selection'

/**
 * It holds as long as its row is there. Where rows that are still being read took other places by themselves, a range
 * from it would take in all that came between, which nobody has seen: the next one starts anew.
 */
export function useAnchorHeld(anchorRef: RefObject<Anchor | undefined>, ids: readonly RowId[], coming: boolean): void {
  const known = useRef({ ids, coming })
  useEffect(() => {
    const before = known.current
    known.current = { ids, coming }
    if (!anchorRef.current) return
    const { id } = anchorRef.current
    const [was, at] = [before.ids.indexOf(id), ids.indexOf(id)]
    if (at < 0 || (before.coming && was >= 0 && was !== at)) anchorRef.current = undefined
  }, [anchorRef, ids, coming])
}
