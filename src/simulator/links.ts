/** Which objects are assigned to which. One store, seen from both sides (a tag's devices, a device's tags). */

export class LinkStore {
  readonly #sides = new Map<string, Map<number, Set<number>>>()
  /** Grows with every change. */
  revision = 0

  #side(from: string, to: string): Map<number, Set<number>> {
    const name = `${from}/${to}`
    let side = this.#sides.get(name)
    if (!side) this.#sides.set(name, (side = new Map()))
    return side
  }

  /** The ids of `to` that are assigned to one of `from`. */
  of(from: string, id: number, to: string): ReadonlySet<number> {
    return this.#sides.get(`${from}/${to}`)?.get(id) ?? nothing
  }

  add(from: string, id: number, to: string, child: number): void {
    put(this.#side(from, to), id, child)
    put(this.#side(to, from), child, id)
    this.revision++
  }

  /** False if the two were not linked. */
  remove(from: string, id: number, to: string, child: number): boolean {
    const had = this.#sides.get(`${from}/${to}`)?.get(id)?.delete(child) ?? false
    this.#sides.get(`${to}/${from}`)?.get(child)?.delete(id)
    if (had) this.revision++
    return had
  }

  /** Forgets every link of an object that is gone. */
  drop(resource: string, id: number): void {
    for (const [name, side] of this.#sides) {
      const [from, to] = name.split('/')
      if (from !== resource || to === undefined) continue
      for (const child of side.get(id) ?? []) this.#sides.get(`${to}/${from}`)?.get(child)?.delete(id)
      side.delete(id)
    }
    this.revision++
  }

  /** Every link once, as it can be added again. */
  *pairs(): Generator<[from: string, id: number, to: string, child: number]> {
    for (const [name, side] of this.#sides) {
      const [from = '', to = ''] = name.split('/')
      if (from > to) continue
      for (const [id, children] of side) for (const child of children) yield [from, id, to, child]
    }
  }

  clear(): void {
    this.#sides.clear()
    this.revision++
  }

  /** How many links there are, each counted once. */
  get size(): number {
    let total = 0
    for (const side of this.#sides.values()) for (const children of side.values()) total += children.size
    return total / 2
  }
}

const nothing: ReadonlySet<number> = new Set()

function put(side: Map<number, Set<number>>, id: number, child: number): void {
  const children = side.get(id)
  if (children) children.add(child)
  else side.set(id, new Set([child]))
}
