/**
 * Metric queries (5.3 guide, Example 3). A query is a POST that reads stored buckets. What an entry of `values`
 * looks like depends on the metric: a number, a list of numbers (percentiles), a histogram, a sample set, or a
 * list of keyed values, which may nest once more.
 */
import { Id, Millis, TimeValue } from './common'
import { get, post, resource } from './operation'
import { compareVersions, later, type Release } from './release'
import { z } from './zod'

export const cycleWords = ['auto', '1sec', '30sec', '5min', '1hr', '24hr'] as const
export type CycleWord = (typeof cycleWords)[number]

/** `activity_group` belongs to 5.x, `system` (health of the appliance) to later releases. */
export const metricObjectTypes = [
  'network',
  'device',
  'application',
  'vlan',
  'device_group',
  'activity_group',
  'system',
] as const
export type MetricObjectType = (typeof metricObjectTypes)[number]

/** First release that no longer measures activity groups: their members are asked instead. */
const noActivityGroups: Release = '6.0'

/** True where appliances of a release have metrics of such objects. */
export function measures(release: string, type: MetricObjectType): boolean {
  if (type === 'activity_group') return compareVersions(release, noActivityGroups) < 0
  return type !== 'system' || compareVersions(release, later) >= 0
}

const MetricSpec = z
  .strictObject({
    name: z.string().min(1).meta({ label: 'Metric' }),
    key1: z
      .string()
      .nullable()
      .optional()
      .meta({ label: 'Key' })
      .describe('Only this key of a detail metric: exact text, or a regular expression between slashes'),
    key2: z
      .string()
      .nullable()
      .optional()
      .meta({ label: 'Inner key' })
      .describe('The same for the inner key of a metric with two levels'),
    calc_type: z
      .enum(['mean', 'percentiles'])
      .nullable()
      .optional()
      .meta({ label: 'Reduce to', choices: { mean: 'Mean', percentiles: 'Percentiles' } })
      .describe('For datasets only; without it they come as histograms'),
    percentiles: z
      .array(z.number().min(0).max(100))
      .nullable()
      .optional()
      .meta({ label: 'Percentiles' })
      .describe('Needed with percentiles; the answer keeps their order'),
  })
  .refine((spec) => spec.calc_type !== 'percentiles' || (spec.percentiles?.length ?? 0) > 0, {
    message: 'Name at least one percentile',
    path: ['percentiles'],
  })

export const MetricQuery = z.strictObject({
  cycle: z
    .enum(cycleWords)
    .meta({
      label: 'Bucket',
      choices: {
        auto: 'Chosen by the appliance',
        '1sec': '1 second',
        '30sec': '30 seconds',
        '5min': '5 minutes',
        '1hr': '1 hour',
        '24hr': '24 hours',
      },
    })
    .describe('How much time one point of a chart covers; the answer names the one really used'),
  // Clients that leave it out are answered; how far back they are told, no source says.
  from: TimeValue.default('-30m')
    .meta({ label: 'From', assumed: true })
    .describe('Absolute in ms, or before now with a minus sign ("-30m")'),
  until: TimeValue.default(0).meta({ label: 'Until' }).describe('0 is now'),
  object_type: z.enum(metricObjectTypes).meta({
    label: 'Object type',
    choices: {
      network: 'Networks',
      device: 'Devices',
      application: 'Applications',
      vlan: 'VLANs',
      device_group: 'Device groups',
      activity_group: 'Activity groups',
      system: 'Appliances',
    },
  }),
  object_ids: z
    .array(Id)
    .min(1)
    .meta({
      label: 'Objects',
      refersBy: {
        field: 'object_type',
        to: {
          network: 'networks',
          device: 'devices',
          application: 'applications',
          vlan: 'vlans',
          device_group: 'devicegroups',
          activity_group: 'activitygroups',
          system: 'appliances',
        } satisfies Record<MetricObjectType, string>,
      },
    }),
  metric_category: z.string().min(1).meta({ label: 'Category' }).describe('One category in one query'),
  metric_specs: z
    .array(MetricSpec)
    .min(1)
    .meta({ label: 'Metrics' })
    .describe('Their order is the order of the values'),
})
export type MetricQuery = z.input<typeof MetricQuery>

export const MetricStat = z.object({
  oid: Id.describe('The object'),
  time: Millis.meta({ label: 'Start', kind: 'millis' }),
  duration: z.number().meta({ label: 'Length', kind: 'span' }),
  values: z.array(z.unknown()).describe('One entry for each metric of the query, in its order'),
})
export type MetricStat = z.output<typeof MetricStat>

export const MetricAnswer = z.object({
  stats: z.array(MetricStat).optional(),
  cycle: z.string().optional().meta({ label: 'Bucket' }),
  node_id: z.number().int().optional().meta({ label: 'Node', refers: 'nodes' }),
  clock: Millis.optional().meta({ label: 'Newest data', kind: 'millis' }),
  from: Millis.optional().meta({ label: 'From', kind: 'millis' }),
  until: Millis.optional().meta({ label: 'Until', kind: 'millis' }),
  xid: z.number().int().optional().describe('A Command answers later: fetch one result for each node with it'),
  num_results: z.number().int().optional().describe('How many results there will be'),
})
export type MetricAnswer = z.output<typeof MetricAnswer>

/** The key of a keyed value; the address form may lack the host name and the device. */
export type MetricKey =
  | { key_type: 'string'; str: string }
  | { key_type: 'ipaddr'; addr: string; host?: string; device_oid?: number }
  | { key_type: 'intval'; intval: number }
  | { key_type: 'device'; device_oid: number }

/** One entry of a detail metric; `tset` holds a list of the same once more. */
export interface KeyedValue {
  key: MetricKey
  /** `count`, `max`, `snap`, `time` (a moment in ms), `dset`, `sset` or `tset`. */
  vtype?: string
  value: unknown
}

/** One step of a histogram. */
export interface HistogramStep {
  value: number
  freq: number
}

/** Sums of a sample set: the mean is sum / count. */
export interface SampleSet {
  count: number
  sum: number
  sum2: number
}

const query = { needs: 'metrics full', status: 200, reads: true, errors: [429], body: MetricQuery } as const

export const metrics = resource('metrics', {
  words: ['metric query', 'metrics'],
  platforms: ['discover', 'command'],
  since: '5.3',
  about: 'Queries over the measurements that the appliance keeps in buckets for devices, groups, networks and others.',
  operations: {
    query: post('/metrics', {
      ...query,
      returns: MetricAnswer,
      doc: 'Read a time series for each object.',
      note: 'A Command may answer with an xid alone. A count is for the whole bucket, not for a second.',
    }),
    total: post('/metrics/total', {
      ...query,
      returns: MetricAnswer,
      doc: 'Read one total over the window for all objects together.',
      note: 'The one entry spans the whole window, and its object id names no object.',
    }),
    totalByObject: post('/metrics/totalbyobject', {
      ...query,
      since: later,
      returns: MetricAnswer,
      doc: 'Read one total over the window for each object.',
      note: 'Each entry spans the whole window.',
    }),
    next: get('/metrics/next/{xid}', {
      needs: 'metrics full',
      since: later,
      errors: [404, 429],
      returns: z.union([MetricAnswer, z.literal('again'), z.null()]),
      doc: "Fetch the next node's result of a query that a Command answers later.",
      note: 'The text "again" means not ready, null means that nothing is left. An error may be that of one node.',
    }),
    searchCatalog: post('/metrics/catalog/search', {
      needs: 'metrics full',
      since: later,
      status: 200,
      reads: true,
      errors: [404],
      body: z.strictObject({
        metric_category: z.string().optional().meta({ label: 'Category', assumed: true }),
        object_type: z.string().optional().meta({ label: 'Object type', assumed: true }),
        stat_name: z.string().optional().meta({ label: 'Name', assumed: true }),
      }),
      returns: z.array(z.unknown()),
      doc: 'Look up categories and names of metrics.',
      assumed: true,
      note: 'Fields and answer are not public. Not every later release has it.',
    }),
  },
})
