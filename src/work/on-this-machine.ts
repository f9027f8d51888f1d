/**
 * What the console keeps in this browser between visits. What stands there may be of another version or of anybody, and
 * keeping may be forbidden or the room full: then it lasts as long as the page.
 */
import type { z } from '../catalog/zod'

/** What is kept at a place; undefined where nothing is, or nothing that fits. */
export function readHere<T>(place: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.safeParse(JSON.parse(localStorage.getItem(place) ?? 'null')).data
  } catch {
    return undefined
  }
}

/** Keeps a value at a place; undefined takes away what is there. */
export function keepHere(place: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(place)
    else localStorage.setItem(place, JSON.stringify(value))
  } catch {
    // Full or forbidden.
  }
}
