import { useEffect, useState, useSyncExternalStore } from 'react'

/** The inner size of an element in px, followed as it changes. */
export function useBox(element: HTMLElement | null): { width: number; height: number } {
  const [box, setBox] = useState({ width: 0, height: 0 })
  useEffect(() => {
    if (!element) return undefined
    const read = () => {
      const next = { width: element.clientWidth, height: element.clientHeight }
      setBox((old) => (old.width === next.width && old.height === next.height ? old : next))
    }
    // Told once as it begins, after the frame's own layout: reading here would lay out a page that was just drawn.
    const observer = new ResizeObserver(read)
    observer.observe(element)
    return () => observer.disconnect()
  }, [element])
  return box
}

const narrow = '(max-width: 640px)'

function follow(changed: () => void) {
  const media = window.matchMedia(narrow)
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}

/** True where rows are drawn in two lines: on a phone, or at twice the size. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    follow,
    () => window.matchMedia(narrow).matches,
    () => false,
  )
}
