/**
 * The board that is being made, kept on this machine while it is: a closed tab, a crash or a key that is refused loses
 * nothing. It is offered where an empty board is opened.
 */
import { z } from '../../catalog/zod'
import { BoardContent } from './saved-boards'

const Draft = z.object({ at: z.number(), content: BoardContent })
export type Draft = z.output<typeof Draft>

const keyOf = (appliance: string): string => `hopdeck.board.${appliance}`

export function keepDraft(appliance: string, content: BoardContent): void {
  try {
    localStorage.setItem(keyOf(appliance), JSON.stringify({ at: Date.now(), content }))
  } catch {
    // Full or forbidden: the address bar still holds the board.
  }
}

export function readDraft(appliance: string): Draft | undefined {
  try {
    const read = Draft.safeParse(JSON.parse(localStorage.getItem(keyOf(appliance)) ?? 'null'))
    return read.success && read.data.content.panels.length > 0 ? read.data : undefined
  } catch {
    return undefined
  }
}

export function forgetDraft(appliance: string): void {
  try {
    localStorage.removeItem(keyOf(appliance))
  } catch {
    // Nothing was kept then.
  }
}
