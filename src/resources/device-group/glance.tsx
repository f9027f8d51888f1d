import { useQuery } from '@tanstack/react-query'
import { useAppliance } from '../../api/session'
import { reasonOf } from '../../api/appliance'
import { catalog } from '../../catalog'
import type { DeviceGroup } from '../../catalog/devicegroups'
import { Failed } from '../../crud/failed'
import { listQuery } from '../../crud/list-query'
import { assignedOn } from '../../crud/ties/assigned'
import { useTabCount } from '../../crud/sub-list-tab'
import { usePlace } from '../../crud/use-place'
import { count, number } from '../../ui/format'
import { Section } from '../../ui/panel'
import { InCommon } from './in-common'
import { ruleSentence } from './rule-words'
import { devicesIn } from './use-members'
import styles from './device-group.module.css'

const { listDevices } = catalog.devicegroups.operations

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
        <InCommon devices={devices} />
        <p className={styles.quiet}>
          {tied.length === 0 ? 'Nothing uses it yet.' : 'Used by '}
          {tied.map(({ tie, of }, at) => (
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
