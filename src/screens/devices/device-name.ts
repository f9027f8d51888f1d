import type { Device } from '../../catalog/devices'

/**
 * How a device comes by its name. Later releases say it in `display_name`; 5.3 does not, so the first of the
 * names that exists is taken, in the order in which the appliance prefers them unless it is set otherwise.
 */
export const nameFields = ['custom_name', 'dns_name', 'dhcp_name', 'netbios_name', 'cdp_name', 'default_name'] as const

/** The name to show for a device; an empty text if it has none of any kind. */
export function nameOf(device: Device): string {
  if (device.display_name) return device.display_name
  for (const field of nameFields) {
    const name = device[field]
    if (name) return name
  }
  return ''
}

/** A name for sentences, which must never be empty: "Unnamed device 9363". */
export const calledOf = (device: Device): string => nameOf(device) || `Unnamed device ${device.id}`

/**
 * The field that the shown name comes from; null for a device without a name, or whose name is the appliance's own.
 * Of a DNS name the appliance may show the first part alone.
 */
export function namedBy(device: Device): (typeof nameFields)[number] | null {
  const shown = nameOf(device)
  if (!shown) return null
  const from = (field: (typeof nameFields)[number]) =>
    device[field] === shown || device[field]?.startsWith(`${shown}.`) === true
  return nameFields.find(from) ?? null
}
