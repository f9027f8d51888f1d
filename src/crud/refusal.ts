/** Why something cannot be done to one object, as far as the object itself says so. The appliance has the last word. */
import type { Resource } from '../catalog/operation'
import type { Row } from './model'

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)

/** Why an object cannot be changed or deleted; undefined if nothing speaks against it. */
export function refusalOf(resource: Resource, row: Row, verb: 'update' | 'remove'): string | undefined {
  const [one] = resource.words
  if (row.built_in === true) return `A built-in ${one} cannot be ${verb === 'update' ? 'changed' : 'deleted'}`
  // Dashboards say what this key may do with each of them.
  const asked = verb === 'remove' ? ['delete'] : ['edit', 'transfer']
  const rights = isList(row.rights) ? row.rights : []
  if (rights.length > 0 && !asked.some((right) => rights.includes(right))) {
    const words = verb === 'remove' ? 'delete' : 'change'
    return `This key may not ${words} the ${one}: its rights are ${rights.map(String).join(', ')}`
  }
  // The appliance itself stands first in its own list.
  if (resource.name === 'appliances' && row.id === 0) return 'This is the appliance you are signed in to'
  return undefined
}

/** Why nothing can be assigned to an object by hand. */
export function assignRefusalOf(resource: Resource, row: Row, to: string): string | undefined {
  if (resource.name === 'devicegroups' && to === 'devices' && row.dynamic === true) {
    return 'A dynamic group finds its devices by its rule'
  }
  return undefined
}
