import { useEffect } from 'react'

const placeOf = ({ screenX, screenY }: MouseEvent): string => `${screenX} ${screenY}`

/** Where the pointer was last; empty until it was moved. */
let at = ''
/** True where the last word of a move was none: browsers tell of one, too, when the page moves below the pointer. */
let rests = true

if (typeof window !== 'undefined')
  window.addEventListener(
    'pointermove',
    (event) => {
      const place = placeOf(event)
      rests = at === '' || place === at
      at = place
    },
    { capture: true, passive: true },
  )

/**
 * A list that comes up below a pointer that rests is not pointed at: the entry there, which nobody chose, would be the
 * active one, which Enter takes. While `active`, the page is told of a pointer only once it was moved.
 */
export function useRestingPointer(active = true): void {
  useEffect(() => {
    if (!active) return
    const listening = new AbortController()
    const way = { capture: true, signal: listening.signal }
    // What is crossed is told of before the move itself.
    const crossed = (event: PointerEvent) => {
      if (event.pointerType === 'mouse' && (at === '' || at === placeOf(event))) event.stopImmediatePropagation()
    }
    const moved = (event: MouseEvent) => {
      if (rests) event.stopImmediatePropagation()
    }
    window.addEventListener('pointerover', crossed, way)
    window.addEventListener('pointerout', crossed, way)
    window.addEventListener('mousemove', moved, way)
    return () => listening.abort()
  }, [active])
}
