/** What is typed for the palette before it is there: its script may still be on its way. Fingers do not wait for it. */
import { isComposing } from '../ui/composing'

/** A script that has not come by then does not come soon: keys are the page's again. In ms. */
const patience = 5000

let typed = ''
let timer: ReturnType<typeof setTimeout> | undefined
let leave: (() => void) | undefined

function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || isComposing(event)) return
  event.preventDefault()
  event.stopPropagation()
  if (event.key === 'Escape') leave?.()
  else if (event.key === 'Backspace') typed = typed.slice(0, -1)
  else if (Array.from(event.key).length === 1) typed += event.key
}

/** From now on keys are kept, and reach neither the page nor its shortcuts. `onEscape`: the palette is not wanted. */
export function keepTyped(onEscape: () => void): void {
  takeTyped()
  leave = onEscape
  window.addEventListener('keydown', onKey, true)
  timer = setTimeout(takeTyped, patience)
}

/** What was typed meanwhile; keys go their way again. */
export function takeTyped(): string {
  const taken = typed
  typed = ''
  clearTimeout(timer)
  window.removeEventListener('keydown', onKey, true)
  return taken
}
