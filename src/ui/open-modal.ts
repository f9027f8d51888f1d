/** The dialog on top, if one is open: keys of the page behind it do not count. */
export const openModal = (): Element | undefined => [...document.querySelectorAll('dialog[open]')].at(-1)
