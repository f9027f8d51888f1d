/** Everything an appliance can do, by resource. */
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
import type { Operation } from './operation'
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

export const catalog = {
  extrahop,
  appliances,
  nodes,
  license,
  runningconfig,
  jobs,
  apikeys,
  users,
  usergroups,
  auditlog,
  customizations,
  bundles,
  supportpacks,
  ssldecryptkeys,
  devices,
  devicegroups,
  activitygroups,
  customdevices,
  tags,
  watchlist,
  applications,
  networks,
  vlans,
  whitelist,
  dashboards,
  pages,
  flexgrids,
  geomaps,
  alerts,
  emailgroups,
  exclusionintervals,
  triggers,
  metrics,
  records,
  packetcaptures,
  packets,
}

export type Catalog = typeof catalog
export type ResourceName = keyof Catalog

/** All operations, in the order of the resources. */
export const operations: readonly Operation[] = Object.values(catalog).flatMap((resource) =>
  Object.values<Operation>(resource.operations),
)

const byId = new Map(operations.map((operation) => [operation.id, operation]))

/** The operation of an id such as `tags.create`; undefined for an id that no operation has. */
export const operationById = (id: string): Operation | undefined => byId.get(id)
