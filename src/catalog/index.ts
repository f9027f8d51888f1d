/** Everything an appliance can do, by resource. */
import { activitygroups } from './activitygroups'
import { devicegroups } from './devicegroups'
import { devices } from './devices'
import { extrahop } from './extrahop'
import { networks } from './networks'
import type { Operation } from './operation'
import { tags } from './tags'

export const catalog = { extrahop, devices, devicegroups, tags, networks, activitygroups }

export type Catalog = typeof catalog
export type ResourceName = keyof Catalog

/** All operations, in the order of the resources. */
export const operations: readonly Operation[] = Object.values(catalog).flatMap((resource) =>
  Object.values<Operation>(resource.operations),
)

const byId = new Map(operations.map((operation) => [operation.id, operation]))

/** The operation of an id such as `tags.create`; undefined for an id that no operation has. */
export const operationById = (id: string): Operation | undefined => byId.get(id)
