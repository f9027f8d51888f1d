/**
 * What can be measured: categories of metrics, by the kind of object that has them. Large, so only those who
 * offer metrics to choose from import it.
 */
import { calls } from './metric-catalog/calls'
import { databases } from './metric-catalog/databases'
import { files } from './metric-catalog/files'
import { identity } from './metric-catalog/identity'
import { mail } from './metric-catalog/mail'
import { names } from './metric-catalog/names'
import { network } from './metric-catalog/network'
import { remote } from './metric-catalog/remote'
import { system } from './metric-catalog/system'
import { tls } from './metric-catalog/tls'
import { web } from './metric-catalog/web'
import type { Metric, MetricCategory } from './metric-catalog/metric'
import type { MetricObjectType } from './metrics'

export const metricCatalog: readonly MetricCategory[] = [
  ...network,
  ...web,
  ...tls,
  ...names,
  ...files,
  ...databases,
  ...identity,
  ...remote,
  ...mail,
  ...calls,
  ...system,
]

const byName = new Map(metricCatalog.map((category) => [category.category, category]))

/** The category of a name such as `http_server`; undefined for one that is not known. */
export const metricCategory = (category: string): MetricCategory | undefined => byName.get(category)

/** One metric of a category; undefined where the category or the metric is not known, or is a trigger's own. */
export const metricOf = (category: string, name: string): Metric | undefined =>
  byName.get(category)?.metrics.find((metric) => metric.name === name)

/** The categories that objects of a type have. */
export const categoriesFor = (type: MetricObjectType): MetricCategory[] =>
  metricCatalog.filter((category) => category.objectTypes.includes(type))

const statObjects: Record<MetricObjectType, string> = {
  network: 'capture',
  device: 'device',
  device_group: 'device',
  activity_group: 'device',
  application: 'application',
  vlan: 'vlan',
  system: 'system',
}

/** The full name of a category, as alerts and error messages have it: `extrahop.device.http_server`. */
export const statName = (type: MetricObjectType, category: string): string =>
  `extrahop.${statObjects[type]}.${category}`
