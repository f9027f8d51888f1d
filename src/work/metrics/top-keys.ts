/** Which keys of a detail metric are drawn: the greatest over the whole window, chosen once for every bucket. */
import type { MetricAnswer } from '../../catalog/metrics'
import { scalarOf, valueOf } from './values'

export interface TopKey {
  key: string
  sent: string
  label: string
  /** Over the whole window and all objects. */
  total: number
}

/** The keys of answers, the greatest first; alike ones by name, so that the order is the same every time. */
export function rankedKeys(answers: readonly MetricAnswer[], index: number, adds: boolean): TopKey[] {
  const keys = new Map<string, TopKey>()
  for (const { stats } of answers) {
    for (const { values } of stats ?? []) {
      const value = valueOf(values[index])
      if (value.kind !== 'keyed') continue
      for (const entry of value.entries) {
        const number = scalarOf(entry.value)
        if (number === null) continue
        const known = keys.get(entry.key)
        if (!known) keys.set(entry.key, { key: entry.key, sent: entry.sent, label: entry.label, total: number })
        else known.total = adds ? known.total + number : Math.max(known.total, number)
      }
    }
  }
  return [...keys.values()].toSorted((a, b) => b.total - a.total || (a.key < b.key ? -1 : 1))
}

/** Longer patterns are not sent: the answer is then read whole and the rest left out here. */
const longestPattern = 4000

const escaped = (text: string): string => text.replaceAll(/[\\/.*+?^$()[\]{}|]/g, String.raw`\$&`)

/** `/^(a|b)$/` for just these keys; undefined where it would be too long. */
export function patternOf(keys: readonly TopKey[]): string | undefined {
  const pattern = `/^(${keys.map(({ sent }) => escaped(sent)).join('|')})$/`
  return pattern.length <= longestPattern && !/[\n\r]/.test(pattern) ? pattern : undefined
}
