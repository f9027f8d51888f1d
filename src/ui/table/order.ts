import { addressKey } from './address'
import { isEmpty, textOf, valueOf, type Column } from './column'

/**
 * The order of rows. Every column is turned once into one number a row (its rank), so that a sort by any
 * number of columns compares numbers only. Long work is written as generators that pause often: whoever
 * drives them decides how much fits into one task.
 */

/** Rows between two pauses. */
const stride = 1024

/** Work that can pause. */
export type Steps<Result> = Generator<undefined, Result, undefined>

/**
 * A key whose plain string order is the order people expect: no difference of case or accent, and digits
 * by their value (`wks-9` before `wks-10`). A run of digits gets its length in front.
 */
export function naturalKey(text: string): string {
  let key = text.toLowerCase()
  // Most names are plain ASCII and skip the costly part.
  if (/[\u0080-\uffff]/.test(key)) key = key.normalize('NFD').replace(/\p{M}+/gu, '')
  return /\d/.test(key) ? key.replace(/\d+/g, lengthFirst) : key
}

function lengthFirst(digits: string): string {
  const plain = digits.length > 1 ? digits.replace(/^0+(?=\d)/, '') : digits
  return String.fromCharCode(Math.min(plain.length, 30)) + plain
}

/** The string that a row is ordered by in a column of words; undefined where there is nothing. */
export function sortText<Row>(column: Column<Row>, row: Row): string | undefined {
  const value = valueOf(column, row)
  if (isEmpty(value, column.kind)) return undefined
  if (column.kind === 'address') {
    const text = typeof value === 'object' && value !== null ? (value[0] ?? '') : String(value)
    return addressKey(text) ?? `9${naturalKey(text)}`
  }
  if (column.kind === 'mac')
    return String(value)
      .toLowerCase()
      .replaceAll(/[^0-9a-f]/g, '')
  if (column.kind === 'enum') return naturalKey(textOf(column, row))
  return naturalKey(typeof value === 'object' && value !== null ? value.join('\n') : String(value))
}

/** True where the value itself is the rank. */
export function isNumeric<Row>(column: Column<Row>): boolean {
  return column.kind === 'number' || column.kind === 'time' || column.kind === 'boolean'
}

/** The number a row is ordered by in a column of numbers; NaN where there is nothing. */
export function sortNumber<Row>(column: Column<Row>, row: Row): number {
  const value = valueOf(column, row)
  return isEmpty(value, column.kind) ? NaN : Number(value)
}

/** One rank a row from one string a row: equal strings share a rank, NaN for none. */
export function* rankTexts(keys: readonly (string | null | undefined)[]): Steps<Float64Array> {
  const distinct = new Map<string, number>()
  const texts: string[] = []
  const places = new Int32Array(keys.length)
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i]
    if (key === undefined || key === null) places[i] = -1
    else {
      let place = distinct.get(key)
      if (place === undefined) {
        place = texts.length
        distinct.set(key, place)
        texts.push(key)
      }
      places[i] = place
    }
    if (i % stride === stride - 1) yield
  }
  const order = new Uint32Array(texts.length)
  for (let i = 0; i < order.length; i += 1) order[i] = i
  const sorted = yield* mergeSort(order, (a, b) => {
    const [x, y] = [texts[a] ?? '', texts[b] ?? '']
    return x < y ? -1 : x > y ? 1 : 0
  })
  const rankOf = new Uint32Array(texts.length)
  for (let i = 0; i < sorted.length; i += 1) rankOf[sorted[i] ?? 0] = i
  const ranks = new Float64Array(keys.length)
  for (let i = 0; i < keys.length; i += 1) {
    const place = places[i] ?? -1
    ranks[i] = place < 0 ? NaN : (rankOf[place] ?? NaN)
  }
  return ranks
}

/** One column's part in an order: its ranks, and the direction. */
export interface SortKey {
  ranks: Float64Array
  desc: boolean
}

/** All row numbers in order. Rows without a value come last in both directions; equal rows keep their place. */
export function* orderRows(size: number, keys: readonly SortKey[]): Steps<Uint32Array> {
  const order = new Uint32Array(size)
  for (let i = 0; i < size; i += 1) order[i] = i
  if (keys.length === 0) return order
  const columns: Float64Array[] = []
  for (const { ranks, desc } of keys) {
    const signed = new Float64Array(size)
    for (let i = 0; i < size; i += 1) {
      const rank = ranks[i] ?? NaN
      signed[i] = Number.isNaN(rank) ? Infinity : desc ? -rank : rank
    }
    columns.push(signed)
    yield
  }
  const [first = new Float64Array(size), ...rest] = columns
  if (rest.length === 0) return yield* mergeSort(order, (a, b) => compare(first, a, b))
  return yield* mergeSort(order, (a, b) => {
    let sign = compare(first, a, b)
    for (let k = 0; sign === 0 && k < rest.length; k += 1) sign = compare(rest[k] ?? first, a, b)
    return sign
  })
}

function compare(ranks: Float64Array, a: number, b: number): number {
  const x = ranks[a] ?? 0
  const y = ranks[b] ?? 0
  return x < y ? -1 : x > y ? 1 : 0
}

const run = 16

/** A stable merge sort that pauses; native sort cannot, and a task over 50 ms is felt. Returns the sorted copy. */
export function* mergeSort(items: Uint32Array, order: (a: number, b: number) => number): Steps<Uint32Array> {
  const size = items.length
  let from = Uint32Array.from(items)
  let into = new Uint32Array(size)
  for (let low = 0; low < size; low += run) {
    insertionSort(from, low, Math.min(low + run, size), order)
    if (low % stride === 0) yield
  }
  for (let width = run; width < size; width *= 2) {
    let work = 0
    for (let low = 0; low < size; low += 2 * width) {
      const middle = Math.min(low + width, size)
      const high = Math.min(low + 2 * width, size)
      let a = low
      let b = middle
      for (let k = low; k < high; k += 1) {
        const takeLeft = a < middle && (b >= high || order(from[a] ?? 0, from[b] ?? 0) <= 0)
        into[k] = (takeLeft ? from[a++] : from[b++]) ?? 0
        work += 1
        if (work % stride === 0) yield
      }
    }
    ;[from, into] = [into, from]
  }
  return from
}

function insertionSort(items: Uint32Array, low: number, high: number, order: (a: number, b: number) => number) {
  for (let i = low + 1; i < high; i += 1) {
    const item = items[i] ?? 0
    let j = i - 1
    while (j >= low && order(items[j] ?? 0, item) > 0) {
      items[j + 1] = items[j] ?? 0
      j -= 1
    }
    items[j + 1] = item
  }
}
