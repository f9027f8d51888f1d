/** The page that answers most questions: what the device spoke, its tags, where its name comes from, its facts. */
import type { ReactNode } from 'react'
import { available, type Appliance } from '../../../api/appliance'
import { catalog } from '../../../catalog'
import type { Device } from '../../../catalog/devices'
import type { Row } from '../../../crud/model'
import { usePlace } from '../../../crud/use-place'
import { KeyValueList } from '../../../ui/key-value-list'
import { Name } from '../../../ui/name'
import { Section } from '../../../ui/panel'
import { TimeText } from '../../../ui/time-text'
import { givenNames } from '../../../catalog/shapes/device'
import { namedBy } from '../device-name'
import { roleName } from '../../../catalog/shapes/device-roles'
import { ActivitySpans } from './activity-spans'
import { DeviceTags } from './tags'
import { Traffic } from './traffic'
import { Part, ShowRequest } from './part'
import type { DeviceParts } from './use-device'
import styles from '../device.module.css'

interface Props {
  appliance: Appliance
  device: Device
  parts: DeviceParts
  onEdit: () => void
}

const { operations } = catalog.devices

export function Summary({ appliance, device, parts, onEdit }: Props) {
  const input = { params: { id: device.id } }
  const place = usePlace()
  return (
    <div className={styles.columns}>
      <div className={styles.scroll}>
        <Traffic appliance={appliance} device={device.id} />
        <Section
          title="Activity"
          aside="protocols it spoke, last 7 days"
          end={<ShowRequest ofPart input={input} operation={operations.activity} />}
        >
          <Part operation={operations.activity} query={parts.activity}>
            {(spans) => <ActivitySpans spans={spans} />}
          </Part>
        </Section>
        <Section title="Groups" end={<ShowRequest ofPart input={input} operation={operations.listDevicegroups} />}>
          <Part operation={operations.listDevicegroups} query={parts.groups}>
            {(groups) =>
              groups.length === 0 ? (
                <p className={styles.quiet}>In no device group.</p>
              ) : (
                <ul className={styles.plain}>
                  {groups
                    .slice(0, 8)
                    .map(groupOf)
                    .map((group) => (
                      <li key={group.id}>
                        <a href={place('devicegroups', String(group.id))}>
                          <Name>{group.name}</Name>
                        </a>
                        <small>{group.dynamic ? 'by rule' : 'by hand'}</small>
                      </li>
                    ))}
                  {groups.length > 8 && <li>{groups.length - 8} more in the tab Groups</li>}
                </ul>
              )
            }
          </Part>
        </Section>
      </div>
      <aside className={styles.side} aria-label="Facts about the device">
        <Section title="Tags">
          <Part operation={operations.listTags} query={parts.tags}>
            {(tags) => <DeviceTags appliance={appliance} device={device.id} tags={tags.map(tagOf)} />}
          </Part>
        </Section>
        <Names device={device} onEdit={onEdit} appliance={appliance} />
        <Facts device={device} />
      </aside>
    </div>
  )
}

const tagOf = (row: Row) => ({ id: Number(row.id), name: typeof row.name === 'string' ? row.name : '' })
const groupOf = (row: Row) => ({ ...tagOf(row), dynamic: row.dynamic === true })

const nameLabels: Record<(typeof givenNames)[number], string> = {
  custom_name: 'Custom',
  dns_name: 'DNS',
  dhcp_name: 'DHCP',
  netbios_name: 'NetBIOS',
  cdp_name: 'CDP',
  default_name: 'Default',
}

function Names({ device, appliance, onEdit }: { device: Device; appliance: Appliance; onEdit: () => void }) {
  const shown = namedBy(device)
  const mayEdit = available(operations.update, appliance).ok
  return (
    <Section title="Name" aside="the first that exists is shown">
      <KeyValueList
        items={givenNames.map((field) => {
          const name = device[field]
          return {
            key: field,
            label: nameLabels[field],
            value: name ? (
              field === shown ? (
                <b>
                  <Name>{name}</Name>
                </b>
              ) : (
                <Name>{name}</Name>
              )
            ) : (
              <span className={styles.quiet}>
                none{' '}
                {field === 'custom_name' && mayEdit && (
                  <button type="button" className={styles.linkButton} onClick={onEdit}>
                    Set
                  </button>
                )}
              </span>
            ),
          }
        })}
      />
    </Section>
  )
}

function Facts({ device }: { device: Device }) {
  const facts: { key: string; label: string; value: ReactNode; mono?: boolean; copy?: string }[] = []
  const role = device.role ?? ''
  if (role) {
    const set = Boolean(device.custom_type)
    facts.push({
      key: 'role',
      label: 'Role',
      value: (
        <>
          {roleName(role)} <span className={styles.quiet}>{set ? 'set by hand' : 'found by itself'}</span>
        </>
      ),
    })
  } else if (device.custom_type) facts.push({ key: 'custom_type', label: 'Custom type', value: device.custom_type })
  if (device.device_class) facts.push({ key: 'class', label: 'Class', value: device.device_class })
  if (device.critical !== undefined) {
    facts.push({
      key: 'critical',
      label: 'Criticality',
      value: (
        <>
          {device.critical ? 'Critical' : 'Not critical'}{' '}
          <span className={styles.quiet}>{device.custom_criticality ? 'set by hand' : 'found by itself'}</span>
        </>
      ),
    })
  }
  facts.push({
    key: 'description',
    label: 'Description',
    value: device.description ? <Name>{device.description}</Name> : <span className={styles.quiet}>none</span>,
  })
  if (device.discover_time !== undefined) {
    facts.push({ key: 'discovered', label: 'Discovered', value: <TimeText theirs at={device.discover_time} /> })
  }
  if (device.mod_time !== undefined) {
    facts.push({ key: 'changed', label: 'Last change', value: <TimeText theirs at={device.mod_time} /> })
  }
  const found = device.discovery_id ?? device.extrahop_id
  if (found) facts.push({ key: 'found', label: 'Discovery id', value: found, mono: true, copy: found })
  facts.push({ key: 'id', label: 'Id', value: String(device.id), mono: true, copy: String(device.id) })
  return (
    <Section title="Facts">
      <KeyValueList items={facts} />
    </Section>
  )
}
