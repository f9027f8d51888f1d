/**
 * What floats beside something: lists that drop down and the words of tooltips. They stand in the top layer, so that
 * no dialog covers them and no scrolling box cuts them off. Written here because a positioning library weighs 7 kB,
 * which the sign-in page, where tooltips are, has not got, and anchors in CSS are not in every browser we promise.
 */
import { useLayoutEffect, type RefObject } from 'react'

/** Space to the window's edge, in px. */
const edge = 4

export interface Floating {
  /** Space between the two, in px. */
  gap: number
  align: 'start' | 'center'
  /** As wide as its anchor at least, and no higher than the space that is left. */
  fitted?: boolean
}

/** Below the anchor, above where there is more room, never past the window's edge. */
function place(element: HTMLElement, anchor: Element, { gap, align, fitted }: Floating): void {
  const { style } = element
  const at = anchor.getBoundingClientRect()
  if (fitted) {
    style.minWidth = `${at.width}px`
    style.maxHeight = ''
  }
  const { offsetWidth: width, offsetHeight: height } = element
  const room = { below: innerHeight - at.bottom - gap - edge, above: at.top - gap - edge }
  const below = height <= room.below || room.below >= room.above
  const most = Math.max(0, below ? room.below : room.above)
  const shown = fitted ? Math.min(height, most) : height
  if (fitted) style.maxHeight = `${most}px`
  const left = align === 'start' ? at.left : at.left + at.width / 2 - width / 2
  style.left = `${Math.max(edge, Math.min(left, innerWidth - width - edge))}px`
  style.top = `${below ? at.bottom + gap : Math.max(edge, at.top - gap - shown)}px`
}

/**
 * Shows a popover beside its anchor for as long as it is drawn, and keeps it there while either moves or grows. The
 * element is drawn with `popover="manual"`.
 */
export function useFloating(
  element: RefObject<HTMLElement | null>,
  anchorOf: () => Element | null,
  { gap, align, fitted = false }: Floating,
): void {
  useLayoutEffect(() => {
    const floating = element.current
    const anchor = anchorOf()
    if (!floating || !anchor) return undefined
    floating.showPopover()
    const again = () => place(floating, anchor, { gap, align, fitted })
    again()
    const sizes = new ResizeObserver(again)
    sizes.observe(floating)
    sizes.observe(anchor)
    window.addEventListener('resize', again)
    document.addEventListener('scroll', again, { capture: true, passive: true })
    return () => {
      sizes.disconnect()
      window.removeEventListener('resize', again)
      document.removeEventListener('scroll', again, { capture: true })
    }
    // oxlint-disable-next-line react/exhaustive-deps -- the anchor is asked for once, when there is something to show
  }, [element, gap, align, fitted])
}
