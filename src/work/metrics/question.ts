/** A panel and a span as requests. */
import { metricCatalog, metricOf } from '../../catalog/metric-catalog'
import type { Metric } from '../../catalog/metric-catalog/metric'
import type { MetricObjectType, MetricQuery } from '../../catalog/metrics'
import { behaviourOf, calculationOf, unitOf, type CalculationId, type Unit } from './calculation'
import type { Panel, Spec } from './panel'

/** What is asked of a panel: two of one kind have one answer. Nothing of how it is drawn is in it. */
export interface Question {
  panel: Pick<Panel, 'sources' | 'category' | 'specs' | 'cycle' | 'rate' | 'top' | 'compare' | 'against' | 'extra'>
  /** As sent: relative ends are resolved by the appliance. */
  from: string | number
  until: string | number
  /** Totals over the window are wanted, too. */
  totals: boolean
}

export const questionOf = (
  { sources, category, specs, cycle, rate, top, compare, against, extra, draw }: Panel,
  { from, until }: { from: string | number; until: string | number },
): Question => ({
  panel: { sources, category, specs, cycle, rate, top, compare, against, extra },
  from,
  until,
  totals: draw === 'bars' || draw === 'figure',
})

/** What is known of a panel's metric. */
export interface Subject {
  metric: Metric | undefined
  calculation: CalculationId
  unit: Unit
  times: number
  rate: boolean
  /** Values come by key. */
  keyed: boolean
  /** Counts: buckets, keys and objects may be added. */
  adds: boolean
}

export function subjectOf(panel: Pick<Panel, 'category' | 'specs' | 'rate' | 'against'>): Subject {
  const name = panel.specs[0]?.name ?? ''
  const metric = metricOf(panel.category, name)
  const calculation = calculationOf({ ...panel, draw: 'line' }, metric)
  const plain = unitOf(metric?.unit, calculation)
  const as = panel.against?.as
  const rate = calculation === 'rate'
  return {
    metric,
    calculation,
    unit: as === 'percent' ? '%' : as === 'ratio' ? 'ratio' : plain.unit,
    times: plain.times,
    rate,
    // Details of triggers are in no catalogue; that they have keys is in the name of their category.
    keyed: metric ? metric.keys.length > 0 : panel.category.endsWith('_detail'),
    adds: rate || (behaviourOf(metric) === 'count' && calculation === 'count'),
  }
}

/** The plain metric that a detail breaks down, and by what. */
export function baseOf(
  category: string,
  name: string,
): { category: string; metric: Metric; label: string } | undefined {
  for (const { category: plain, metrics } of metricCatalog) {
    for (const metric of metrics) {
      const detail = metric.details.find((one) => one.category === category && one.name === name)
      if (detail) return { category: plain, metric, label: detail.label }
    }
  }
  return undefined
}

/** The specs that are sent: those of the panel, and the one it is set against where one query can ask both. */
export function specsOf({ panel }: Question): Spec[] {
  const { against, category, specs } = panel
  return against && against.category === category ? [...specs.slice(0, 1), againstSpec(panel)] : specs
}

/** The other metric of an arithmetic, computed as the first where it can be. */
export function againstSpec({ against, specs }: Question['panel']): Spec {
  const name = against?.name ?? ''
  const [first] = specs
  const dataset = metricOf(against?.category ?? '', name)?.type === 'dataset'
  if (!dataset) return { name }
  return first?.calc_type
    ? { name, calc_type: first.calc_type, percentiles: first.percentiles }
    : { name, calc_type: 'mean' }
}

export interface BodyParts {
  type: MetricObjectType
  ids: readonly number[]
  from: string | number
  until: string | number
}

/** The body of a query. */
export const bodyOf = (
  { panel }: Pick<Question, 'panel'>,
  { type, ids, from, until }: BodyParts,
  specs: readonly Spec[] = panel.specs,
  category = panel.category,
): MetricQuery =>
  // Fields that the catalogue does not know go out as they came.
  ({
    ...panel.extra,
    cycle: panel.cycle,
    from,
    until,
    object_type: type,
    object_ids: [...ids],
    metric_category: category,
    metric_specs: [...specs],
  })
