/** Answers of the totals endpoints as series of one bucket, which is the whole window. */
import type { MetricAnswer, MetricObjectType } from '../../catalog/metrics'
import { combine, type Against } from './arithmetic'
import type { Grid, Series } from './frame'
import type { Spec } from './panel'
import type { Subject } from './question'
import { rowsOf } from './rows'
import type { TopKey } from './top-keys'

interface TotalsOptions {
  grid: Grid
  subject: Subject
  /** Of the objects of each list of answers. */
  types: readonly MetricObjectType[]
  /** Types whose objects are on several nodes. */
  spread: ReadonlySet<MetricObjectType>
  specs: readonly Spec[]
  keys?: readonly TopKey[] | undefined
  /** What the first metric is set against. */
  against?: { as: Against; name: string } | null
}

export function totalsOf(answers: readonly (readonly MetricAnswer[])[], options: TotalsOptions): Series[] {
  const { grid, subject, types, spread, specs, keys, against } = options
  const whole: Grid = { ...grid, times: [grid.from], step: Math.max(1, grid.until - grid.from), edges: [] }
  return answers.flatMap((list, index) => {
    const type = types[index] ?? 'device'
    return list.flatMap((answer) => {
      const node = spread.has(type) ? `@${answer.node_id ?? 0}` : ''
      const stats = (answer.stats ?? []).map((stat) => ({ ...stat, time: grid.from }))
      const { series } = rowsOf(stats, {
        grid: whole,
        sourceOf: (oid) => `${type}:${oid}${node}`,
        specs,
        rate: subject.rate,
        times: subject.times,
        keys,
        absent: subject.adds ? 0 : null,
      })
      if (!against) return series
      const of = (name: string | undefined) => series.filter(({ metric }) => metric === name)
      return combine(of(specs[0]?.name), of(against.name), against.as, whole)
    })
  })
}
