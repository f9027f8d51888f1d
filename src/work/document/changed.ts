/** Which parts of a configuration differ, on values that were parsed: enough to say that something is not saved. */

import { withoutSecrets } from './secrets'

/** True if two JSON values say the same, whatever the order of their keys. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const left = Object.entries(a)
  const right = new Map(Object.entries(b))
  return left.length === right.size && left.every(([key, value]) => right.has(key) && sameJson(value, right.get(key)))
}

/** The top-level sections in which two configurations differ. */
export function changedSections(live: unknown, saved: unknown): string[] {
  if (typeof live !== 'object' || typeof saved !== 'object' || live === null || saved === null) return []
  const a = new Map(Object.entries(live))
  const b = new Map(Object.entries(saved))
  return [...new Set([...a.keys(), ...b.keys()])].filter(
    (key) => !sameJson(withoutSecrets(a.get(key)), withoutSecrets(b.get(key))),
  )
}
