/** Values of fields over loaded rows, a few milliseconds at a time. */
import { pieceMs } from '../../browser/pieces'
import { turn } from '../../browser/turn'
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
 * How often each value of a field stands in rows, the most frequent first; of lists each item counts. Rows that were
 * counted already are not looked at again when others are added behind them, also where a count was stopped.
 */
export class ValueCounter {
  private counts = new Map<string | undefined, ValueCount>()
  /** The rows that are counted, of which so many are done. */
  private rows: readonly RecordRow[] = []
  private done = 0

  constructor(private readonly field: string) {}

  /** Throws the signal's reason when it is stopped. */
  async count(rows: readonly RecordRow[], signal?: AbortSignal): Promise<ValueCount[]> {
    signal?.throwIfAborted()
    const { done } = this
    if (rows.length < done || rows[0] !== this.rows[0] || rows[done - 1] !== this.rows[done - 1]) {
      this.counts = new Map()
      this.done = 0
    }
    this.rows = rows
    let began = performance.now()
    for (let row = rows[this.done]; row; row = rows[this.done]) {
      if (this.done % 1024 === 1023 && performance.now() - began > pieceMs) {
        await turn()
        signal?.throwIfAborted()
        began = performance.now()
      }
      this.look(row)
      this.done += 1
    }
    return [...this.counts.values()].map((value) => ({ ...value })).toSorted((a, b) => b.count - a.count)
  }

  private look({ record }: RecordRow): void {
    const value = this.field === '_type' ? record._type : fieldOf(record._source, this.field)
    if (isAbsent(value)) this.add(undefined, undefined)
    else if (Array.isArray(value)) for (const item of value) this.add(wholeText(item).slice(0, longest), opened(item))
    else this.add(wholeText(value).slice(0, longest), value)
  }

  private add(text: string | undefined, raw: unknown): void {
    const known = this.counts.get(text)
    if (known) known.count += 1
    else if (this.counts.size < mostValues) this.counts.set(text, { text, raw, count: 1 })
  }
}
