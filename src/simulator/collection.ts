/**
 * The objects of one resource. Rows are kept whole; what a release does not know yet (or no more) is left out when
 * they are written to JSON. That is not kept: 5,000 devices take 11 ms, and all of them as text 50 MB.
 */
import type { Release } from '../catalog/release'
import type { z } from '../catalog/zod'
import { Prepared } from './answer'
import { fieldsWithout } from './release-fields'

export type Key = number | string

export interface CollectionOptions<T> {
  /** The resource, for messages: `tags`. */
  name: string
  /** Shape of a row; fields that `release` lacks are left out of answers. */
  schema: z.ZodObject | undefined
  release: Release
  /** The field that identifies a row. */
  key?: string & keyof T
  /** Id of the first row that is created; rows that are put in may be higher. */
  firstId?: number
}

export class Collection<T extends object> {
  readonly name: string
  /** Grows with every change: what was computed from older rows is stale. */
  revision = 0
  readonly #key: string & keyof T
  readonly #kept = new Map<Key, T>()
  #fill: (() => void) | undefined
  readonly #hidden: readonly string[]
  #nextId: number

  constructor(options: CollectionOptions<T>) {
    this.name = options.name
    this.#key = options.key ?? ('id' as string & keyof T)
    this.#nextId = options.firstId ?? 1
    this.#hidden = options.schema ? fieldsWithout(options.schema, options.release) : []
  }

  /**
   * Has rows put in when somebody first looks: for what takes long to make and is seldom asked for. They take the
   * first `ids` ids and stand before all that is put in meanwhile.
   */
  later(fill: () => void, ids: number): void {
    this.#fill = fill
    this.#nextId += ids
  }

  /** Nobody has looked or changed anything yet: it is what the seed alone makes of it. */
  get untouched(): boolean {
    return this.#fill !== undefined && this.#kept.size === 0
  }

  get #rows(): Map<Key, T> {
    const fill = this.#fill
    this.#fill = undefined
    if (fill) {
      const meanwhile = [...this.#kept]
      const nextId = this.#nextId
      this.#kept.clear()
      this.#nextId = 1
      fill()
      for (const [key, row] of meanwhile) this.#kept.set(key, row)
      this.#nextId = nextId
    }
    return this.#kept
  }

  get size(): number {
    return this.#rows.size
  }

  all(): IterableIterator<T> {
    return this.#rows.values()
  }

  keys(): IterableIterator<Key> {
    return this.#rows.keys()
  }

  has(key: Key): boolean {
    return this.#rows.has(key)
  }

  get(key: Key): T | undefined {
    return this.#rows.get(key)
  }

  /** The row that a part of a path names; undefined for text that names none. */
  find(text: string): T | undefined {
    return this.#rows.get(text) ?? (/^\d{1,15}$/.test(text) ? this.#rows.get(Number(text)) : undefined)
  }

  /** The id of a row. */
  keyOf(row: T): Key {
    const key = row[this.#key]
    if (typeof key !== 'number' && typeof key !== 'string') throw new Error(`A row of ${this.name} has no ${this.#key}`)
    return key
  }

  /** The id that the next created row should have. */
  nextId(): number {
    return this.#nextId++
  }

  /** Adds a row or replaces the one of the same id. */
  put(row: T): T {
    const key = this.keyOf(row)
    this.#kept.set(key, row)
    if (typeof key === 'number' && key >= this.#nextId) this.#nextId = key + 1
    this.revision++
    return row
  }

  /** Adds a new row under the next id; a row that is named by text brings its own. */
  insert(row: T): T {
    const own = row[this.#key]
    return this.put(typeof own === 'string' && own !== '' ? row : { ...row, [this.#key]: this.nextId() })
  }

  /** Changes some fields of a row in place. Throws if there is none of this id. */
  change(key: Key, changes: Partial<T>): T {
    const row = this.#rows.get(key)
    if (!row) throw new Error(`No ${this.name} with the id ${key}`)
    Object.assign(row, changes)
    this.revision++
    return row
  }

  delete(key: Key): boolean {
    this.revision++
    return this.#rows.delete(key)
  }

  /** A row as this release answers it. */
  shown(row: T): Partial<T> {
    if (this.#hidden.length === 0) return row
    const copy: Partial<T> = { ...row }
    for (const field of this.#hidden) Reflect.deleteProperty(copy, field)
    return copy
  }

  /** One row as an answer. */
  one(row: T): Prepared {
    return new Prepared(JSON.stringify(this.shown(row)))
  }

  /** Rows as an answer. */
  many(rows: Iterable<T>): Prepared {
    return new Prepared(JSON.stringify(Array.from(rows, (row) => this.shown(row))))
  }
}
