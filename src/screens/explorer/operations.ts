/** Which operations the explorer lists: all of the catalogue, narrowed by text, method, privilege, platform and release. */
import { exists, type Appliance } from '../../api/appliance'
import { catalog, operations } from '../../catalog'
import type { Method, Operation } from '../../catalog/operation'
import type { Platform } from '../../catalog/platform'
import { allows, ladder, needsIn, type Level, type Needs } from '../../catalog/privilege'
import { inRelease, type Release } from '../../catalog/release'
import { wordsIn } from '../../ui/looked-for'

export const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const satisfies readonly Method[]

/** Levels that a key may have, as the filter offers them: what may run with this level and no add-on. */
export const levels: readonly Level[] = ladder.filter((level) => level !== 'none')

/** The same with the choice of not narrowing. */
export const levelChoices = ['any', ...levels.map(String)] as [string, ...string[]]

/** Releases that the guides and the reference describe. */
export const releases = ['5.3', '8.0', '9.8'] as const satisfies readonly Release[]

export interface OperationFilter {
  text: string
  method: Method | 'any'
  level: Level | 'any'
  platform: Platform | 'any'
  release: Release | 'any'
  /** Only what the connected appliance has. */
  mine: boolean
}

const haystacks = new Map<Operation, string>(
  operations.map((operation) => [
    operation,
    `${operation.method} ${operation.path} ${operation.resource} ${operation.id} ${operation.doc}`.toLowerCase(),
  ]),
)

const may = (level: Level, needs: Needs) => allows({ level }, needs)

/** The operations that pass, in the order of the catalogue. Every word of the text has to be found. */
export function filterOperations(filter: OperationFilter, appliance: Appliance): Operation[] {
  const words = wordsIn(filter.text)
  const release = filter.release === 'any' ? appliance.release : filter.release
  return operations.filter((operation) => {
    if (filter.method !== 'any' && operation.method !== filter.method) return false
    if (filter.level !== 'any' && !may(filter.level, needsIn(operation, release))) return false
    if (filter.platform !== 'any' && !operation.platforms.includes(filter.platform)) return false
    if (filter.release !== 'any' && !inRelease(filter.release, operation.since, operation.until)) return false
    if (filter.mine && !exists(operation, appliance)) return false
    const text = haystacks.get(operation) ?? ''
    return words.every((word) => text.includes(word))
  })
}

/** A line of the list: the head of a resource, or one of its operations. */
export type Line =
  | { kind: 'head'; name: string; words: string; count: number }
  | { kind: 'operation'; operation: Operation }

const wordsOf = new Map<string, string>(Object.values(catalog).map((resource) => [resource.name, resource.words[1]]))

/** The list's lines: operations under their resource. Folded resources show their head alone. */
export function linesOf(shown: readonly Operation[], folded: ReadonlySet<string>): Line[] {
  const groups = new Map<string, Operation[]>()
  for (const operation of shown) {
    const group = groups.get(operation.resource)
    if (group) group.push(operation)
    else groups.set(operation.resource, [operation])
  }
  return [...groups].flatMap(([name, group]): Line[] => [
    { kind: 'head', name, words: wordsOf.get(name) ?? name, count: group.length },
    ...(folded.has(name) ? [] : group.map((operation): Line => ({ kind: 'operation', operation }))),
  ])
}
