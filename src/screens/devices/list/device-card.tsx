import type { Device } from '../../../catalog/devices'
import { Name } from '../../../ui/name'
import type { CardParts } from '../../../ui/table/card-lines'
import { Tag } from '../../../ui/tag'
import { TimeText } from '../../../ui/time-text'
import type { TagNames } from '../columns'
import { nameOf } from '../device-name'
import { roleName } from '../../../catalog/shapes/device-roles'
import styles from '../devices.module.css'

/** The two lines of a device on a phone: name and age, then address, role, VLAN and its first tag. */
export const deviceCard =
  (tags: TagNames | null) =>
  (device: Device): CardParts => {
    const [first, ...others] = (typeof tags === 'string' ? undefined : tags?.get(device.id)) ?? []
    const role = device.role ? roleName(device.role) : device.device_class
    return {
      title: <Name>{nameOf(device)}</Name>,
      aside: <TimeText theirs at={device.last_seen_time ?? device.mod_time} />,
      line: (
        <span className={styles.cardLine}>
          <span>{device.ipaddr4 ?? device.macaddr ?? ''}</span>
          {role && <span>{role}</span>}
          {device.vlanid ? <span>VLAN {device.vlanid}</span> : null}
        </span>
      ),
      end: first && (
        <>
          <Tag>{first}</Tag>
          {others.length > 0 && ` +${others.length}`}
        </>
      ),
    }
  }
