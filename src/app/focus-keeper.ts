/**
 * Where the focus goes when what had it is gone: a button that its own press took away, a notice that was answered, the
 * bar of a selection that was cleared. Browsers leave it on the document, and whoever goes by keyboard starts anew.
 */

const focusable = 'a[href], button, input, select, textarea, summary, [tabindex]'

/** The nearest that is left of where the focus was: an element around it, or the table beside it. */
function nearest(around: readonly Element[]): HTMLElement | undefined {
  for (const element of around) {
    if (!element.isConnected) continue
    const place = element.matches(focusable)
      ? element
      : element.querySelector('[role="grid"] [tabindex="0"], main[tabindex]')
    if (place instanceof HTMLElement) return place
  }
  return undefined
}

/** Watches until the returned function is called. */
export function keepFocus(): () => void {
  let around: Element[] = []
  const note = ({ target }: FocusEvent) => {
    around = []
    for (let element = target instanceof Element ? target : null; element; element = element.parentElement)
      around.push(element)
  }
  let frame = 0
  const isLost = () => {
    const [last] = around
    // A press beside everything takes the focus away from what is still there, and that is meant.
    return last && !last.isConnected && document.activeElement === document.body
  }
  const look = () => {
    if (!isLost()) return
    cancelAnimationFrame(frame)
    // What floats gives the focus back to what opened it a frame after it has gone.
    frame = requestAnimationFrame(() => {
      if (isLost()) nearest(around)?.focus({ preventScroll: true })
    })
  }
  const observer = new MutationObserver(look)
  document.addEventListener('focusin', note)
  observer.observe(document.body, { childList: true, subtree: true })
  return () => {
    document.removeEventListener('focusin', note)
    observer.disconnect()
    cancelAnimationFrame(frame)
  }
}
