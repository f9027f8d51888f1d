/** Which devices carry a tag, at a glance. */
import { useQuery } from '@tanstack/react-query'
import { reasonOf } from '../../api/appliance'
import { useAppliance } from '../../api/session'
import { tags, type Tag } from '../../catalog/tags'
import { listQuery } from '../../crud/list-query'
import { PartState } from '../../crud/part-state'
import { count } from '../../ui/format'
import { Section } from '../../ui/panel'
import { InCommon } from '../device-group/in-common'
import { devicesIn } from '../device-group/use-members'
import styles from './tag.module.css'

const { listDevices } = tags.operations

export function TagGlance({ row }: { row: Tag }) {
  const appliance = useAppliance()
  const read = useQuery({
    ...listQuery(appliance, listDevices, { params: { id: row.id } }),
    enabled: reasonOf(listDevices, appliance) === undefined,
  })
  const devices = devicesIn(read.data)
  return (
    <Section title="At a glance" aside={read.isSuccess ? count(devices.length, 'device', 'devices') : undefined}>
      <div className={styles.glance}>
        <PartState read={read} label="Devices" />
        {read.isSuccess && devices.length === 0 && <p>No device carries it yet.</p>}
        <InCommon devices={devices} />
      </div>
    </Section>
  )
}
