/** What some devices have in common: the roles, vendors and subnets that most of them share. */
import { addressOf, addressText } from '../../catalog/addresses'
import type { Device } from '../../catalog/devices'
import { roleName } from '../../catalog/shapes/device-roles'
import { number, share } from '../../ui/format'
import { Name, shownName } from '../../ui/name'
import styles from './device-group.module.css'

/** /24 of an IPv4 address, /64 of an IPv6 one. */
function subnetOf(device: Device): string | undefined {
  const four = /^(\d+\.\d+\.\d+)\.\d+$/.exec(shownName(device.ipaddr4))?.[1]
  if (four !== undefined) return `${four}.0/24`
  const six = addressOf(shownName(device.ipaddr6))
  return six?.bits === 128 ? `${addressText({ bits: 128, value: (six.value >> 64n) << 64n })}/64` : undefined
}

/** The values that most devices share, the most common first. */
function common(devices: readonly Device[], of: (device: Device) => string | null | undefined): [string, number][] {
  const counts = new Map<string, number>()
  for (const device of devices) {
    const value = of(device)
    if (value) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, 5)
}

export function InCommon({ devices }: { devices: readonly Device[] }) {
  if (devices.length === 0) return null
  return (
    <ul className={styles.bars}>
      <Common
        title="Roles"
        of={common(devices, (device) => device.role && roleName(device.role))}
        all={devices.length}
      />
      <Common title="Vendors" of={common(devices, (device) => shownName(device.vendor))} all={devices.length} />
      <Common title="Subnets" of={common(devices, subnetOf)} all={devices.length} />
    </ul>
  )
}

function Common({ title, of, all }: { title: string; of: readonly [string, number][]; all: number }) {
  if (of.length === 0) return null
  return (
    <li>
      <h3>{title}</h3>
      <ol>
        {of.map(([value, count]) => (
          <li key={value}>
            <Name>{value}</Name>
            <span>
              {number(count)} · {share(count, all)}
            </span>
          </li>
        ))}
      </ol>
    </li>
  )
}
