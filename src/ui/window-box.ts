/**
 * How a virtualizer learns of the box that it scrolls without having the page laid out in the middle of drawing, which
 * its own ways do: they read the box and scroll to where it stands as soon as it is there.
 */
import { elementScroll, type Rect, type Virtualizer } from '@tanstack/react-virtual'

type Instance<Item extends Element> = Virtualizer<HTMLDivElement, Item>

const begun = new WeakSet<HTMLElement>()

export const windowBox = {
  /** Tells the box in px once the browser has laid it out, and with each change. */
  observeElementRect<Item extends Element>(
    { scrollElement, targetWindow }: Instance<Item>,
    tell: (rect: Rect) => void,
  ): (() => void) | undefined {
    if (!scrollElement || !targetWindow) return undefined
    const observer = new targetWindow.ResizeObserver(() =>
      tell({ width: scrollElement.offsetWidth, height: scrollElement.offsetHeight }),
    )
    observer.observe(scrollElement)
    return () => observer.disconnect()
  },
  /** A box that has just been made is at its top. */
  scrollToFn<Item extends Element>(
    offset: number,
    options: Parameters<typeof elementScroll>[1],
    instance: Instance<Item>,
  ): void {
    const element = instance.scrollElement
    if (!element) return
    const first = !begun.has(element)
    begun.add(element)
    if (!first || offset !== 0) elementScroll(offset, options, instance)
  },
}
