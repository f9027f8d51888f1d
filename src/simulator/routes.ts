/** From method and path to an operation of the catalogue; literal parts win over `{id}`. */
import { operations } from '../catalog/index'
import { inRelease, type Release } from '../catalog/release'
import type { Operation } from '../catalog/operation'
import type { Platform } from '../catalog/platform'

export interface Match {
  operation: Operation
  params: Record<string, string>
}

const partsOf = (path: string): string[] => path.split('/').slice(1)
const nameOf = (part: string): string | null => (part.startsWith('{') ? part.slice(1, -1) : null)

const ranks = new Map<string, string>()

/** Number of literal parts from the left: `/devices/search` before `/devices/{id}`. */
function literalness({ path }: Operation): string {
  let rank = ranks.get(path)
  if (rank === undefined)
    ranks.set(path, (rank = Array.from(partsOf(path), (part) => (nameOf(part) ? '1' : '0')).join('')))
  return rank
}

function fit(template: string, parts: readonly string[]): Record<string, string> | null {
  const wanted = partsOf(template)
  if (wanted.length !== parts.length) return null
  const params: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const given = parts[index] ?? ''
    const name = nameOf(part)
    if (name === null) {
      if (part !== given) return null
    } else if (given === '') return null
    else params[name] = given
  }
  return params
}

/** Finds operations among those that a role and release serve. */
export class Routes {
  readonly #byMethod = new Map<string, Operation[]>()

  constructor(role: Platform, release: Release) {
    for (const operation of operations) {
      if (!operation.platforms.includes(role) || !inRelease(release, operation.since, operation.until)) continue
      const list = this.#byMethod.get(operation.method) ?? []
      list.push(operation)
      this.#byMethod.set(operation.method, list)
    }
    for (const list of this.#byMethod.values()) list.sort((a, b) => (literalness(a) < literalness(b) ? -1 : 1))
  }

  /** The operation of a path below /api/v1, its parts decoded; null where this appliance has none. */
  find(method: string, path: string): Match | null {
    const parts = partsOf(path).map(decode)
    for (const operation of this.#byMethod.get(method) ?? []) {
      const params = fit(operation.path, parts)
      if (params) return { operation, params }
    }
    return null
  }

  /** Methods that this appliance serves on a path, for 405. */
  methodsOf(path: string): string[] {
    const parts = partsOf(path).map(decode)
    return [...this.#byMethod].flatMap(([method, list]) => (list.some((op) => fit(op.path, parts)) ? [method] : []))
  }

  /** True if the catalogue knows the operation, for another role or release. */
  elsewhere(method: string, path: string): boolean {
    const parts = partsOf(path).map(decode)
    return operations.some((operation) => operation.method === method && fit(operation.path, parts) !== null)
  }
}

const known = new Map<string, Routes>()

/** The same for all appliances of a role and release. */
export function routesOf(role: Platform, release: Release): Routes {
  const name = `${role} ${release}`
  let routes = known.get(name)
  if (!routes) known.set(name, (routes = new Routes(role, release)))
  return routes
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
