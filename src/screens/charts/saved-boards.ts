/** Boards that are kept on this machine, shared as files and by address. */
import { z } from '../../catalog/zod'
import { boardFields } from '../../crud/chart/address'
import type { SavedKind } from '../../crud/saved/saved'
import { writeUrlState } from '../../crud/url-state'
import { boardSchema, type BoardState } from './board'

export const BoardContent = z.object({
  panels: boardFields.panels,
  range: boardFields.range,
  of: z.string().default(''),
  notes: boardSchema.shape.notes,
})
export type BoardContent = z.output<typeof BoardContent>

export const contentOf = ({ panels, range, of, notes }: BoardState): BoardContent => ({ panels, range, of, notes })

/** The address of a board, from the hash on. */
export const boardAddress = (content: BoardContent, saved = ''): string => {
  const state = { ...boardSchema.parse({}), ...content, saved }
  return `/charts?${writeUrlState(boardSchema, state).toString()}`
}

export const boards: SavedKind<BoardContent> = {
  kind: 'chart-board',
  words: ['board', 'boards'],
  content: BoardContent,
  addressOf: boardAddress,
}
