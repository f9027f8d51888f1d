/** "Show this request": a logged request becomes the explorer's input again. Comes when it is asked for. */
import { handInput } from './handed-request'
import { inputOf, lacksOf } from './input-of'
import type { LogEntry } from './log'

/**
 * Leaves a logged request for the explorer.
 * @returns the explorer's address; null for an operation that the catalogue does not have
 */
export function handToExplorer(entry: LogEntry): string | null {
  const input = inputOf(entry)
  return input && handInput({ id: entry.operation }, input, lacksOf(entry))
}
