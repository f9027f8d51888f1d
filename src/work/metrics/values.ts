/**
 * What an entry of `values` is, told by its shape and not by its name: a number, percentiles in the order asked for, a
 * histogram, a sample set, or values by key, which may nest once more.
 */

export type Value =
  | { kind: 'none' }
  | { kind: 'number'; value: number }
  | { kind: 'list'; values: readonly (number | null)[] }
  | { kind: 'histogram'; steps: readonly { value: number; freq: number }[] }
  | { kind: 'keyed'; entries: readonly Entry[] }
  /** A shape that no metric has. */
  | { kind: 'odd'; what: string }

export interface Entry {
  key: string
  /** What stands for the key in a query's `key1`. */
  sent: string
  label: string
  value: Value
}

const none: Value = { kind: 'none' }

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

/** Long keys are shown cut; what is sent and compared is whole. */
const longest = 200

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text)

/** A key's identity, and how it is called. Host and device may be missing: an address is its identity alone. */
function keyOf(key: unknown): Omit<Entry, 'value'> | undefined {
  if (typeof key === 'string') return { key, sent: key, label: cut(key) }
  if (!isObject(key)) return undefined
  if (typeof key['str'] === 'string') {
    const text = key['str']
    return { key: text, sent: text, label: text === '' ? 'empty' : cut(text) }
  }
  if (typeof key['addr'] === 'string') {
    const { addr, host } = key as { addr: string; host?: unknown }
    return { key: addr, sent: addr, label: typeof host === 'string' && host !== '' ? cut(`${host} (${addr})`) : addr }
  }
  if (isNumber(key['intval']))
    return { key: String(key['intval']), sent: String(key['intval']), label: String(key['intval']) }
  if (isNumber(key['device_oid'])) {
    const id = String(key['device_oid'])
    return { key: `device ${id}`, sent: id, label: `Device ${id}` }
  }
  return undefined
}

function entriesOf(list: readonly unknown[], depth: number): Entry[] {
  const entries = new Map<string, Entry>()
  for (const one of list) {
    if (!isObject(one)) continue
    const key = keyOf(one['key'])
    if (!key) continue
    const value = valueOf(one['value'], depth + 1)
    const before = entries.get(key.key)
    entries.set(key.key, { ...key, value: before ? added(before.value, value) : value })
  }
  return [...entries.values()]
}

/** Two values of one key: counts and histograms add up, the others cannot and the first stands. */
function added(a: Value, b: Value): Value {
  if (a.kind === 'number' && b.kind === 'number') return { kind: 'number', value: a.value + b.value }
  return a.kind === 'none' ? b : a
}

/** Reads one entry of `values`. */
export function valueOf(value: unknown, depth = 0): Value {
  if (value === null || value === undefined) return none
  if (isNumber(value)) return { kind: 'number', value }
  if (typeof value === 'number') return none
  if (Array.isArray(value)) return listOf(value, depth)
  if (!isObject(value)) return { kind: 'odd', what: typeof value === 'string' ? 'text' : typeof value }
  const { count, sum } = value
  if (isNumber(count) && isNumber(sum)) return count > 0 ? { kind: 'number', value: sum / count } : none
  return { kind: 'odd', what: 'an object' }
}

function listOf(list: readonly unknown[], depth: number): Value {
  const [first] = list
  if (list.length === 0) return none
  if (list.every((one) => one === null || typeof one === 'number'))
    return { kind: 'list', values: list.map((one) => (isNumber(one) ? one : null)) }
  if (isObject(first) && 'freq' in first) {
    const steps = list.flatMap((one) =>
      isObject(one) && isNumber(one['value']) && isNumber(one['freq'])
        ? [{ value: one['value'], freq: one['freq'] }]
        : [],
    )
    return { kind: 'histogram', steps }
  }
  // Keys within keys within keys do not exist; what claims so is not followed.
  if (isObject(first) && 'key' in first && depth < 3) return { kind: 'keyed', entries: entriesOf(list, depth) }
  return { kind: 'odd', what: 'a list of something else' }
}

/** The mean of a histogram: what it was measured over adds up. */
export function meanOf(steps: readonly { value: number; freq: number }[]): number | null {
  const total = steps.reduce((sum, { freq }) => sum + freq, 0)
  return total > 0 ? steps.reduce((sum, { value, freq }) => sum + value * freq, 0) / total : null
}

/** A value as one number where it is one: what is inside a key adds up if it is counts. */
export function scalarOf(value: Value): number | null {
  if (value.kind === 'number') return value.value
  if (value.kind === 'list') return value.values[0] ?? null
  if (value.kind === 'histogram') return meanOf(value.steps)
  if (value.kind !== 'keyed') return null
  let sum: number | null = null
  for (const { value: inner } of value.entries) {
    const number = scalarOf(inner)
    if (number !== null) sum = (sum ?? 0) + number
  }
  return sum
}
