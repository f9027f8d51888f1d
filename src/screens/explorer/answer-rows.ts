/** The rows of an answer: of the list that it is, or of a list inside it, the longest first. */

export type AnswerRow = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is AnswerRow =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A record as its store wraps it: what it says stands beside what the store adds. */
function opened(row: AnswerRow): AnswerRow {
  const source = Object.hasOwn(row, '_source') ? row._source : undefined
  if (!isRecord(source)) return row
  const { _source: _, ...rest } = row
  return { ...rest, ...source }
}

const asRows = (items: readonly unknown[]): AnswerRow[] =>
  items.map((item) => (isRecord(item) ? opened(item) : { value: item }))

interface Rows {
  rows: AnswerRow[]
  /** Which of its lists they are; undefined where the answer has none inside. */
  of: string | undefined
  /** All of its lists, the longest first. */
  lists: readonly string[]
}

/** `[]` as it is, `{records: [...]}` by its longest list or the one that is asked for, any other object as one row. */
export function rowsIn(value: unknown, wanted?: string): Rows {
  if (Array.isArray(value)) return { rows: asRows(value), of: undefined, lists: [] }
  if (!isRecord(value)) return { rows: [], of: undefined, lists: [] }
  const held = Object.entries(value)
  const lists = held
    // Values alone are a field of an object, unless the object has nothing else.
    .flatMap(([name, items]) =>
      Array.isArray(items) && (held.length === 1 || items.some(isRecord)) ? [{ name, items }] : [],
    )
    .toSorted((a, b) => b.items.length - a.items.length)
  const shown = lists.find(({ name }) => name === wanted) ?? lists[0]
  return { rows: shown ? asRows(shown.items) : [opened(value)], of: shown?.name, lists: lists.map(({ name }) => name) }
}

/** What a cell says. */
export const cellText = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)
