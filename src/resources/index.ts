/** The resources that have pages of the resource browser. Light: each definition is a chunk of its own. */
import type { ComponentType } from 'react'
import { catalog } from '../catalog'
import type { Resource } from '../catalog/operation'

interface Browsable {
  resource: Resource
  load: () => Promise<{ default: ComponentType }>
}

export const browsable: readonly Browsable[] = [
  { resource: catalog.dashboards, load: () => import('./dashboards') },
  { resource: catalog.alerts, load: () => import('./alerts') },
  { resource: catalog.devicegroups, load: () => import('./devicegroups') },
  { resource: catalog.tags, load: () => import('./tags') },
  { resource: catalog.activitygroups, load: () => import('./activitygroups') },
  { resource: catalog.applications, load: () => import('./applications') },
  { resource: catalog.networks, load: () => import('./networks') },
  { resource: catalog.vlans, load: () => import('./vlans') },
  { resource: catalog.customdevices, load: () => import('./customdevices') },
  { resource: catalog.watchlist, load: () => import('./watchlist') },
  { resource: catalog.whitelist, load: () => import('./whitelist') },
  { resource: catalog.triggers, load: () => import('./triggers') },
  { resource: catalog.exclusionintervals, load: () => import('./exclusionintervals') },
  { resource: catalog.emailgroups, load: () => import('./emailgroups') },
  { resource: catalog.bundles, load: () => import('./bundles') },
  { resource: catalog.customizations, load: () => import('./customizations') },
  { resource: catalog.pages, load: () => import('./pages') },
  { resource: catalog.flexgrids, load: () => import('./flexgrids') },
  { resource: catalog.geomaps, load: () => import('./geomaps') },
  { resource: catalog.appliances, load: () => import('./appliances') },
  { resource: catalog.nodes, load: () => import('./nodes') },
  { resource: catalog.users, load: () => import('./users') },
  { resource: catalog.usergroups, load: () => import('./usergroups') },
  { resource: catalog.apikeys, load: () => import('./apikeys') },
  { resource: catalog.ssldecryptkeys, load: () => import('./ssldecryptkeys') },
  { resource: catalog.auditlog, load: () => import('./auditlog') },
  { resource: catalog.packetcaptures, load: () => import('./packetcaptures') },
  { resource: catalog.supportpacks, load: () => import('./supportpacks') },
  { resource: catalog.jobs, load: () => import('./jobs') },
]
