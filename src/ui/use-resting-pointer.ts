import { useEffect } from 'react'

const placeOf = ({ screenX, screenY }: PointerEvent): string => `${screenX} ${screenY}`

/** Where the pointer was last; empty until it was moved. */
let at = ''

if (typeof window !== 'undefined')
  window.addEventListener('pointermove', (event) => void (at = placeOf(event)), { capture: true, passive: true })

/**
 * A list that comes up below a pointer that rests is not pointed at: the entry there, which nobody chose, would be the
 * active one, which Enter takes. Browsers tell of it as of one that the pointer was moved to; the library passes that
 * over after a key, not after text that was pasted with the mouse, dictated or composed.
 */
export function useRestingPointer(): void {
  useEffect(() => {
    const listening = new AbortController()
    const way = { capture: true, signal: listening.signal }
    // What is crossed is told of before the move itself.
    const crossed = (event: PointerEvent) => {
      if (event.pointerType === 'mouse' && (at === '' || at === placeOf(event))) event.stopImmediatePropagation()
    }
    window.addEventListener('pointerover', crossed, way)
    window.addEventListener('pointerout', crossed, way)
    return () => listening.abort()
  }, [])
}
