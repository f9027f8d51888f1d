// Which modules a page cannot do without: those it imports, and those they import, but nothing that comes later.
import { join } from 'node:path'

/**
 * A name for the bundler's groups of modules: `name` for every module that each of some pages needs, null for the
 * others. A page is the modules that it begins with; they count as needed.
 *
 * @param {string} name
 * @param {string[][]} pages paths from the project's folder
 * @returns {(id: string, context: { getModuleInfo: (id: string) => { importedIds: readonly string[] } | null }) => string | null}
 */
export function neededBy(name, ...pages) {
  /** @type {Set<string>[] | undefined} */
  let closures
  return (id, context) => {
    closures ??= pages.map((roots) =>
      walk(
        roots.map((root) => join(import.meta.dirname, '..', root).replaceAll('\\', '/')),
        (one) => context.getModuleInfo(one)?.importedIds ?? [],
      ),
    )
    return closures.every((closure) => closure.has(id)) ? name : null
  }
}

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
