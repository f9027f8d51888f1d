/** What may be computed of a metric, by its type. A count adds up, a level and a maximum do not, a dataset is a spread. */
import type { Metric, MetricUnit } from '../../catalog/metric-catalog/metric'
import type { DrawnAs, Panel, Spec } from './panel'

export type CalculationId =
  | 'rate'
  | 'count'
  | 'level'
  | 'max'
  | 'mean'
  | 'p50'
  | 'p95'
  | 'p99'
  | 'p100'
  | 'spread'
  | 'histogram'
  | 'moment'
  | 'own'

export interface Calculation {
  id: CalculationId
  label: string
  hint?: string
}

const perSecond: Calculation = { id: 'rate', label: 'Rate', hint: 'per second' }
const perBucket: Calculation = { id: 'count', label: 'Count', hint: 'in each bucket' }
const ofDataset: readonly Calculation[] = [
  { id: 'p50', label: 'Median' },
  { id: 'mean', label: 'Mean' },
  { id: 'p95', label: '95th percentile' },
  { id: 'p99', label: '99th percentile' },
  { id: 'p100', label: 'Maximum' },
  { id: 'spread', label: 'Percentiles 5 to 95' },
  { id: 'histogram', label: 'Histogram' },
]

/** How values behave, whatever stands around them. */
export type Behaviour = 'count' | 'level' | 'max' | 'dataset' | 'sampleset' | 'moment' | 'unknown'

export function behaviourOf(metric: Pick<Metric, 'type' | 'inner'> | undefined): Behaviour {
  switch (metric?.type) {
    case undefined:
      return 'unknown'
    case 'count':
    case 'tset':
      return 'count'
    case 'snapshot':
      return 'level'
    case 'max':
      return 'max'
    case 'dataset':
      return 'dataset'
    case 'time':
      return 'moment'
    case 'topnset':
      return { snap: 'level', max: 'max', sset: 'sampleset', dset: 'dataset', none: 'count' }[
        metric.inner ?? 'none'
      ] as Behaviour
  }
}

/** The calculations that a metric offers, the usual one first. */
export function calculationsFor(metric: Pick<Metric, 'type' | 'inner'> | undefined): readonly Calculation[] {
  switch (behaviourOf(metric)) {
    case 'count':
      return [perSecond, perBucket]
    case 'level':
      return [{ id: 'level', label: 'Level', hint: 'at the end of each bucket' }]
    case 'max':
      return [{ id: 'max', label: 'Maximum', hint: 'of each bucket' }]
    case 'dataset':
      return ofDataset
    case 'sampleset':
      return [{ id: 'mean', label: 'Mean' }]
    case 'moment':
      return [{ id: 'moment', label: 'Moment' }]
    case 'unknown':
      // A trigger may have written anything under the name.
      return [perSecond, perBucket, { id: 'level', label: 'Value as it is' }, ...ofDataset]
  }
}

const percentiles: Partial<Record<CalculationId, readonly number[]>> = {
  p50: [50],
  p95: [95],
  p99: [99],
  p100: [100],
  spread: [5, 25, 50, 75, 95],
}

const kinds: Partial<Record<Behaviour, string>> = {
  count: 'a count',
  level: 'a level',
  max: 'a maximum',
  moment: 'a moment',
}

/** Why the specs of a body cannot be answered as they are meant: percentiles or means of what is no spread. */
export function misfitOf(specs: readonly Spec[], metricOf: (name: string) => Metric | undefined): string | undefined {
  for (const { name, calc_type: asked } of specs) {
    const metric = asked ? metricOf(name) : undefined
    const kind = kinds[behaviourOf(metric)]
    if (metric && kind) return `${metric.title} is ${kind}: it has no ${asked === 'mean' ? 'mean' : 'percentiles'}`
  }
  return undefined
}

/** The calculation that a panel makes; `own` for one that only its body says. */
export function calculationOf(
  panel: Pick<Panel, 'specs' | 'rate' | 'draw'>,
  metric: Pick<Metric, 'type' | 'inner'> | undefined,
): CalculationId {
  const [spec] = panel.specs
  if (spec?.calc_type === 'mean') return 'mean'
  if (spec?.calc_type === 'percentiles') {
    const asked = JSON.stringify(spec.percentiles)
    const known = Object.entries(percentiles).find(([, list]) => JSON.stringify(list) === asked)
    return known ? (known[0] as CalculationId) : 'own'
  }
  const behaviour = behaviourOf(metric)
  if (behaviour === 'dataset') return 'histogram'
  if (behaviour === 'count') return panel.rate ? 'rate' : 'count'
  if (behaviour === 'unknown') return panel.rate ? 'rate' : 'level'
  return calculationsFor(metric)[0]?.id ?? 'count'
}

/** Drawings that a calculation allows. Percentiles, means and maxima do not add up, so nothing is stacked of them. */
export function drawingsFor(calculation: CalculationId): readonly DrawnAs[] {
  switch (calculation) {
    case 'histogram':
      return ['heat', 'line', 'table']
    case 'spread':
      return ['line', 'area', 'heat', 'figure', 'table']
    case 'rate':
    case 'count':
      return ['line', 'area', 'stacked', 'column', 'bars', 'figure', 'heat', 'table']
    case 'moment':
      return ['table']
    default:
      return ['line', 'area', 'column', 'bars', 'figure', 'heat', 'table']
  }
}

/** The panel with another calculation; a drawing that it does not allow becomes the first that it does. */
export function withCalculation(panel: Panel, id: CalculationId): Panel {
  if (id === 'own') return panel
  const asked = percentiles[id]
  const calc: Partial<Spec> = asked
    ? { calc_type: 'percentiles', percentiles: [...asked] }
    : id === 'mean'
      ? { calc_type: 'mean' }
      : {}
  const specs = panel.specs.map(({ calc_type: _calc, percentiles: _list, ...spec }) => ({ ...spec, ...calc }))
  const allowed = drawingsFor(id)
  const draw =
    id === 'histogram'
      ? 'heat'
      : allowed.includes(panel.draw) && panel.draw !== 'heat'
        ? panel.draw
        : (allowed[0] ?? 'line')
  return { ...panel, specs, rate: id === 'rate', draw }
}

export type Unit =
  | 'bit/s'
  | 'bytes'
  | '/s'
  | 'count'
  | 'packets'
  | 'packets/s'
  | 'ms'
  | 's'
  | '%'
  | 'score'
  | 'moment'
  | 'ratio'

/** The unit of what is drawn, and what a value of a bucket is multiplied by, rates apart. */
export function unitOf(unit: MetricUnit | undefined, calculation: CalculationId): { unit: Unit; times: number } {
  const rate = calculation === 'rate'
  switch (unit) {
    case 'bytes':
      return rate ? { unit: 'bit/s', times: 8 } : { unit: 'bytes', times: 1 }
    case 'packets':
      return { unit: rate ? 'packets/s' : 'packets', times: 1 }
    case 'ms':
    case 's':
    case '%':
    case 'score':
      return { unit, times: 1 }
    case 'epoch ms':
      return { unit: 'moment', times: 1 }
    default:
      return { unit: rate ? '/s' : 'count', times: 1 }
  }
}
