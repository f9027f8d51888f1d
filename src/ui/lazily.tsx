/**
 * Parts of the page that are fetched apart: when they are first drawn, or before, once the browser has nothing better
 * to do. So the page stands early, and the first click does not wait. Not by React's own lazy components: those wait a
 * third of a second before they show what came at once.
 */
import { useEffect, useState, type ComponentType, type ReactNode } from 'react'

type Load = () => Promise<unknown>

/** About a frame, ms. */
const soon = 20

const waiting: Load[] = []
let ahead = false
let busy = false
/** Parts that are drawn and not there yet: nothing is fetched ahead of them. */
let missing = 0

type Late<Props extends object> = ((props: Props) => ReactNode) & {
  /** Has it fetched at once: it will be drawn before long. `then` is called once it is there. */
  fetchNow: (then?: () => void) => void
}

/**
 * A component whose code comes later; `meanwhile` stands in its place until then. Call it once a module, not in
 * drawing. With `ahead: false` it is fetched only when it is drawn.
 */
export function lazily<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { ahead: early = true, meanwhile = null }: { ahead?: boolean; meanwhile?: ReactNode } = {},
): Late<Props> {
  let ready: ComponentType<Props> | undefined
  let begun = false
  const fetchPart = async () => {
    begun = true
    return (ready ??= await load())
  }
  if (early) fetchLater(fetchPart)
  function Late(props: Props) {
    const [Part, setPart] = useState(() => ready)
    useEffect(() => {
      if (Part) return undefined
      missing += 1
      const show = (part: ComponentType<Props>) => setPart(() => part)
      // Thrown in drawing, so that the boundary around the page says which file is missing.
      const fail = (error: unknown) =>
        setPart(() => {
          throw error
        })
      // What nobody has asked for yet can wait for the frame that is about to be painted.
      const timer = setTimeout(() => void fetchPart().then(show, fail), begun ? 0 : soon)
      return () => {
        clearTimeout(timer)
        missing -= 1
        fetchNext()
      }
    }, [Part])
    return Part ? <Part {...props} /> : meanwhile
  }
  // What fails here is asked for again when it is drawn, and missed there.
  return Object.assign(Late, { fetchNow: (then?: () => void) => void fetchPart().then(then, () => undefined) })
}

/** Set by whoever pays for each byte, or waits for it. */
const savesData = () => {
  const { connection } = navigator as Navigator & { readonly connection?: { readonly saveData?: boolean } }
  return connection?.saveData === true
}

/**
 * Has a part fetched when the page is quiet; it is fetched a second time when it is drawn, from the cache. Not in a
 * browser that is to save data, where each part comes when it is drawn.
 */
export function fetchLater(load: Load): void {
  whenQuiet(async () => {
    if (!savesData()) await load()
  })
}

/** The same, not when the page is quiet, but once it was painted: it may be opened before anything else. */
export function fetchSoon(load: () => void): () => void {
  const timer = setTimeout(() => {
    if (!savesData()) load()
  }, soon)
  return () => clearTimeout(timer)
}

/** Has something done when the page is quiet, after what was asked for before. */
export function whenQuiet(work: Load): void {
  waiting.push(work)
  fetchNext()
}

/** From now on what is not there yet is fetched, one part after another, whenever the page is quiet. */
export function fetchAhead(): void {
  ahead = true
  fetchNext()
}

function fetchNext() {
  if (!ahead || busy || missing > 0) return
  const load = waiting.shift()
  if (!load) return
  busy = true
  const next = () => {
    busy = false
    fetchNext()
  }
  // What cannot be fetched now is asked for again when it is drawn, and missed there.
  whenIdle(() => void load().then(next, next))
}

function whenIdle(work: () => void) {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 5000 })
  else setTimeout(work, 500)
}
