/**
 * Rows first: once a search has found something, the page scrolls past the composer, whose sentence stays in sight above
 * the rows. Nothing is taken away: one scrolls back to it, or the sentence leads there.
 */
import { createContext, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

export interface Fold {
  /** The composer is out of sight. */
  folded: boolean
  /** There are rows that it can make room for. */
  can: boolean
  fold: () => void
  unfold: () => void
}

export const FoldContext = createContext<Fold>({ folded: false, can: false, fold: () => {}, unfold: () => {} })

/** Marks the sentence, which stands right under the composer. */
export const sentenceMark = { 'data-sentence': '' }

const composerIn = (page: HTMLElement | null) => page?.querySelector<HTMLElement>(':has(+ [data-sentence])')

/**
 * @param asked what was searched; another one folds anew
 * @param found it has rows
 */
export function useRowsFirst(asked: unknown, found: boolean) {
  const page = useRef<HTMLDivElement>(null)
  const [folded, setFolded] = useState(false)
  /** Where it was scrolled to by itself; undefined since somebody scrolled on. */
  const put = useRef<number | undefined>(undefined)
  const fold = useCallback(() => {
    const composer = composerIn(page.current)
    if (!composer || !page.current) return
    page.current.scrollTo({ top: composer.offsetTop + composer.offsetHeight, behavior: 'instant' })
    put.current = page.current.scrollTop
  }, [])
  const unfold = useCallback(() => {
    put.current = undefined
    page.current?.scrollTo({ top: 0, behavior: 'instant' })
  }, [])
  useLayoutEffect(() => {
    if (asked === undefined) return
    if (found) fold()
    else unfold()
  }, [asked, found, fold, unfold])
  useEffect(() => {
    const composer = composerIn(page.current)
    if (!composer) return
    const watch = new IntersectionObserver((entries) => setFolded(entries.at(-1)?.isIntersecting === false), {
      root: page.current,
      // The sentence covers the last pixels of it.
      rootMargin: '-8px 0px 0px',
    })
    watch.observe(composer)
    // The editor of the JSON comes later and has another height: the rows would slip under the sentence.
    const sizes = new ResizeObserver(() => {
      if (put.current !== undefined && page.current?.scrollTop === put.current) fold()
    })
    sizes.observe(composer)
    return () => {
      watch.disconnect()
      sizes.disconnect()
    }
  }, [fold])
  return { page, folded, can: found, fold, unfold }
}
