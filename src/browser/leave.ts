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

if (typeof addEventListener === 'function')
  addEventListener('popstate', (event) => {
    if ([...holders].some((holds) => holds())) event.stopImmediatePropagation()
  })
