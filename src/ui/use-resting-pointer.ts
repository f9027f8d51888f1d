import { useEffect } from 'react'

/**
 * A list that comes up below a pointer that rests is not hovered: what nobody pointed at would be the active entry, which
 * Enter takes. Browsers tell of such an entry as of one that the pointer was moved to.
 */
export function useRestingPointer(): void {
  useEffect(() => {
    let at = ''
    const placeOf = (event: PointerEvent) => `${event.screenX} ${event.screenY}`
    const moved = (event: PointerEvent) => {
      at = placeOf(event)
    }
    const crossed = (event: PointerEvent) => {
      if (event.pointerType !== 'mouse') return
      if (at === '') at = placeOf(event)
      if (at === placeOf(event)) event.stopImmediatePropagation()
    }
    const listening = new AbortController()
    const way = { capture: true, signal: listening.signal }
    window.addEventListener('pointermove', moved, way)
    window.addEventListener('pointerover', crossed, way)
    window.addEventListener('pointerout', crossed, way)
    return () => listening.abort()
  }, [])
}
