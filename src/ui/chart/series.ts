/** What a line chart shows. Values that are null are gaps: nothing was measured, which is not zero. */
export interface Point {
  /** Start of the bucket, ms since 1970. */
  at: number
  values: readonly (number | null)[]
}

export interface Series {
  name: string
}

/** Spans without any value, as pairs of times; a bucket reaches to the next one's start. */
export function gapsOf(points: readonly Point[]): { from: number; to: number }[] {
  const gaps: { from: number; to: number }[] = []
  for (const [index, point] of points.entries()) {
    if (point.values.some((value) => value !== null)) continue
    const to = points[index + 1]?.at ?? point.at
    const last = gaps.at(-1)
    if (last?.to === point.at) last.to = to
    else gaps.push({ from: point.at, to })
  }
  return gaps
}

/**
 * Buckets in step: a row for every bucket between the first and the last, with nulls where the appliance sent none.
 * @param every length of a bucket, ms
 */
export function inStep(points: readonly Point[], every: number, width: number): Point[] {
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last || !(every > 0)) return [...points]
  const known = new Map(points.map((point) => [Math.round((point.at - first.at) / every), point.values]))
  const count = Math.round((last.at - first.at) / every) + 1
  const none = Array.from({ length: width }, () => null)
  return Array.from({ length: count }, (_, index) => ({
    at: first.at + index * every,
    values: known.get(index) ?? none,
  }))
}
