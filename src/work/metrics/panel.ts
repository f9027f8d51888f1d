/**
 * What one chart asks and how it is drawn, as data: it stands in addresses, saved boards and files. The question is
 * kept in the words of the API (`specs` are its metric_specs), so that a body becomes a chart and the same body again.
 */
import { cycleWords, metricObjectTypes, type MetricObjectType } from '../../catalog/metrics'
import { z } from '../../catalog/zod'

export const drawings = ['line', 'area', 'stacked', 'column', 'bars', 'figure', 'heat', 'table'] as const
export type DrawnAs = (typeof drawings)[number]

/** Fields that the builder does not know are kept. */
const Spec = z.looseObject({
  name: z.string().min(1).max(500),
  key1: z.string().nullish(),
  key2: z.string().nullish(),
  calc_type: z.enum(['mean', 'percentiles']).nullish(),
  percentiles: z.array(z.number().min(0).max(100)).max(20).nullish(),
})
export type Spec = z.output<typeof Spec>

const Source = z.object({ type: z.enum(metricObjectTypes), id: z.number().int() })
export type Source = z.output<typeof Source>

export const Panel = z.object({
  id: z.string().min(1).max(40),
  /** Empty: named by what it shows. */
  title: z.string().max(200).default(''),
  sources: z.array(Source).max(200).default([]),
  category: z.string().max(200).default(''),
  specs: z.array(Spec).max(10).default([]),
  cycle: z.enum(cycleWords).default('auto'),
  /** Counts for each second; otherwise for each bucket. */
  rate: z.boolean().default(true),
  /** How many keys of a detail metric are drawn; the rest is "other". */
  top: z.number().int().min(1).max(20).default(5),
  compare: z.enum(['none', 'previous', 'week']).default('none'),
  /** Another metric that the first is set against. */
  against: z
    .object({ as: z.enum(['percent', 'ratio', 'difference']), category: z.string(), name: z.string().min(1) })
    .nullable()
    .default(null),
  draw: z.enum(drawings).default('line'),
  threshold: z.number().nullable().default(null),
  /** Half the board's width, or all of it. */
  size: z.enum(['half', 'full']).default('full'),
  tall: z.boolean().default(false),
  /** Identities of series that are switched off. */
  hidden: z.array(z.string()).max(200).default([]),
  /** Fields of a pasted body that the builder cannot edit, sent as they came. */
  extra: z.record(z.string(), z.unknown()).default({}),
})
export type Panel = z.output<typeof Panel>

/** A panel from what is known of it. */
export const panelOf = (known: z.input<typeof Panel>): Panel => Panel.parse(known)

export const sourceKey = ({ type, id }: Source): string => `${type}:${id}`

/** The sources by type: one query names objects of one. */
export function byType(sources: readonly Source[]): Map<MetricObjectType, number[]> {
  const types = new Map<MetricObjectType, number[]>()
  for (const { type, id } of sources) types.set(type, [...(types.get(type) ?? []), id])
  return types
}
