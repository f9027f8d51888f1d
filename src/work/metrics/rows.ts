/** From stats to series: each object, metric, percentile and key on its own row of the grid. */
import type { MetricStat } from '../../catalog/metrics'
import { empty, placeIn, secondsOf, type Grid, type Past, type Series } from './frame'
import type { Spec } from './panel'
import { scalarOf, valueOf, type Value } from './values'

export interface RowOptions {
  grid: Grid
  /** `device:9363` of an object's id. */
  sourceOf: (oid: number) => string
  specs: readonly Spec[]
  past?: Past
  /** How much earlier the stats are than the grid, ms. */
  shift?: number
  /** Counts become rates. */
  rate: boolean
  /** What a value is multiplied by. */
  times: number
  /** Keys that are drawn, in this order; undefined where values have none. */
  keys?: readonly { key: string; label: string }[] | undefined
  /** What the keys that are not drawn come to is drawn as one: only where the list came whole and counts are counted. */
  rest?: string | undefined
  /** Keys that were asked for and are not in a bucket that came were not seen: nothing, where counts are counted. */
  absent: 0 | null
}

const idOf = (...parts: readonly string[]): string => parts.join('|')

/** Collects series by their identity. */
class Rows {
  readonly series = new Map<string, Series>()
  /** Shapes that do not fit, in words. */
  readonly odd = new Set<string>()
  private readonly seconds: (at: number) => number

  constructor(private readonly options: RowOptions) {
    this.seconds = secondsOf(options.grid)
  }

  row(source: string, metric: string, part: string, key = '', label = key): Series {
    const { grid, past = 'none' } = this.options
    const id = idOf(source, metric, part, key, past)
    let series = this.series.get(id)
    if (!series) {
      series = { id, source, metric, part, key: label, past, values: empty(grid) }
      this.series.set(id, series)
    }
    return series
  }

  private scaled(value: number, at: number): number {
    const { rate, times } = this.options
    return rate ? (value * times) / this.seconds(at) : value * times
  }

  put(series: Series, at: number, value: number | null): void {
    if (value !== null) series.values[at] = this.scaled(value, at)
  }

  read(source: string, spec: Spec, at: number, value: Value, key = '', label = key): void {
    if (value.kind === 'odd') this.odd.add(value.what)
    if (value.kind === 'none' || value.kind === 'odd') return
    if (value.kind === 'list') {
      for (const [index, one] of value.values.entries()) {
        const percentile = spec.percentiles?.[index]
        this.put(
          this.row(source, spec.name, percentile === undefined ? `${index + 1}` : `p${percentile}`, key, label),
          at,
          one,
        )
      }
      return
    }
    if (value.kind === 'histogram') {
      const series = this.row(source, spec.name, '', key, label)
      series.steps ??= this.options.grid.times.map(() => undefined)
      series.steps[at] = value.steps
      // What cannot be drawn as a spread is drawn as its mean.
      this.put(series, at, scalarOf(value))
      return
    }
    if (value.kind === 'number') this.put(this.row(source, spec.name, '', key, label), at, value.value)
    if (value.kind === 'keyed') this.keyed(source, spec, at, value)
  }

  private rest(
    source: string,
    spec: Spec,
    at: number,
    value: Value & { kind: 'keyed' },
    drawn: ReadonlySet<string>,
  ): void {
    let sum = 0
    let some = false
    for (const { key, value: inner } of value.entries) {
      const number = drawn.has(key) ? null : scalarOf(inner)
      if (number === null) continue
      sum += number
      some = true
    }
    const key = this.options.rest ?? ''
    if (some || this.series.has(idOf(source, spec.name, '', key, this.options.past ?? 'none')))
      this.put(this.row(source, spec.name, '', key), at, sum)
  }

  private keyed(source: string, spec: Spec, at: number, value: Value & { kind: 'keyed' }): void {
    const { keys, absent } = this.options
    const came = new Map(value.entries.map((entry) => [entry.key, entry]))
    const wanted = keys ?? value.entries
    for (const { key, label } of wanted) {
      const entry = came.get(key)
      const inner = entry?.value
      const scalar = inner?.kind === 'keyed' ? ({ kind: 'number', value: scalarOf(inner) ?? 0 } as const) : inner
      if (scalar && scalar.kind !== 'none') this.read(source, spec, at, scalar, key, label)
      else if (absent === 0) this.put(this.row(source, spec.name, '', key, label), at, 0)
    }
    if (this.options.rest !== undefined && keys) this.rest(source, spec, at, value, new Set(keys.map(({ key }) => key)))
  }
}

/** Series of stats; `values` is read by position, never by name. */
export function rowsOf(stats: readonly MetricStat[], options: RowOptions): { series: Series[]; odd: string[] } {
  const rows = new Rows(options)
  const { grid, specs, sourceOf, shift = 0, keys, absent } = options
  for (const { oid, time, values } of stats) {
    const at = placeIn(grid, time + shift)
    if (at < 0 || !Array.isArray(values)) continue
    const source = sourceOf(oid)
    for (const [index, spec] of specs.entries()) {
      const value = valueOf(values[index])
      // An empty list of keys is a bucket in which none was seen.
      if (value.kind === 'none' && keys && absent === 0 && Array.isArray(values[index]))
        rows.read(source, spec, at, { kind: 'keyed', entries: [] })
      else rows.read(source, spec, at, value)
    }
  }
  return { series: [...rows.series.values()], odd: [...rows.odd] }
}
