/** The resources that have pages of the resource browser. Light: each definition is a chunk of its own. */
import type { ComponentType } from 'react'
import type { Resource } from '../catalog/operation'

interface Browsable {
  resource: Resource
  load: () => Promise<{ default: ComponentType }>
}

export const browsable: readonly Browsable[] = []
