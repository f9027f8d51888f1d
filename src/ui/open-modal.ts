/** The dialog on top, if one is open: keys of the page behind it do not count. */
export const openModal = (): Element | undefined =>
  [...document.querySelectorAll('dialog:is([open], :popover-open)')].at(-1)

/** True where the focus goes from an element to a dialog that opens over it, which gives it back. */
export const isLaidOver = (element: Element, next: Element | null): boolean =>
  next?.closest('dialog')?.contains(element) === false
