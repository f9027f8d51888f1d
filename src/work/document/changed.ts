/** Which parts of a configuration differ, on values that were parsed: enough to say that something is not saved. */
import { sameJson } from '../../api/same-json'
import { withoutSecrets } from './secrets'

/** The top-level sections in which two configurations differ. */
export function changedSections(live: unknown, saved: unknown): string[] {
  if (typeof live !== 'object' || typeof saved !== 'object' || live === null || saved === null) return []
  const a = new Map(Object.entries(live))
  const b = new Map(Object.entries(saved))
  return [...new Set([...a.keys(), ...b.keys()])].filter(
    (key) => !sameJson(withoutSecrets(a.get(key)), withoutSecrets(b.get(key))),
  )
}
