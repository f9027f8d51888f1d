/** What charts are called, and how their values are written. */
import { metricCategory, metricOf } from '../../catalog/metric-catalog'
import { bitRate, bytes, duration, number, time } from '../../ui/format'
import type { Answer } from '../../work/metrics/ask'
import { calculationOf, calculationsFor, type Unit } from '../../work/metrics/calculation'
import type { Past, Series } from '../../work/metrics/frame'
import { sourceKey, type Panel } from '../../work/metrics/panel'

const plain = (value: number): string => {
  const size = Math.abs(value)
  if (size >= 1e21) return number(value)
  if (size >= 1e6) return `${number(value / 1e6, size >= 1e8 ? 0 : 1)} M`
  if (size >= 1e4) return `${number(value / 1e3, size >= 1e5 ? 0 : 1)} k`
  return number(value, size >= 100 ? 1 : size >= 1 ? 2 : 4)
}

/** Ms with a digit that matters: `196 ms`, `8.3 ms`, `1.2 s`. */
const millis = (value: number): string => {
  const size = Math.abs(value)
  if (size >= 10_000) return `${value < 0 ? '−' : ''}${duration(size)}`
  return `${number(value, size >= 100 ? 0 : size >= 10 ? 1 : 2)} ms`
}

const formats: Record<Unit, (value: number) => string> = {
  'bit/s': bitRate,
  bytes,
  '/s': (value) => `${plain(value)} /s`,
  'packets/s': (value) => `${plain(value)} /s`,
  packets: plain,
  count: plain,
  score: plain,
  ratio: plain,
  ms: millis,
  s: (value) => millis(value * 1000),
  '%': (value) => `${number(value, Math.abs(value) >= 10 ? 1 : 2)} %`,
  moment: (value) => time(value, 'utc', 0),
}

/** How values of a unit are written; the same function for the same unit. */
export const formatOf = (unit: Unit): ((value: number) => string) => formats[unit]

export const unitWords: Record<Unit, string> = {
  'bit/s': 'bits per second',
  bytes: 'bytes in each bucket',
  '/s': 'per second',
  'packets/s': 'packets per second',
  packets: 'packets in each bucket',
  count: 'count in each bucket',
  score: 'score',
  ratio: 'ratio',
  ms: 'milliseconds',
  s: 'seconds',
  '%': 'per cent',
  moment: 'moments',
}

const pastWords: Record<Exclude<Past, 'none'>, string> = { previous: 'period before', week: '7 days (168 h) before' }

const percentileWords = (part: string): string => (part === 'p50' ? 'median' : part === 'p100' ? 'maximum' : part)

export const metricTitle = (category: string, name: string): string => metricOf(category, name)?.title ?? name

/** Of a node among the names of sources. */
export const nodeKey = (node: string | number): string => `node:${node}`

/** What a series is called beside the others of its answer. */
export function seriesName(
  series: Series,
  { series: all }: Pick<Answer, 'series'>,
  panel: Panel,
  names: ReadonlyMap<string, string>,
): string {
  const [source = '', node] = series.source.split('@')
  const several = (pick: (one: Series) => string) => all.some((one) => pick(one) !== pick(series))
  const object = names.get(source) ?? source
  const parts: string[] = []
  if (several((one) => one.source.split('@')[0] ?? '')) parts.push(object)
  if (node && several((one) => one.source)) parts.push(names.get(nodeKey(node)) ?? `node ${node}`)
  if (several((one) => one.metric)) parts.push(metricTitle(panel.category, series.metric))
  if (several((one) => one.part) && series.part) parts.push(percentileWords(series.part))
  if (series.key) parts.push(series.key)
  if (parts.length === 0) parts.push(object || metricTitle(panel.category, series.metric))
  return parts.join(', ') + (series.past === 'none' ? '' : `, ${pastWords[series.past]}`)
}

/**
 * Whose colour a series has: the key's, the object's or the metric's, whichever tells the series apart. Where one key
 * is drawn of several objects, metrics or percentiles, each has its own.
 */
export function identityOf(series: Series, all: readonly Series[] = []): string {
  const { key, source, metric, part } = series
  if (!key) return `${source} ${part}${metric}`
  const several = (pick: (one: Series) => string) => all.some((one) => one.key && pick(one) !== pick(series))
  const of = [several((one) => one.source) && source, several((one) => one.metric) && metric]
  return [`key ${key}`, ...of, several((one) => one.part) && part].filter(Boolean).join(' of ')
}

/** In a title it stands for the names of the objects, whichever they are just then. */
export const sourceSign = '$source'

/** A panel's own title, or what it shows: "Requests", "Server processing time, 95th percentile". */
export function titleOf(panel: Panel, names?: ReadonlyMap<string, string>): string {
  if (panel.title.includes(sourceSign)) {
    const [first, second, ...more] = panel.sources.map((source) => names?.get(sourceKey(source)) ?? sourceKey(source))
    const words = [first ?? '', second, more.length > 0 ? `${more.length} more` : undefined]
    return panel.title.replaceAll(sourceSign, () => words.filter((word) => word !== undefined).join(', '))
  }
  if (panel.title !== '') return panel.title
  const [first] = panel.specs
  if (!first) return 'New chart'
  const metric = metricOf(panel.category, first.name)
  const calculation = calculationOf(panel, metric)
  const what = panel.specs.map(({ name }) => metricTitle(panel.category, name)).join(', ')
  const { against } = panel
  if (against) {
    const other = metricTitle(against.category, against.name)
    const join = { percent: 'as per cent of', ratio: 'over', difference: 'less' }[against.as]
    return `${what} ${join} ${other}`
  }
  const label = calculationsFor(metric).find(({ id }) => id === calculation)?.label
  const said =
    label && !['rate', 'count', 'level', 'moment'].includes(calculation) && calculation !== 'max'
      ? `, ${label.toLowerCase()}`
      : ''
  return what + said
}

/** What stands beside the title: unit, category, the bucket that was really used. */
export function asideOf(panel: Panel, answer: Answer | undefined): string {
  const category = metricCategory(panel.category)?.title ?? panel.category
  return [answer && unitWords[answer.unit], category, answer && `${duration(answer.grid.step)} cycle`]
    .filter(Boolean)
    .join(' · ')
}

/** "30 s mean": what the value of a bucket is, so that a peak is not taken for a peak of anything shorter. */
export function bucketKind(panel: Panel, answer: Answer): string {
  const calculation = calculationOf(panel, metricOf(panel.category, panel.specs[0]?.name ?? ''))
  const word =
    { rate: 'mean', count: 'count', level: 'level', max: 'maximum', mean: 'mean', p50: 'median' }[
      calculation as string
    ] ?? 'value'
  return `${duration(answer.grid.step)} ${word}`
}
