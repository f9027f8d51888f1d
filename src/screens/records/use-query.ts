/**
 * The query that is composed: in the address where it is short enough, and always on this machine, so that neither a
 * closed tab nor a crash nor a lost session costs what was written. It holds what is asked, never keys or rows.
 */
import { createContext, useCallback, useEffect, useRef, useState } from 'react'
import { useLocation, useSearchParams } from 'react-router'
import { longestLink } from '../../crud/saved/link'
import { paramsNow, readUrlState, writeUrlState } from '../../crud/url-state'
import { keepHere, readHere } from '../../work/on-this-machine'
import { emptyQuery, QueryState, sameQuery, type Query } from './query'

const prefix = 'hopdeck.records.draft.'

const own = Object.keys(QueryState.shape)

/** What this tab had, or else what was written last in any. */
const kept = (appliance: string): Query | undefined =>
  readHere(prefix + appliance, QueryState, 'tab') ?? readHere(prefix + appliance, QueryState)

/** Two tabs each keep their own, so that neither has the other's after a reload; the last one written outlives both. */
function keep(appliance: string, query: Query): void {
  keepHere(prefix + appliance, query, 'tab')
  keepHere(prefix + appliance, query)
}

/** The part of an address behind the question mark that shows a query. */
export const addressOf = (query: Query): string => writeUrlState(QueryState, query).toString()

/** What an address says of the query: the table's sort and columns stand beside it and change by themselves. */
const saidBy = (params: URLSearchParams): string => JSON.stringify([...own, 'kept'].map((name) => params.getAll(name)))

/** The query as it is composed now, for what stands beside the rows; the rows themselves are of the one that ran. */
export const QueryContext = createContext<Query>(emptyQuery)

export interface ComposedQuery {
  query: Query
  change: (change: Partial<Query>) => void
  /** Puts another query in its place: nothing of the one before stays, also not a filter that the other has none of. */
  replace: (query: Query) => void
  /** The query as it is now, also where it was changed since the last drawing: by a link that was followed. */
  newest: () => Query
  /** It was found on this machine and not in the address. */
  restored: boolean
}

export function useQuery(appliance: string): ComposedQuery {
  const [params, setParams] = useSearchParams()
  const { pathname } = useLocation()
  const [first] = useState(() => {
    const inAddress = own.some((name) => params.has(name)) && !params.has('kept')
    return { query: inAddress ? undefined : kept(appliance), told: inAddress }
  })
  const [query, setQuery] = useState<Query>(() => first.query ?? readUrlState(QueryState, params))
  const newest = useRef(query)
  const written = useRef(saidBy(params))
  const lastKept = useRef(query)

  const replace = useCallback((next: Query) => {
    newest.current = next
    setQuery(next)
  }, [])
  const change = useCallback((part: Partial<Query>) => replace({ ...newest.current, ...part }), [replace])
  // What was written in the last moment before the page is left or closed counts as well; a page where nothing was
  // leaves alone what another tab has kept since.
  useEffect(() => {
    const keepNow = () => {
      if (newest.current === lastKept.current) return
      lastKept.current = newest.current
      keep(appliance, newest.current)
    }
    addEventListener('pagehide', keepNow)
    return () => {
      removeEventListener('pagehide', keepNow)
      keepNow()
    }
  }, [appliance])

  // Typing is no journey, and browsers count how often an address is written.
  useEffect(() => {
    const timer = setTimeout(() => {
      // A link that was opened is nothing that was written here: it leaves what another tab has kept for all.
      if (query === lastKept.current) keepHere(prefix + appliance, query, 'tab')
      else keep(appliance, query)
      lastKept.current = query
      // The order of the table may have been written a moment ago, before the router told it here. Whoever has gone on
      // meanwhile, or followed a link, is not called back to say what stands there already.
      const now = paramsNow(pathname)
      if (!now || saidBy(now) !== written.current) return
      const next = writeUrlState(QueryState, query, now)
      next.delete('kept')
      if (next.toString().length > longestLink) {
        for (const name of own) next.delete(name)
        next.set('kept', '1')
      }
      written.current = saidBy(next)
      if (next.toString() !== now.toString()) setParams(next, { replace: true })
    }, 250)
    return () => clearTimeout(timer)
  }, [appliance, query, params, pathname, setParams])

  // The address was changed from elsewhere: back, a link.
  useEffect(() => {
    const said = saidBy(params)
    // What is written here a moment later is newer than an address whose other parts changed meanwhile.
    if (said === written.current) return
    written.current = said
    // An address that says nothing of a query asks for none: what is composed stays, and is written there again.
    if (params.has('kept') || !own.some((name) => params.has(name))) return
    const next = readUrlState(QueryState, params)
    if (sameQuery(next, newest.current)) return
    newest.current = next
    setQuery(next)
  }, [params])

  return { query, change, replace, newest: useCallback(() => newest.current, []), restored: first.query !== undefined }
}
