/**
 * The browser's Back, Forward, or another address, held by whoever would lose something. It listens before the router
 * does, which must not hear of what is held: on a window the listeners are called in the order in which they came.
 */
type Holder = () => boolean

const holders = new Set<Holder>()

/** Called when the page's address has become another one; what answers true keeps the page. Undone by what it returns. */
export function holdPage(holder: Holder): () => void {
  holders.add(holder)
  return () => holders.delete(holder)
}

/** Goes to an address of the console as a link does, so that whoever would lose something by it is asked. */
export function follow(address: string): void {
  location.hash = address
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
      follow(link.getAttribute('href') ?? '')
    },
    { capture: true },
  )
}
