import { useEffect, useRef } from 'react'

const gestures = ['beforeinput', 'paste', 'cut', 'drop', 'pointerdown', 'mousedown', 'click'] as const
/** Keys that change nothing: they go through a form, up and down it, or out of it. */
const harmless: ReadonlySet<string> = new Set(['Tab', 'Escape', 'PageUp', 'PageDown'])
/** With Ctrl or Cmd: cut, paste, undo, redo. Others are the browser's, or copy. */
const editing: ReadonlySet<string> = new Set(['x', 'v', 'z', 'y'])

const take = (event: Event) => {
  event.preventDefault()
  event.stopPropagation()
}

const takeKey = (event: KeyboardEvent) => {
  const goesOn = event.ctrlKey || event.metaKey ? !editing.has(event.key.toLowerCase()) : harmless.has(event.key)
  if (!goesOn) take(event)
}

/**
 * What is in the element stays as it is while it is held, whatever fields it has; the focus stays where it is, which
 * disabled fields would lose.
 */
export function useHeld(held: boolean) {
  const inside = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = inside.current
    if (!held || !element) return undefined
    for (const gesture of gestures) element.addEventListener(gesture, take, true)
    element.addEventListener('keydown', takeKey, true)
    return () => {
      for (const gesture of gestures) element.removeEventListener(gesture, take, true)
      element.removeEventListener('keydown', takeKey, true)
    }
  }, [held])
  return inside
}
