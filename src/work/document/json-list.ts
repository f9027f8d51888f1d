/**
 * A list as scripts keep it in JSON, as the lines of a list or a table: `["a", "b"]`, `[{"host": …, "apikey": …}, …]`,
 * or an object on each line, as NDJSON has it.
 */
import Papa from 'papaparse'
import { z } from '../../catalog/zod'

const Texts = z.array(z.string()).min(1)
const Entries = z.array(z.record(z.string(), z.unknown())).min(1)

/**
 * The same list: a text on each line, or a line of heads and one for each entry, without what is no text or number.
 * Undefined for a text that is no such list.
 */
export function linesOfJson(text: string): string | undefined {
  const trimmed = text.trim()
  const bare = trimmed.startsWith('{')
    ? `[${trimmed.replaceAll(/\}[ \t]*(?:,[ \t]*)?\r?\n(?=\s*\{)/g, '},')}]`
    : trimmed
  if (!bare.startsWith('[') || !bare.endsWith(']')) return undefined
  let value: unknown
  try {
    value = JSON.parse(bare)
  } catch {
    return undefined
  }
  const texts = Texts.safeParse(value)
  if (texts.success) return texts.data.join('\n')
  const entries = Entries.safeParse(value)
  if (!entries.success) return undefined
  const cells = entries.data.map((entry) =>
    Object.fromEntries(
      Object.entries(entry).filter(([, cell]) => typeof cell === 'string' || typeof cell === 'number'),
    ),
  )
  const columns = [...new Set(cells.flatMap((entry) => Object.keys(entry)))]
  return columns.length === 0 ? undefined : Papa.unparse(cells, { columns, newline: '\n' })
}
