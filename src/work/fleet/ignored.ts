/** Paths of a comparison that nobody wants to hear of: for two appliances or for all, kept on this machine. */
import { z } from '../../catalog/zod'

const IgnoredData = z.object({
  path: z.string(),
  /** The two appliances for which it is ignored, by address in order; null for all. */
  pair: z.tuple([z.string(), z.string()]).nullable(),
})
export type Ignored = z.output<typeof IgnoredData>

const place = 'hopdeck.drift-ignored'

export function readIgnored(): Ignored[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '[]')
    return (Array.isArray(kept) ? kept : []).flatMap((one: unknown) => {
      const read = IgnoredData.safeParse(typeof one === 'string' ? { path: one, pair: null } : one)
      return read.success ? [read.data] : []
    })
  } catch {
    return []
  }
}

export function keepIgnored(all: readonly Ignored[]): void {
  try {
    localStorage.setItem(place, JSON.stringify(all))
  } catch {
    // They last as long as the page then.
  }
}

export const pairOf = (a: string, b: string): [string, string] => (a < b ? [a, b] : [b, a])

/** The paths that are ignored between two appliances. */
export function pathsFor(all: readonly Ignored[], a: string, b: string): string[] {
  const [first, second] = pairOf(a, b)
  return all.flatMap(({ path, pair }) => (pair === null || (pair[0] === first && pair[1] === second) ? [path] : []))
}
