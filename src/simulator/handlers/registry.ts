/** All handlers, by resource. A resource that is neither here nor in `Pending` does not compile. */
import type { Catalog, ResourceName } from '../../catalog/index'
import type { AnyHandler, Handlers } from '../handler'
import { activitygroups } from './activitygroups'
import { alerts } from './alerts'
import { applications } from './applications'
import { bundles } from './bundles'
import { customizations } from './customizations'
import { ssldecryptkeys } from './ssldecryptkeys'
import { supportpacks } from './supportpacks'
import { usergroups } from './usergroups'
import { customdevices } from './customdevices'
import { dashboards } from './dashboards'
import { apikeys } from './apikeys'
import { appliances } from './appliances'
import { auditlog } from './auditlog'
import { jobs } from './jobs'
import { license } from './license'
import { nodes } from './nodes'
import { runningconfig } from './runningconfig'
import { users } from './users'
import { devicegroups } from './devicegroups'
import { devices } from './devices'
import { emailgroups } from './emailgroups'
import { exclusionintervals } from './exclusionintervals'
import { extrahop } from './extrahop'
import { flexgrids } from './flexgrids'
import { geomaps } from './geomaps'
import { networks } from './networks'
import { pages } from './pages'
import { tags } from './tags'
import { triggers } from './triggers'
import { vlans } from './vlans'
import { watchlist } from './watchlist'
import { whitelist } from './whitelist'

/** Resources whose handlers are still to be written; the simulator answers 501 for them. */
type Pending = 'metrics' | 'packetcaptures' | 'packets' | 'records'

type Registry = { [Name in Exclude<ResourceName, Pending>]: Handlers<Catalog[Name]> }

const registry: Registry = {
  activitygroups,
  bundles,
  customizations,
  ssldecryptkeys,
  supportpacks,
  usergroups,
  apikeys,
  appliances,
  auditlog,
  jobs,
  license,
  nodes,
  runningconfig,
  users,
  alerts,
  applications,
  customdevices,
  dashboards,
  devicegroups,
  devices,
  emailgroups,
  exclusionintervals,
  extrahop,
  flexgrids,
  geomaps,
  networks,
  pages,
  tags,
  triggers,
  vlans,
  watchlist,
  whitelist,
}

const byId = new Map<string, AnyHandler>()
for (const [resource, handlers] of Object.entries(registry))
  // The server checks each request against the operation's schemas before the handler sees it, which is what makes
  // a handler of one operation callable with a context of any.
  for (const [key, handler] of Object.entries(handlers as Record<string, unknown>))
    byId.set(`${resource}.${key}`, handler as AnyHandler)

/** The handler of an operation by its id, `tags.create`; undefined while it is pending. */
export const handlerOf = (id: string): AnyHandler | undefined => byId.get(id)
