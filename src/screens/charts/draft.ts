/**
 * The board that is being made, kept on this machine while it is: a closed tab, a crash or a key that is refused loses
 * nothing. It is offered where an empty board is opened.
 */
import { z } from '../../catalog/zod'
import { keepHere, readHere } from '../../work/on-this-machine'
import { BoardContent } from './saved-boards'

const Draft = z.object({ at: z.number(), content: BoardContent })
export type Draft = z.output<typeof Draft>

const keyOf = (appliance: string): string => `hopdeck.board.${appliance}`

export const keepDraft = (appliance: string, content: BoardContent): void =>
  keepHere(keyOf(appliance), { at: Date.now(), content })

export function readDraft(appliance: string): Draft | undefined {
  const read = readHere(keyOf(appliance), Draft)
  return read && read.content.panels.length > 0 ? read : undefined
}

export const forgetDraft = (appliance: string): void => keepHere(keyOf(appliance), undefined)
