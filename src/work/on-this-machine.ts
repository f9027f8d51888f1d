/**
 * What the console keeps in this browser between visits. What stands there may be of another version or of anybody, and
 * keeping may be forbidden or the room full: then it lasts as long as the page.
 */
import type { z } from '../catalog/zod'

/** `machine` outlives the tab and is the same for all of them; `tab` is this one's own, also after a reload. */
type Where = 'machine' | 'tab'

const storageOf = (where: Where): Storage => (where === 'tab' ? sessionStorage : localStorage)

/** What is kept at a place; undefined where nothing is, or nothing that fits. */
export function readHere<T>(place: string, schema: z.ZodType<T>, where: Where = 'machine'): T | undefined {
  try {
    return schema.safeParse(JSON.parse(storageOf(where).getItem(place) ?? 'null')).data
  } catch {
    return undefined
  }
}

/** Keeps a value at a place; undefined takes away what is there. */
export function keepHere(place: string, value: unknown, where: Where = 'machine'): void {
  try {
    const storage = storageOf(where)
    if (value === undefined) storage.removeItem(place)
    else storage.setItem(place, JSON.stringify(value))
  } catch {
    // Full or forbidden.
  }
}
