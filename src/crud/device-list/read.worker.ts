/** Reads lists apart from the page. Rows go back some at a time, so that taking them in is no long task either. */
import { readTable, type ListTable } from './table'

export interface ReadQuestion {
  id: number
  text: string
}

export type ReadAnswer =
  | { id: number; about: Omit<ListTable, 'rows' | 'lines'>; total: number }
  | { id: number; rows: ListTable['rows']; lines: ListTable['lines'] }
  | { id: number; problem: string }

/** Rows in one message. */
const atOnce = 2000

addEventListener('message', ({ data }: MessageEvent<ReadQuestion>) => {
  const { id, text } = data
  const answer = (message: ReadAnswer) => postMessage(message)
  try {
    const { rows, lines, ...about } = readTable(text)
    answer({ id, about, total: rows.length })
    for (let at = 0; at < rows.length; at += atOnce)
      answer({ id, rows: rows.slice(at, at + atOnce), lines: lines.slice(at, at + atOnce) })
  } catch (error) {
    answer({ id, problem: error instanceof Error ? error.message : 'The list could not be read' })
  }
})
