/**
 * All handlers, by resource. A resource or an operation without one does not compile, but for plain resources, which
 * the catalogue alone describes.
 */
import { catalog, type Catalog, type ResourceName } from '../../catalog/index'
import type { Resource } from '../../catalog/operation'
import type { AnyHandler, Handlers } from '../handler'
import { plainHandlers, type PlainKey } from '../plain'
import { activitygroups } from './activitygroups'
import { alerts } from './alerts'
import { apikeys } from './apikeys'
import { appliances } from './appliances'
import { applications } from './applications'
import { auditlog } from './auditlog'
import { bundles } from './bundles'
import { customdevices } from './customdevices'
import { customizations } from './customizations'
import { dashboards } from './dashboards'
import { devicegroups } from './devicegroups'
import { devices } from './devices'
import { emailgroups } from './emailgroups'
import { exclusionintervals } from './exclusionintervals'
import { extrahop } from './extrahop'
import { flexgrids } from './flexgrids'
import { geomaps } from './geomaps'
import { jobs } from './jobs'
import { license } from './license'
import { metrics } from './metrics'
import { networks } from './networks'
import { nodes } from './nodes'
import { packetcaptures } from './packetcaptures'
import { packets } from './packets'
import { pages } from './pages'
import { records } from './records'
import { runningconfig } from './runningconfig'
import { ssldecryptkeys } from './ssldecryptkeys'
import { supportpacks } from './supportpacks'
import { tags } from './tags'
import { triggers } from './triggers'
import { usergroups } from './usergroups'
import { users } from './users'
import { vlans } from './vlans'
import { watchlist } from './watchlist'
import { whitelist } from './whitelist'

/** Resources that have no other operations than those of every collection. */
type Plain = {
  [Name in ResourceName]: [Exclude<keyof Catalog[Name]['operations'], PlainKey>] extends [never] ? Name : never
}[ResourceName]

type Registry = { [Name in Exclude<ResourceName, Plain>]: Handlers<Catalog[Name]> } & {
  [Name in Plain]?: Handlers<Catalog[Name]>
}

const registry: Registry = {
  activitygroups,
  alerts,
  apikeys,
  appliances,
  applications,
  auditlog,
  bundles,
  customdevices,
  customizations,
  dashboards,
  devicegroups,
  devices,
  emailgroups,
  exclusionintervals,
  extrahop,
  flexgrids,
  geomaps,
  jobs,
  license,
  metrics,
  networks,
  nodes,
  packetcaptures,
  packets,
  pages,
  records,
  runningconfig,
  ssldecryptkeys,
  supportpacks,
  tags,
  triggers,
  usergroups,
  users,
  vlans,
  watchlist,
  whitelist,
}

const byId = new Map<string, AnyHandler>()
const resources: Readonly<Record<string, Resource>> = catalog
const missing = Object.entries(resources).filter(([name]) => !(name in registry))
const all = { ...registry, ...Object.fromEntries(missing.map(([name, one]) => [name, plainHandlers(one)])) }
for (const [resource, handlers] of Object.entries(all))
  // The server checks each request against the operation's schemas before the handler sees it, which is what makes
  // a handler of one operation callable with a context of any.
  for (const [key, handler] of Object.entries(handlers as Record<string, unknown>))
    byId.set(`${resource}.${key}`, handler as AnyHandler)

/** The handler of an operation by its id, `tags.create`; undefined for an id that no operation has. */
export const handlerOf = (id: string): AnyHandler | undefined => byId.get(id)
