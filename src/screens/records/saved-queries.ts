import type { SavedKind } from '../../crud/saved/saved'
import { QueryState, type Query } from './query'
import { addressOf } from './use-query'

export const savedQueries: SavedKind<Query> = {
  kind: 'records-query',
  words: ['query', 'queries'],
  content: QueryState,
  addressOf: (query) => `/records?${addressOf(query)}&go=1`,
}
