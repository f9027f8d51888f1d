/** Values of fields over loaded rows, a few milliseconds at a time. */
import { breathe, pieceMs } from '../../crud/export/breathe'
import type { RecordRow } from './session'
import { fieldOf, isAbsent, opened, wholeText } from './values'

export interface ValueCount {
  /** The value as the filter would name it; undefined for records without the field. */
  text: string | undefined
  /** As it came, wrapped. */
  raw: unknown
  count: number
}

/** Longer values are told apart by their beginning alone. */
const longest = 500
/** More different values are counted together. */
const mostValues = 5000

/**
 * How often each value of a field stands in rows, the most frequent first; of lists each item counts. Throws the
 * signal's reason when it is stopped.
 */
export async function countValues(
  rows: readonly RecordRow[],
  field: string,
  signal?: AbortSignal,
): Promise<ValueCount[]> {
  const counts = new Map<string | undefined, ValueCount>()
  const add = (text: string | undefined, raw: unknown) => {
    const known = counts.get(text)
    if (known) known.count += 1
    else if (counts.size < mostValues) counts.set(text, { text, raw, count: 1 })
  }
  let began = performance.now()
  for (const [index, { record }] of rows.entries()) {
    if (index % 1024 === 1023 && performance.now() - began > pieceMs) {
      await breathe()
      signal?.throwIfAborted()
      began = performance.now()
    }
    const value = field === '_type' ? record._type : fieldOf(record._source, field)
    if (isAbsent(value)) add(undefined, undefined)
    else if (Array.isArray(value)) for (const item of value) add(wholeText(item).slice(0, longest), opened(item))
    else add(wholeText(value).slice(0, longest), value)
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count)
}
