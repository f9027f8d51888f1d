/** What the appliance has observed of a device, worked out from the device alone. */
import type { Device } from '../../catalog/shapes/device'
import { kinds } from './roles'
import { random } from './random'

export interface Software {
  id: string
  name: string
  description: string
  version: string
  software_type: string
}

/** The software seen on a device: the operating system, where the traffic gave one away. */
export function softwareOf(seed: number, device: Device): Software[] {
  const kind = kinds.find((candidate) => candidate.role === device.role && candidate.software.length > 0)
  const draw = random(seed, 'software', device.id)
  if (!kind || !draw.chance(0.6)) return []
  const name = draw.pick(kind.software)
  return [
    {
      id: name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_'),
      name,
      description: '',
      version: /[\d.]+$/.exec(name)?.[0] ?? '',
      software_type: 'OS',
    },
  ]
}

/** The protocols a device spoke, and when: one span each, ending when it was last seen. */
export function activityOf(seed: number, device: Device) {
  const until = device.last_seen_time ?? 0
  const first = device.discover_time ?? 0
  return (device.activity ?? []).map((name, index) => {
    const draw = random(seed, 'activity', device.id, name)
    return {
      id: device.id * 100 + index,
      device_id: device.id,
      from_time: Math.floor(first + draw.next() * Math.max(0, until - first)),
      until_time: until,
      mod_time: until,
      stat_name: `extrahop.device.${name}`,
    }
  })
}

/** The DNS names seen for a device, newest first. */
export function dnsNamesOf(device: Device) {
  const seen = device.last_seen_time ?? 0
  if (!device.dns_name) return []
  const short = device.dns_name.split('.')[0] ?? device.dns_name
  return [
    { dns_name: device.dns_name, last_observation_time: seen },
    ...(device.activity?.includes('http_server')
      ? [
          {
            dns_name: `www.${short}.corp.example`,
            last_observation_time: Math.max(device.discover_time ?? 0, seen - 3_600_000),
          },
        ]
      : []),
  ]
}

/** The addresses seen for a device, newest first. */
export function addressesOf(device: Device) {
  const last_observation_time = device.last_seen_time ?? 0
  return [device.ipaddr4, device.ipaddr6].flatMap((ipaddr) => (ipaddr ? [{ ipaddr, last_observation_time }] : []))
}
