import { useQuery } from '@tanstack/react-query'
import { useAppliance } from '../../api/session'
import { reasonOf } from '../../api/appliance'
import { addressOf, addressText } from '../../catalog/addresses'
import { catalog } from '../../catalog'
import type { Device } from '../../catalog/devices'
import type { DeviceGroup } from '../../catalog/devicegroups'
import { roleName } from '../../catalog/shapes/device-roles'
import { Failed } from '../../crud/failed'
import { listQuery } from '../../crud/list-query'
import { assignedOn } from '../../crud/ties/assigned'
import { useTabCount } from '../../crud/sub-list-tab'
import { usePlace } from '../../crud/use-place'
import { count, number, share } from '../../ui/format'
import { Name } from '../../ui/name'
import { Section } from '../../ui/panel'
import { ruleSentence } from './rule-words'
import { devicesIn } from './use-members'
import styles from './device-group.module.css'

const { listDevices } = catalog.devicegroups.operations

/** /24 of an IPv4 address, /64 of an IPv6 one. */
function subnetOf(device: Device): string | undefined {
  const four = device.ipaddr4?.match(/^(\d+\.\d+\.\d+)\.\d+$/)?.[1]
  if (four !== undefined) return `${four}.0/24`
  const six = device.ipaddr6 ? addressOf(device.ipaddr6) : undefined
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

/** What a group is, at a glance: its rule, how many are in it, what they have in common, and what uses it. */
export function GroupGlance({ row }: { row: DeviceGroup }) {
  const appliance = useAppliance()
  const place = usePlace()
  const read = useQuery({
    ...listQuery(appliance, listDevices, { params: { id: row.id } }),
    enabled: reasonOf(listDevices, appliance) === undefined,
  })
  const devices = devicesIn(read.data)
  const ties = assignedOn(catalog.devicegroups, appliance).filter(({ to }) => to !== 'devices')
  const counts = useTabCount(
    ties.map(({ list }) => list),
    String(row.id),
  )
  const tied = ties.flatMap((tie, at) => (counts[at] ? [{ tie, of: counts[at] }] : []))
  return (
    <Section title="At a glance" aside={read.isSuccess ? count(devices.length, 'device', 'devices') : 'counting…'}>
      <div className={styles.found}>
        <p className={styles.figure}>{ruleSentence(row)}</p>
        {read.isError && <Failed error={read.error} onRetry={() => void read.refetch()} />}
        {devices.length > 0 && (
          <ul className={styles.bars}>
            <Common
              title="Roles"
              of={common(devices, (device) => device.role && roleName(device.role))}
              all={devices.length}
            />
            <Common title="Vendors" of={common(devices, (device) => device.vendor)} all={devices.length} />
            <Common title="Subnets" of={common(devices, subnetOf)} all={devices.length} />
          </ul>
        )}
        <p className={styles.quiet}>
          {tied.length === 0
            ? 'Nothing uses it yet.'
            : tied.map(({ tie, of }, at) => (
                <span key={tie.to}>
                  {at > 0 && ', '}
                  <a href={place('devicegroups', String(row.id), `?tab=${tie.to}`)}>
                    {typeof of === 'number' ? number(of) : of} {of === 1 ? tie.words[0] : tie.words[1]}
                  </a>
                </span>
              ))}
        </p>
      </div>
    </Section>
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
