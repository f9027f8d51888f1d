/** The rows of an answer: of the list that it is, or of the list inside it that has the most. */

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

/** `[]` as it is, `{records: [...]}` by its longest list, any other object as one row. */
export function rowsIn(value: unknown): { rows: AnswerRow[]; of: string | undefined } {
  if (Array.isArray(value)) return { rows: asRows(value), of: undefined }
  if (!isRecord(value)) return { rows: [], of: undefined }
  const lists = Object.entries(value).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]))
  const [longest] = lists.filter(([, items]) => items.some(isRecord)).toSorted(([, a], [, b]) => b.length - a.length)
  return longest ? { rows: asRows(longest[1]), of: longest[0] } : { rows: [opened(value)], of: undefined }
}

/** What a cell says. */
export const cellText = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)
