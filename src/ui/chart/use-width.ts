import { useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

/** @returns an element's ref, and its inner width in whole px, followed as it changes; 0 before it is known */
export function useWidth() {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return undefined
    setWidth(Math.floor(element.clientWidth))
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return
      const follow = () => setWidth(Math.floor(entry.contentRect.width))
      // Paper is narrower than the window, and is printed at once: what is drawn later is not on it.
      if (window.matchMedia('print').matches) flushSync(follow)
      else follow()
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [box, width] as const
}
