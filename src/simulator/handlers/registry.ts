/** All handlers, by resource. A resource that is neither here nor in `Pending` does not compile. */
import type { Catalog, ResourceName } from '../../catalog/index'
import type { AnyHandler, Handlers } from '../handler'
import { activitygroups } from './activitygroups'
import { devicegroups } from './devicegroups'
import { devices } from './devices'
import { extrahop } from './extrahop'
import { networks } from './networks'
import { tags } from './tags'

/** Resources whose handlers are still to be written; the simulator answers 501 for them. */
type Pending =
  | 'alerts'
  | 'apikeys'
  | 'appliances'
  | 'applications'
  | 'auditlog'
  | 'bundles'
  | 'customdevices'
  | 'customizations'
  | 'dashboards'
  | 'emailgroups'
  | 'exclusionintervals'
  | 'flexgrids'
  | 'geomaps'
  | 'jobs'
  | 'license'
  | 'metrics'
  | 'nodes'
  | 'packetcaptures'
  | 'packets'
  | 'pages'
  | 'records'
  | 'runningconfig'
  | 'ssldecryptkeys'
  | 'supportpacks'
  | 'triggers'
  | 'usergroups'
  | 'users'
  | 'vlans'
  | 'watchlist'
  | 'whitelist'

type Registry = { [Name in Exclude<ResourceName, Pending>]: Handlers<Catalog[Name]> }

const registry: Registry = { extrahop, devices, devicegroups, tags, networks, activitygroups }

const byId = new Map<string, AnyHandler>()
for (const [resource, handlers] of Object.entries(registry))
  // The server checks each request against the operation's schemas before the handler sees it, which is what makes
  // a handler of one operation callable with a context of any.
  for (const [key, handler] of Object.entries(handlers as Record<string, unknown>))
    byId.set(`${resource}.${key}`, handler as AnyHandler)

/** The handler of an operation by its id, `tags.create`; undefined while it is pending. */
export const handlerOf = (id: string): AnyHandler | undefined => byId.get(id)
