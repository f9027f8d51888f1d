/** Good starting points: what an operator asks first, each one click. */
import { exists, reasonOf, type Appliance } from '../../api/appliance'
import { call } from '../../api/send'
import { catalog } from '../../catalog'
import type { Device } from '../../catalog/devices'
import { metricOf } from '../../catalog/metric-catalog'
import { tellName } from '../../crud/chart/object-names'
import { panelOf, type Panel, type Source } from '../../work/metrics/panel'
import { fits } from './metric-choices'

type Draft = Omit<Parameters<typeof panelOf>[0], 'id' | 'sources'>

export interface Example {
  id: string
  title: string
  /** What is drawn. */
  panel: Draft
  /** Devices that do this, as many as fit; or the network. */
  of: { activity: string; most: number } | 'network'
  /** It is about devices beside each other, so that no network or application can take their place. */
  beside?: true
}

export const examples: readonly Example[] = [
  {
    id: 'guide',
    title: 'Requests of an HTTP client',
    panel: { title: 'Requests of an HTTP client', category: 'http_client', specs: [{ name: 'req' }] },
    of: { activity: 'http_client', most: 1 },
  },
  {
    id: 'talkers',
    title: 'Top talkers of a device',
    panel: { title: 'Top talkers', category: 'net_detail', specs: [{ name: 'bytes_in' }], draw: 'stacked' },
    of: { activity: 'http_server', most: 1 },
  },
  {
    id: 'protocols',
    title: 'Traffic by protocol',
    panel: { title: 'Traffic by protocol', category: 'app', specs: [{ name: 'bytes' }], draw: 'stacked', top: 6 },
    of: 'network',
  },
  {
    id: 'status',
    title: 'Responses by status code',
    panel: {
      title: 'Responses by status code',
      category: 'http_server',
      specs: [{ name: 'status_code' }],
      draw: 'column',
    },
    of: { activity: 'http_server', most: 1 },
  },
  {
    id: 'errors',
    title: 'Errors as a share of requests',
    panel: {
      title: 'Errors as a share of requests',
      category: 'http_server',
      specs: [{ name: 'rsp_error' }],
      against: { as: 'percent', category: 'http_server', name: 'req' },
    },
    of: { activity: 'http_server', most: 4 },
  },
  {
    id: 'processing',
    title: 'Server processing time, percentiles',
    panel: {
      title: 'Server processing time',
      category: 'http_server',
      specs: [{ name: 'tprocess', calc_type: 'percentiles', percentiles: [5, 25, 50, 75, 95] }],
    },
    of: { activity: 'http_server', most: 1 },
  },
  {
    id: 'databases',
    title: 'Slowest databases',
    panel: {
      title: 'Slowest databases',
      category: 'db_server',
      specs: [{ name: 'tprocess', calc_type: 'percentiles', percentiles: [95] }],
    },
    of: { activity: 'db_server', most: 5 },
    beside: true,
  },
  {
    id: 'week',
    title: 'Traffic against a week ago',
    panel: {
      title: 'Traffic against a week ago',
      category: 'net',
      specs: [{ name: 'bytes' }],
      compare: 'week',
      draw: 'area',
    },
    of: 'network',
  },
  {
    id: 'dns',
    title: 'Slow and failing name servers',
    panel: {
      title: 'Errors of name servers',
      category: 'dns_server',
      specs: [{ name: 'rsp_error' }],
    },
    of: { activity: 'dns_server', most: 4 },
  },
]

const { devices, networks } = catalog

type Found = Pick<Device, 'id' | 'display_name'>

/** Devices that do something, those that were seen in the last half hour before all others. */
async function speakers(
  appliance: Appliance,
  { activity, most }: { activity: string; most: number },
  signal?: AbortSignal,
): Promise<readonly Found[]> {
  const { search, list } = devices.operations
  const searched = exists(search, appliance) && reasonOf(search, appliance) === undefined
  const filter = { field: 'activity', operator: '=', operand: activity } as const
  const find = (active: { active_from?: string }) =>
    searched
      ? call(appliance, search, { body: { filter, limit: most, ...active } }, { signal })
      : call(
          appliance,
          list,
          { query: { search_type: 'activity', value: activity, limit: most, ...active } },
          { signal },
        )
  const fresh = await find({ active_from: '-30m' })
  return (fresh.length > 0 ? fresh : await find({})).slice(0, most)
}

/** Said when nothing on the appliance fits an example. */
export class NobodyThere extends Error {
  override name = 'NobodyThere'
}

/** An object that is looked at, and the categories that a device has on record. */
export interface Near {
  source: Source
  speaks: ReadonlySet<string>
}

/** What servers do is what is seen of the protocol as a whole. */
const plainOf = (category: string): string => category.replace(/_server$/, '')

/** What an example shows, shown of the object that is looked at; undefined where such objects have nothing of it. */
export function draftNear({ panel, of, beside }: Example, { source, speaks }: Near): Draft | undefined {
  const has = (category: string, name: string) =>
    fits(category, [source.type]) && metricOf(category, name) !== undefined
  const name = panel.specs?.[0]?.name ?? ''
  if (source.type === 'device' && of !== 'network' && !speaks.has(of.activity)) return undefined
  if (has(panel.category ?? '', name)) return panel
  // Applications and networks have both ends of a protocol under one name.
  const category = plainOf(panel.category ?? '')
  if (beside || !has(category, name)) return undefined
  const against = panel.against && { ...panel.against, category: plainOf(panel.against.category) }
  return against && !has(against.category, against.name)
    ? undefined
    : { ...panel, category, ...(against && { against }) }
}

/**
 * The panel of an example for objects of this appliance.
 * @param near what is looked at; it is taken where it has what the example shows
 * @throws ApiError; NobodyThere when nothing fits
 */
export async function panelOfExample(
  appliance: Appliance,
  example: Example,
  id: string,
  near: Near | undefined,
  signal?: AbortSignal,
): Promise<Panel> {
  const { panel, of } = example
  const draft = near && draftNear(example, near)
  if (near && draft) return panelOf({ ...draft, id, sources: [near.source] })
  if (of === 'network') {
    const [network] = await call(appliance, networks.operations.list, {}, { signal })
    if (!network) throw new NobodyThere('The appliance names no network')
    const source = { type: 'network', id: network.id } as const
    if (network.name) tellName(appliance, source, network.name)
    return panelOf({ ...panel, id, sources: [source] })
  }
  const found = await speakers(appliance, of, signal)
  if (found.length === 0) throw new NobodyThere(`No device has ${of.activity} on record`)
  const sources = found.map((device) => {
    const source: Source = { type: 'device', id: device.id }
    if (device.display_name) tellName(appliance, source, device.display_name)
    return source
  })
  return panelOf({ ...panel, id, sources })
}
