/** Answers of the totals endpoints as series of one bucket, which is the whole window. */
import { exists, type Appliance } from '../../api/appliance'
import { catalog } from '../../catalog'
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

/** Objects by their type: a query names those of one. */
export type Types = readonly (readonly [MetricObjectType, readonly number[]])[]

/** Requests beyond which a figure is not worth its cost. */
const mostApart = 20

/**
 * The answers of the totals of each object, a list for each type; undefined where the release has none. Before there is an
 * operation for it, the total of all objects is asked of one after the other.
 */
export async function totalsByObject(
  appliance: Appliance,
  types: Types,
  ask: (types: Types, asking: 'total' | 'totalByObject') => Promise<MetricAnswer[][]>,
): Promise<MetricAnswer[][] | undefined> {
  const { total, totalByObject } = catalog.metrics.operations
  if (exists(totalByObject, appliance)) return ask(types, 'totalByObject')
  const objects = types.flatMap(([type, ids]) => ids.map((id) => ({ type, id })))
  if (!exists(total, appliance) || objects.length > mostApart) return undefined
  const answers = await ask(
    objects.map(({ type, id }) => [type, [id]] as const),
    'total',
  )
  return types.map(([type]) =>
    objects.flatMap(({ type: own, id }, at) =>
      own === type
        ? (answers[at] ?? []).map((answer) => ({
            ...answer,
            stats: answer.stats?.map((stat) => ({ ...stat, oid: id })),
          }))
        : [],
    ),
  )
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
