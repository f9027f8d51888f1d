import type { PointerEvent } from 'react'

/** A cut text tells the whole of it in its title; set only while pointed at, for cells are many and reused. */
export function tellWhole(event: PointerEvent) {
  const cell = cellOf(event)
  if (!cell || cell.title) return
  const parts = [cell, ...cell.querySelectorAll('*')]
  if (parts.some((part) => part.scrollWidth > part.clientWidth)) cell.title = cell.textContent ?? ''
}

export function tellNothing(event: PointerEvent) {
  cellOf(event)?.removeAttribute('title')
}

function cellOf(event: PointerEvent): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>('[role="gridcell"]') : null
}
