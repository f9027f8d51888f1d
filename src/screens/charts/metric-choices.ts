/** Metrics to choose from, those of what the chosen object speaks first. */
import { metricCatalog, metricCategory, metricOf } from '../../catalog/metric-catalog'
import type { MetricDetail } from '../../catalog/metric-catalog/metric'
import type { MetricObjectType } from '../../catalog/metrics'
import { compareVersions, type Release } from '../../catalog/release'
import { wordsIn } from '../../ui/looked-for'
import type { Panel } from '../../work/metrics/panel'
import { baseOf } from '../../work/metrics/question'

export interface Choice {
  value: string
  label: string
  hint: string
}

export const metricKey = (category: string, name: string): string => `${category}.${name}`

export function readMetricKey(key: string): { category: string; name: string } | undefined {
  const dot = key.indexOf('.')
  const slash = key.indexOf('/')
  const at = dot > 0 ? dot : slash
  return at > 0 && at < key.length - 1
    ? { category: key.slice(0, at).trim(), name: key.slice(at + 1).trim() }
    : undefined
}

/** The category of triggers' own counts for objects of a type. */
export const customCategory = 'custom'

/** What was typed or chosen: a category and a name, else the first metric with all the words, else a trigger's own. */
export function wantedMetric(text: string, choices: readonly Choice[]): { category: string; name: string } {
  const words = wordsIn(text)
  const key =
    readMetricKey(text) ??
    readMetricKey(
      choices.find(({ label, hint }) => words.every((word) => `${label} ${hint}`.toLowerCase().includes(word)))
        ?.value ?? '',
    )
  return key ?? { category: customCategory, name: text.trim() }
}

/** Metrics that objects of all these types have. Broken-down twins are left to "Split by", but where nothing else has them. */
export function metricChoices(
  types: readonly MetricObjectType[],
  spoken: ReadonlySet<string>,
  release: Release,
): Choice[] {
  const wanted: readonly MetricObjectType[] = types.length > 0 ? types : ['device']
  const fitting = metricCatalog.filter(({ objectTypes }) => wanted.every((type) => objectTypes.includes(type)))
  const rank = (category: string) => (spoken.has(category) ? 0 : category === 'net' || category === 'tcp' ? 1 : 2)
  return fitting
    .toSorted((a, b) => rank(a.category) - rank(b.category))
    .flatMap(({ category, title, metrics }) =>
      metrics
        .filter(({ name, since }) => !baseOf(category, name) && (!since || compareVersions(release, since) >= 0))
        .map(({ name, title: metric, type, unit }) => ({
          value: metricKey(category, name),
          label: `${metric}, ${title}`,
          hint: `${category}.${name} · ${type} · ${unit}`,
        })),
    )
}

/** What a metric can be broken down by. */
export function splitsOf(category: string, name: string): readonly MetricDetail[] {
  return metricOf(category, name)?.details ?? []
}

/** A panel's metric as it is chosen: the plain one, and what it is split by. */
export function chosenMetric(panel: Panel): { category: string; name: string; split: string } | undefined {
  const [spec] = panel.specs
  if (!spec || panel.category === '') return undefined
  const base = baseOf(panel.category, spec.name)
  if (!base) return { category: panel.category, name: spec.name, split: '' }
  return { category: base.category, name: base.metric.name, split: metricKey(panel.category, spec.name) }
}

/** True if objects of every type have the category; a category that is not known may be anything. */
export function fits(category: string, types: readonly MetricObjectType[]): boolean {
  const known = metricCategory(category)
  return !known || types.every((type) => known.objectTypes.includes(type))
}

/** What a metric is usually set against: the whole that it is a part of. */
export const usualOther = (panel: Panel): string =>
  ['req', 'rsp', 'bytes', 'connected'].find(
    (name) => name !== panel.specs[0]?.name && metricOf(panel.category, name),
  ) ?? 'req'
