/** Frames that a popover has to leave in. */
const frames = 20

/**
 * A popover keeps the focus to itself, also from what opens over it: it closes first, as by Esc. Nothing where none is
 * open.
 */
export function leavePopover(): Promise<void> | undefined {
  const popover = document.querySelector('[data-rac][data-trigger]')
  if (!popover?.contains(document.activeElement)) return undefined
  const inside = popover.querySelector('[role="dialog"], [role="menu"]')?.id
  const opener = [...document.querySelectorAll<HTMLElement>('[aria-controls]')].find(
    (each) => each.getAttribute('aria-controls') === inside,
  )
  popover.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }))
  return new Promise((resolve) => {
    let left = frames
    const look = () => {
      left -= 1
      if (left > 0 && popover.isConnected) requestAnimationFrame(look)
      else {
        // What opens next gives the focus back to where it was.
        opener?.focus({ preventScroll: true })
        resolve()
      }
    }
    requestAnimationFrame(look)
  })
}
