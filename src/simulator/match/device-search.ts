/** What GET /devices and the rules of older dynamic groups compare: one property, text or expression. */
import type { Device } from '../../catalog/shapes/device'
import type { World } from '../world'
import { pattern } from './pattern'
import { resolveTime } from '../../catalog/cycles'

type Read = (device: Device) => readonly (string | null | undefined)[]

const names: Read = (device) => [
  device.display_name,
  device.custom_name,
  device.dns_name,
  device.dhcp_name,
  device.netbios_name,
  device.cdp_name,
  device.default_name,
]
const addresses: Read = (device) => [device.ipaddr4, device.ipaddr6]

/** Protocols under their full and their short name: extrahop.device.http_server, http_server. */
const protocols: Read = (device) => (device.activity ?? []).flatMap((name) => [`extrahop.device.${name}`, name])

/** The tests by property. Blanks as the older interface writes them, not the underscores of filters. */
function reads(world: World): Record<string, Read> {
  const tags: Read = (device) =>
    [...world.links.of('devices', device.id, 'tags')].map((id) => world.collections.tags.get(id)?.name)
  const node: Read = (device) =>
    device.node_id == null ? [] : [String(device.node_id), world.nodes.get(device.node_id)]
  const all: Record<string, Read> = {
    name: names,
    discovery_id: (device) => [device.discovery_id, device.extrahop_id],
    'ip address': addresses,
    'mac address': (device) => [device.macaddr],
    vendor: (device) => [device.vendor],
    type: (device) => [...protocols(device), device.role, device.custom_type, device.device_class],
    tag: tags,
    activity: protocols,
    node,
  }
  return all
}

/**
 * The test of one property. `vlan` is compared as a whole number unless the value is an expression; a `discover
 * time` is the moment after which a device was found (no source says how it is compared). Throws a 400 for a
 * broken expression.
 */
export function deviceTest(world: World, property: string, value: string): (device: Device) => boolean {
  if (property === 'vlan' && /^\d+$/.test(value)) return (device) => device.vlanid === Number(value)
  if (property === 'vlan') {
    const test = pattern('value', value)
    return (device) => test(String(device.vlanid ?? 0))
  }
  if (property === 'discover time') {
    const from = resolveTime(value, world.now())
    if (from !== null) return (device) => (device.discover_time ?? 0) >= from
    const test = pattern('value', value)
    return (device) => test(new Date(device.discover_time ?? 0).toISOString())
  }
  const known = reads(world)
  const read = Object.hasOwn(known, property) ? known[property] : undefined
  const asked = property === 'any' ? Object.values(known) : [read ?? names]
  const test = pattern('value', value)
  const fits = (text: string | null | undefined): boolean =>
    text !== null && text !== undefined && text !== '' && test(text)
  return (device) => asked.some((values) => values(device).some(fits))
}
