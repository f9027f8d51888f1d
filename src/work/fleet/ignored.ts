/** Paths of a comparison that nobody wants to hear of: for two appliances or for all, kept on this machine. */
import { z } from '../../catalog/zod'
import { keepHere, readHere } from '../on-this-machine'

const IgnoredData = z.object({
  path: z.string(),
  /** The two appliances for which it is ignored, by address in order; null for all. */
  pair: z.tuple([z.string(), z.string()]).nullable(),
})
export type Ignored = z.output<typeof IgnoredData>

const place = 'hopdeck.drift-ignored'

/** Older versions kept the path alone. */
const Kept = z.union([IgnoredData, z.string().transform((path): Ignored => ({ path, pair: null }))])

export const readIgnored = (): Ignored[] =>
  (readHere(place, z.array(z.unknown())) ?? []).flatMap((one) => Kept.safeParse(one).data ?? [])

export const keepIgnored = (all: readonly Ignored[]): void => keepHere(place, all)

export const pairOf = (a: string, b: string): [string, string] => (a < b ? [a, b] : [b, a])

/** The paths that are ignored between two appliances. */
export function pathsFor(all: readonly Ignored[], a: string, b: string): string[] {
  const [first, second] = pairOf(a, b)
  return all.flatMap(({ path, pair }) => (pair === null || (pair[0] === first && pair[1] === second) ? [path] : []))
}
