import type { Device } from '../../catalog/devices'
import { deviceNames, givenNames } from '../../catalog/shapes/device'
import { shownName } from '../../ui/name'

/** The name to show for a device; an empty text if it has none of any kind. */
export function nameOf(device: Device): string {
  for (const field of deviceNames) {
    const name: unknown = device[field]
    // A number is a name in figures. What is no name at all is none, and the next one counts.
    if (name && typeof name !== 'object') return shownName(name)
  }
  return ''
}

/** A name for sentences, which must never be empty: "Unnamed device 9363". */
export const calledOf = (device: Device): string => nameOf(device) || `Unnamed device ${device.id}`

/**
 * The field that the shown name comes from; null for a device without a name, or whose name is the appliance's own.
 * Of a DNS name the appliance may show the first part alone.
 */
export function namedBy(device: Device): (typeof givenNames)[number] | null {
  const shown = nameOf(device)
  if (!shown) return null
  const from = (field: (typeof givenNames)[number]) => {
    const name = shownName(device[field])
    return name === shown || name.startsWith(`${shown}.`)
  }
  return givenNames.find(from) ?? null
}
