// Which modules a page cannot do without: those it imports, and those they import, but nothing that comes later.
import { join } from 'node:path'

/**
 * @typedef {{ getModuleInfo: (id: string) =>
 *   { importedIds: readonly string[], dynamicallyImportedIds: readonly string[] } | null }} Modules
 */

/**
 * A name for the bundler's groups of modules: `name` for every module that each of some pages needs, null for the
 * others. A page is the modules that it begins with; they count as needed.
 *
 * @param {string} name
 * @param {string[][]} pages paths from the project's folder
 * @returns {(id: string, context: Modules) => string | null}
 */
export function neededBy(name, ...pages) {
  /** @type {Set<string>[] | undefined} */
  let closures
  return (id, context) => {
    closures ??= pages.map((roots) => walk(roots.map(fromRoot), importsIn(context)))
    return closures.every((closure) => closure.has(id)) ? name : null
  }
}

/**
 * The same for what a page fetches once it stands: the parts below some places that it imports later, what those import
 * later there, and what all of them need.
 *
 * @param {string} name
 * @param {string[]} page paths from the project's folder
 * @param {{ within: string[], without?: string[] }} places folders from the project's folder; `without` may be files
 * @returns {(id: string, context: Modules) => string | null}
 */
export function laterOf(name, page, { within, without = [] }) {
  /** @type {Set<string> | undefined} */
  let closure
  const below = (/** @type {string} */ id) => (/** @type {string} */ place) => id.startsWith(fromRoot(place))
  return (id, context) => {
    if (!closure) {
      const needs = importsIn(context)
      /** Of each module, the parts that it imports later. */
      const parts = (/** @type {string} */ one) =>
        (context.getModuleInfo(one)?.dynamicallyImportedIds ?? []).filter(
          (part) => within.some(below(part)) && !without.some(below(part)),
        )
      const first = [...walk(page.map(fromRoot), needs)].flatMap(parts)
      closure = walk(first, (one) => [...needs(one), ...parts(one)])
    }
    return closure.has(id) ? name : null
  }
}

const fromRoot = (/** @type {string} */ path) => join(import.meta.dirname, '..', path).replaceAll('\\', '/')

const importsIn = (/** @type {Modules} */ context) => (/** @type {string} */ id) =>
  context.getModuleInfo(id)?.importedIds ?? []

/**
 * @param {string[]} roots
 * @param {(id: string) => readonly string[]} importsOf
 * @returns {Set<string>}
 */
function walk(roots, importsOf) {
  /** @type {Set<string>} */
  const seen = new Set()
  const waiting = [...roots]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    waiting.push(...importsOf(id))
  }
  return seen
}
