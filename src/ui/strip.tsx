/** What the page is showing, at the right of the strip below the sheet. The frame owns the place, pages fill it. */
import { useSyncExternalStore, type ReactNode } from 'react'
import { createPortal } from 'react-dom'

let place: HTMLElement | null = null
const listeners = new Set<() => void>()

/** Ref callback for the element of the frame that shows the facts. */
export function setStripPlace(element: HTMLElement | null): void {
  place = element
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function StripFact({ children }: { children: ReactNode }) {
  const target = useSyncExternalStore(subscribe, () => place)
  return target ? createPortal(<span>{children}</span>, target) : null
}
