/** Locks the console of a run to which nobody attends: whoever comes by sees nothing and can do nothing. */
import { later } from '../../browser/timer'
import { locked } from './lock'

/** What people do; a page that scrolls by itself is nobody. */
const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const

/** Locks after `after` ms without a touch, by the clock; 0 for never. The function returned ends it. */
export function lockWhenIdle(after: number): () => void {
  if (after === 0 || typeof document === 'undefined') return () => undefined
  let touchedAt = Date.now()
  const touched = () => {
    touchedAt = Date.now()
  }
  const options = { capture: true, passive: true }
  for (const touch of touches) document.addEventListener(touch, touched, options)
  let forget: () => void = () => undefined
  const look = () => {
    const left = touchedAt + after - Date.now()
    // It goes on behind a lock: an unlocked console can be left again.
    if (left <= 0) locked.lock()
    forget = later(left > 0 ? left : after, look)
  }
  look()
  return () => {
    forget()
    for (const touch of touches) document.removeEventListener(touch, touched, options)
  }
}
