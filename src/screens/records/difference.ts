/**
 * What sets one part of the rows apart from the others: every field ranked by how differently its values are spread
 * inside and outside. Half of the summed differences of their shares: 0 where they are spread alike, 1 where they have
 * no value in common.
 */
import { pieceMs } from '../../browser/pieces'
import { turn } from '../../browser/turn'
import type { RecordRow } from './session'
import { fieldOf, fieldsIn, isAbsent, opened, wholeText } from './values'

export interface ValueShare {
  /** Undefined for records without the field. */
  text: string | undefined
  raw: unknown
  /** Shares of the records, 0 to 1. */
  inside: number
  outside: number
}

export interface FieldDifference {
  field: string
  /** 0 to 1. */
  score: number
  /** The values that make it, the largest difference first. */
  values: readonly ValueShare[]
}

export interface Difference {
  inside: number
  outside: number
  fields: readonly FieldDifference[]
}

/** Always new in every record, so that it sets nothing apart. */
const skipped = new Set(['timestamp', 'flowId'])
const mostFields = 120
/** More different values than these are as good as one in each record. */
const mostValues = 2000
const shownValues = 3
/** Numbers with more different values than this are told by their size. */
const mostNumbers = 30

/** The power of ten that a number lies above: 1,204 is "1,000 to 9,999". */
function sizeOf(value: number): string {
  if (value === 0) return '0'
  const power = 10 ** Math.floor(Math.log10(Math.abs(value)))
  const words = (n: number) => n.toLocaleString('en', { maximumFractionDigits: 6 })
  return value < 0 ? `−${words(power)} and below` : `${words(power)} to ${words(power * 10)}`
}

interface Tally {
  counts: Map<string | undefined, { raw: unknown; inside: number; outside: number }>
  numbers: boolean
}

function tallyOf(
  rows: readonly RecordRow[],
  field: string,
  isInside: (row: RecordRow) => boolean,
  bySize: boolean,
): Tally {
  const counts: Tally['counts'] = new Map()
  let numbers = true
  for (const row of rows) {
    const value = field === '_type' ? row.record._type : fieldOf(row.record._source, field)
    if (typeof value !== 'number' && !isAbsent(value)) numbers = false
    const text = isAbsent(value)
      ? undefined
      : bySize && typeof value === 'number'
        ? sizeOf(value)
        : wholeText(value).slice(0, 200)
    let entry = counts.get(text)
    if (!entry) {
      if (counts.size >= mostValues) continue
      counts.set(text, (entry = { raw: opened(value), inside: 0, outside: 0 }))
    }
    if (isInside(row)) entry.inside += 1
    else entry.outside += 1
  }
  return { counts, numbers }
}

/**
 * Compares the rows inside with those outside. The field by which they were told apart says nothing of its own and is
 * left out. Throws the signal's reason when it is stopped.
 */
export async function explain(
  rows: readonly RecordRow[],
  { isInside, field: chosen }: { isInside: (row: RecordRow) => boolean; field?: string },
  signal?: AbortSignal,
): Promise<Difference> {
  const names = new Set<string>(['_type'])
  for (const { record } of rows) {
    if (names.size >= mostFields) break
    for (const [name] of fieldsIn(record._source)) if (!skipped.has(name)) names.add(name)
  }
  let inside = 0
  for (const row of rows) if (isInside(row)) inside += 1
  const outside = rows.length - inside
  const fields: FieldDifference[] = []
  if (inside === 0 || outside === 0) return { inside, outside, fields }
  let began = performance.now()
  if (chosen !== undefined) names.delete(chosen)
  for (const field of names) {
    // A field of a hundred thousand rows takes longer than a task should: a sample of them says the same.
    const sample =
      rows.length > 20_000 ? rows.filter((_, index) => index % Math.ceil(rows.length / 20_000) === 0) : rows
    let tally = tallyOf(sample, field, isInside, false)
    if (tally.numbers && tally.counts.size > mostNumbers) tally = tallyOf(sample, field, isInside, true)
    const all = [...tally.counts]
    const within = all.reduce((sum, [, entry]) => sum + entry.inside, 0) || 1
    const without = all.reduce((sum, [, entry]) => sum + entry.outside, 0) || 1
    const values = all.map(([text, entry]): ValueShare => ({
      text,
      raw: entry.raw,
      inside: entry.inside / within,
      outside: entry.outside / without,
    }))
    const apart = (value: ValueShare) => Math.abs(value.inside - value.outside)
    const score = values.reduce((sum, value) => sum + apart(value), 0) / 2
    // What is another value in nearly every record is told apart by chance alone.
    const repeats = all.length < sample.length / 2
    if (repeats && score > 0.005)
      fields.push({ field, score, values: values.toSorted((a, b) => apart(b) - apart(a)).slice(0, shownValues) })
    if (performance.now() - began > pieceMs) {
      await turn()
      signal?.throwIfAborted()
      began = performance.now()
    }
  }
  return { inside, outside, fields: fields.toSorted((a, b) => b.score - a.score) }
}
