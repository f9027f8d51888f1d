/** A list of appliances as scripts keep it, `[{"host": …, "apikey": …}, …]`, as the lines of a table. */
import Papa from 'papaparse'
import { z } from '../../catalog/zod'

const Entries = z.array(z.record(z.string(), z.unknown())).min(1)

/** The same list with a line of heads; undefined for a text that is no such list. What is no text or number is left out. */
export function linesOfJson(text: string): string | undefined {
  const bare = text.trim()
  if (!bare.startsWith('[') || !bare.endsWith(']')) return undefined
  let value: unknown
  try {
    value = JSON.parse(bare)
  } catch {
    return undefined
  }
  const entries = Entries.safeParse(value)
  if (!entries.success) return undefined
  const cells = entries.data.map((entry) =>
    Object.fromEntries(
      Object.entries(entry).filter(([, cell]) => typeof cell === 'string' || typeof cell === 'number'),
    ),
  )
  const columns = [...new Set(cells.flatMap((entry) => Object.keys(entry)))]
  return columns.length < 2 ? undefined : Papa.unparse(cells, { columns, newline: '\n' })
}
