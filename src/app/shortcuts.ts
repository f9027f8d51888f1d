import { useEffectEvent, useLayoutEffect } from 'react'
import { isTyping } from '../ui/is-typing'
import { openModal } from '../ui/open-modal'

/** How long after `g` the second key counts, in ms. */
const pause = 1200

/**
 * The keys that work on every page: Ctrl/Cmd K, `?`, and `g` with a letter. Keys that go into a field, and those
 * pressed over an open dialog, are left alone.
 */
export function useShortcuts(keys: { palette: () => void; help: () => void; go: (letter: string) => boolean }): void {
  const newest = useEffectEvent(() => keys)
  // With the frame, not after it was painted: a key may come in between.
  useLayoutEffect(() => {
    let pressedG = -Infinity
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        newest().palette()
        return
      }
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event)) return
      if (openModal() || document.querySelector('[data-rac][role="dialog"]')) return
      if (event.timeStamp - pressedG < pause && newest().go(event.key)) event.preventDefault()
      else if (event.key === '?') newest().help()
      pressedG = event.key === 'g' ? event.timeStamp : -Infinity
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
