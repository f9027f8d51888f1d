/** Applications, what they speak, and which of them gather by criteria rather than by a trigger. */
import type { RowOf, World } from '../world'
import { awkwardNames } from './awkward-names'
import { random } from './random'

const day = 86_400_000
const minute = 60_000

/** Metric categories of the protocols of an application, by its discovery id. */
const spoken: Record<string, readonly string[]> = {
  _default: ['net', 'tcp', 'http', 'ssl', 'dns', 'db', 'rtp'],
  'web-shop': ['http', 'ssl', 'db', 'tcp'],
  mail: ['ssl', 'dns', 'tcp'],
  erp: ['db', 'http', 'tcp'],
  citrix: ['ica_user_detail', 'tcp'],
}

const applications: readonly (readonly [discovery_id: string, display_name: string])[] = [
  ['_default', 'All Activity'],
  ['web-shop', 'Web shop'],
  ['mail', 'Mail'],
  ['erp', 'ERP & accounting'],
  ['citrix', 'Remote desktops'],
  // No traffic has met its trigger yet.
  ['quiet', 'Waiting for traffic'],
  ...awkwardNames
    .filter((name) => name !== '')
    .slice(0, 4)
    .map((name, index) => [`team-${index + 1}`, name] as const),
]

export function seedApplications(world: World): void {
  const { collections, base, seed } = world
  const draw = random(seed, 'applications')
  const nodes = [...world.nodes.keys()]
  const put = (discovery_id: string, display_name: string, node_id: number | null): RowOf<'applications'> => {
    const mod_time = base - draw.between(1, 300) * day
    return collections.applications.put({
      id: collections.applications.nextId(),
      display_name,
      description: discovery_id === '_default' ? 'Everything on the wire' : null,
      discovery_id,
      extrahop_id: discovery_id,
      node_id,
      user_mod_time: mod_time,
      mod_time,
    })
  }
  for (const [discovery_id, display_name] of applications) put(discovery_id, display_name, nodes[0] ?? null)
  // Every sensor has its own of the built-in one.
  for (const node of nodes.slice(1)) put('_default', 'All Activity', node)

  const shop = [...collections.devicegroups.all()].find((group) => group.name === 'Web shop front ends')
  const erp = [...collections.devices.all()].find((device) => device.role === 'db_server')
  const { applicationcriteria } = collections
  if (shop)
    applicationcriteria.put({
      id: 2,
      criteria: [
        { protocol_default: 'none', sources: [{ type: 'device_group', id: shop.id }], protocols: { http: 'server' } },
      ],
    })
  if (erp)
    applicationcriteria.put({
      id: 4,
      criteria: [{ protocol_default: 'any', sources: [{ type: 'device', id: erp.id }] }],
    })
}

/** The protocols of an application that its sources brought, or that the seed gave it. */
export const protocolsOf = (application: RowOf<'applications'>): readonly string[] =>
  spoken[application.discovery_id ?? ''] ?? []

/** The protocols of an application, and when: one span each. */
export function applicationActivity(world: World, application: RowOf<'applications'>, protocols: readonly string[]) {
  const { seed, base } = world
  return protocols.map((name, index) => {
    const draw = random(seed, 'application activity', application.id, name)
    const until_time = Math.max(base - draw.between(0, 10) * minute, application.user_mod_time ?? 0)
    return {
      id: application.id * 100 + index,
      application_id: application.id,
      stat_name: `extrahop.application.${name}`,
      from_time: Math.min(application.user_mod_time ?? base, until_time),
      until_time,
      mod_time: until_time,
    }
  })
}
