/** Boards that are kept on this machine, shared as files and by address. */
import { z } from '../../catalog/zod'
import { boardFields } from '../../crud/chart/address'
import { linkTo } from '../../crud/saved/link'
import type { SavedKind } from '../../crud/saved/saved'
import { resolveRange, writeSpan } from '../../crud/time-range/range'
import { writeUrlState } from '../../crud/url-state'
import type { Zone } from '../../ui/format'
import { boardSchema, type BoardState } from './board'

export const BoardContent = z.object({
  panels: boardFields.panels,
  range: boardFields.range,
  of: z.string().default(''),
  notes: boardSchema.shape.notes,
  marks: boardSchema.shape.marks,
  alerts: boardSchema.shape.alerts,
})
export type BoardContent = z.output<typeof BoardContent>

export const contentOf = ({ panels, range, of, notes, marks, alerts }: BoardState): BoardContent => ({
  panels,
  range,
  of,
  notes,
  marks,
  alerts,
})

/** The address of a board, from the hash on. */
export const boardAddress = (content: BoardContent, saved = ''): string => {
  const state = { ...boardSchema.parse({}), ...content, saved }
  return `/charts?${writeUrlState(boardSchema, state).toString()}`
}

/** The address to share: of this very moment, whenever it is opened, or of whatever is the latest then. */
export function sharedAddress(content: BoardContent, moment: 'latest' | { now: number; zone: Zone }): string {
  if (moment === 'latest') return boardAddress(content)
  return boardAddress({ ...content, range: writeSpan(resolveRange(content.range, moment.now, moment.zone)) })
}

/** The whole link, or why a file has to do: nothing is ever cut. */
export function linkOf(
  content: BoardContent,
  moment: Parameters<typeof sharedAddress>[1],
  page: string,
): { link: string } | { problem: string } {
  return linkTo(sharedAddress(content, moment), page, { one: 'board', opener: 'Paste a body or board' })
}

export const boards: SavedKind<BoardContent> = {
  kind: 'chart-board',
  words: ['board', 'boards'],
  content: BoardContent,
  addressOf: boardAddress,
}
