/**
 * What an export has written, spread over its window, so that what an appliance left out on the way can be found again:
 * where it counts more than was written, what is there is read once more and the records that are not in the file yet
 * are handed out. A record costs ten bytes, however large it is.
 */
import type { Filter } from '../../catalog/filter'
import type { LogRecord, RecordQuery } from '../../catalog/records'
import type { Span } from '../../crud/time-range/range'
import { countRecords } from '../../work/records/count'
import { bothOf, keyOfRecord, RecordWalk, timeOf, type WalkAppliance } from '../../work/records/walk'

const slots = 2048
/** So few are read without looking closer where they lack. */
const readAtOnce = 2000

/** 53 bits of a text: two records of one moment that share them are not met. */
function hashOf(text: string): number {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return 4294967296 * (2097151 & b) + (a >>> 0)
}

export class WrittenRecords {
  private hashes = new Float64Array(4096)
  private places = new Uint16Array(4096)
  private size = 0
  private readonly counts = new Uint32Array(slots)

  constructor(private readonly window: Span) {}

  /** The start of a slot, ms; of the one behind the last, the end. */
  private startOf(slot: number): number {
    const { from, until } = this.window
    return from + Math.ceil((slot * (until - from + 1)) / slots)
  }

  private slotOf(time: number): number {
    const { from, until } = this.window
    const near = Math.floor(((Math.floor(time) - from) * slots) / (until - from + 1))
    let slot = Math.min(slots - 1, Math.max(0, near))
    while (slot > 0 && time < this.startOf(slot)) slot -= 1
    while (slot < slots - 1 && time >= this.startOf(slot + 1)) slot += 1
    return slot
  }

  note(found: readonly LogRecord[]): void {
    for (const record of found) {
      const time = timeOf(record)
      if (time === undefined) continue
      if (this.size === this.hashes.length) this.grow()
      const slot = this.slotOf(time)
      this.hashes[this.size] = hashOf(keyOfRecord(record))
      this.places[this.size] = slot
      this.size += 1
      this.counts[slot] = (this.counts[slot] ?? 0) + 1
    }
  }

  private grow(): void {
    const hashes = new Float64Array(this.size * 2)
    hashes.set(this.hashes)
    this.hashes = hashes
    const places = new Uint16Array(this.size * 2)
    places.set(this.places)
    this.places = places
  }

  /** Hashes of what was written of some slots, counted. */
  private within(first: number, behind: number): Map<number, number> {
    const held = new Map<number, number>()
    for (let at = 0; at < this.size; at += 1) {
      const place = this.places[at] ?? 0
      const hash = this.hashes[at] ?? 0
      if (place >= first && place < behind) held.set(hash, (held.get(hash) ?? 0) + 1)
    }
    return held
  }

  /**
   * The records that match and were not written, in parts.
   * @param query in its window, without cursor
   * @throws ApiError
   */
  async *missing(appliance: WalkAppliance, query: RecordQuery, signal: AbortSignal): AsyncGenerator<LogRecord[]> {
    const parts: (readonly [number, number])[] = [[0, slots]]
    for (let part = parts.pop(); part; part = parts.pop()) {
      const [first, behind] = part
      const within = { ...query, filter: bothOf(query.filter, this.ruleFor(first, behind)) }
      const matching = await countRecords(appliance, within, signal)
      let written = 0
      for (let slot = first; slot < behind; slot += 1) written += this.counts[slot] ?? 0
      if (matching <= written) continue
      if (behind - first > 1 && matching > readAtOnce) {
        const middle = Math.floor((first + behind) / 2)
        parts.push([first, middle], [middle, behind])
        continue
      }
      const held = this.within(first, behind)
      const walk = new RecordWalk(appliance, within)
      while (!walk.ended) {
        const { records: found } = await walk.next(signal)
        const fresh = found.filter((record) => {
          const hash = hashOf(keyOfRecord(record))
          const left = held.get(hash) ?? 0
          if (left > 0) held.set(hash, left - 1)
          return left === 0
        })
        if (fresh.length > 0) yield fresh
      }
    }
  }

  private ruleFor(first: number, behind: number): Filter {
    return {
      operator: 'and',
      rules: [
        { field: 'timestamp', operator: '>=', operand: String(this.startOf(first)) },
        { field: 'timestamp', operator: '<', operand: String(this.startOf(behind)) },
      ],
    }
  }
}
