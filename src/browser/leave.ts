/**
 * The browser's Back, Forward, or another address, held by whoever would lose something. It listens before the router
 * does, which must not hear of what is held: on a window the listeners are called in the order in which they came.
 *
 * @param go how the console leads away; absent where the address has become another one already
 */
type Holder = (go?: () => void) => boolean

const holders = new Set<Holder>()

/** Called when the page is to go, or its address is another one already; what answers true keeps it. Undone by what it returns. */
export function holdPage(holder: Holder): () => void {
  holders.add(holder)
  return () => holders.delete(holder)
}

/** Does what leads away from the page, once whoever would lose something by it agreed. */
export function leaving(go: () => void): void {
  if (![...holders].some((holds) => holds(go))) go()
}

if (typeof addEventListener === 'function') {
  addEventListener('popstate', (event) => {
    if ([...holders].some((holds) => holds())) event.stopImmediatePropagation()
  })
  // The router's links write the address themselves, unheard. While something may be lost, they are plain ones.
  addEventListener(
    'click',
    (event) => {
      if (holders.size === 0 || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
        return
      const link = event.target instanceof Element ? event.target.closest('a[href^="#/"]:not([target])') : null
      if (!link) return
      event.preventDefault()
      location.hash = link.getAttribute('href') ?? ''
    },
    { capture: true },
  )
}
