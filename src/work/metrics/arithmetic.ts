/** Two series set against each other. */
import { empty, type Grid, type Series } from './frame'

export type Against = 'percent' | 'ratio' | 'difference'

function result(a: number, b: number, as: Against): number | null {
  if (as === 'difference') return a - b
  // Nothing of nothing is no share.
  if (b === 0) return null
  return as === 'percent' ? (a / b) * 100 : a / b
}

/** Series of one object against the other's of the same object, key and percentile. Edges are no whole buckets and stay empty. */
export function combine(own: readonly Series[], other: readonly Series[], as: Against, grid: Grid): Series[] {
  const out = new Set(grid.edges.map(({ at }) => at))
  return own.map((series) => {
    const against =
      other.find((one) => one.source === series.source && one.key === series.key && one.part === series.part) ??
      other.find((one) => one.source === series.source)
    const values = empty(grid)
    for (const [at, a] of series.values.entries()) {
      const b = against?.values[at]
      if (a !== null && b !== null && b !== undefined && !out.has(at)) values[at] = result(a, b, as)
    }
    return { ...series, id: `${series.id}|${as}`, values }
  })
}
