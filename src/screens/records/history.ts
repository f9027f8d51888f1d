/** The queries that were run on an appliance, the newest first; kept on this machine. */
import { z } from '../../catalog/zod'
import { keepHere, readHere } from '../../work/on-this-machine'
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

export const historyOf = (appliance: string): Past[] =>
  (readHere(prefix + appliance, z.array(z.unknown())) ?? []).flatMap((entry) => Entry.safeParse(entry).data ?? [])

/** Puts a query first; the same one further down goes. */
export function noteQuery(appliance: string, past: Past): void {
  const others = historyOf(appliance).filter(({ query }) => !sameQuery(query, past.query))
  keepHere(prefix + appliance, [past, ...others].slice(0, most))
}
