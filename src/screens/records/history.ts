/** The queries that were run on an appliance, the newest first; kept on this machine. */
import { z } from '../../catalog/zod'
import { QueryState, sameQuery, type Query } from './query'

const prefix = 'hopdeck.records.history.'
const most = 20

export interface Past {
  query: Query
  /** ms. */
  at: number
  total?: number | undefined
}

const Entry = z.object({ query: QueryState, at: z.number(), total: z.number().optional() })

export function historyOf(appliance: string): Past[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(prefix + appliance) ?? '[]')
    return (Array.isArray(stored) ? stored : []).flatMap((entry) => {
      const read = Entry.safeParse(entry)
      return read.success ? [read.data] : []
    })
  } catch {
    return []
  }
}

/** Puts a query first; the same one further down goes. */
export function noteQuery(appliance: string, past: Past): void {
  const others = historyOf(appliance).filter(({ query }) => !sameQuery(query, past.query))
  try {
    localStorage.setItem(prefix + appliance, JSON.stringify([past, ...others].slice(0, most)))
  } catch {
    // Full or forbidden: the history ends with the page.
  }
}
