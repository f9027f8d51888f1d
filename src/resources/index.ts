/** The resources that have pages of the resource browser. Light: each definition is a chunk of its own. */
import type { ComponentType } from 'react'
import { activitygroups } from '../catalog/activitygroups'
import { devicegroups } from '../catalog/devicegroups'
import { networks } from '../catalog/networks'
import type { Resource } from '../catalog/operation'
import { tags } from '../catalog/tags'

interface Browsable {
  resource: Resource
  load: () => Promise<{ default: ComponentType }>
}

export const browsable: readonly Browsable[] = [
  { resource: devicegroups, load: () => import('./devicegroups') },
  { resource: tags, load: () => import('./tags') },
  { resource: networks, load: () => import('./networks') },
  { resource: activitygroups, load: () => import('./activitygroups') },
]
