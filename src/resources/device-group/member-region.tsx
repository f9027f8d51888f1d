import type { Device } from '../../catalog/devices'
import { catalog } from '../../catalog'
import { Failed } from '../../crud/failed'
import { idOf, nameOf } from '../../crud/model'
import { usePlace } from '../../crud/use-place'
import { classes } from '../../ui/class-names'
import { count, number } from '../../ui/format'
import { Name } from '../../ui/name'
import { Section } from '../../ui/panel'
import type { ReactNode } from 'react'
import styles from './device-group.module.css'

interface Props {
  devices: readonly Device[]
  /** What is shown is of an older rule, or more is on its way. */
  pending: boolean
  complete?: boolean
  error?: unknown
  onRetry?: () => void
  /** The members that the group has now, where it has any. */
  saved?: readonly Device[] | undefined
  /** Why there is nothing to show. */
  none?: string | undefined
  children?: ReactNode
}

/** Rows that are named; the others are counted. */
const first = 12

/** Who would be in the group: how many, the first of them, and what changes against the saved group. */
export function MemberRegion(props: Props) {
  const { devices, pending, complete = true, error, onRetry, saved, none, children } = props
  return (
    <Section title="Members" className={styles.members}>
      {error !== undefined && onRetry ? (
        <Failed error={error} onRetry={onRetry} />
      ) : none ? (
        <p className={styles.quiet}>{none}</p>
      ) : (
        <div className={classes(styles.found, pending && styles.older)} aria-busy={pending}>
          <p role="status" className={styles.figure}>
            {pending && devices.length === 0 ? 'Being looked for' : <b>{count(devices.length, 'device', 'devices')}</b>}
            {!complete && ' or more, still reading'}
          </p>
          {saved && complete && <Against saved={saved} devices={devices} />}
          <Devices devices={devices} />
        </div>
      )}
      {children}
    </Section>
  )
}

function Against({ saved, devices }: { saved: readonly Device[]; devices: readonly Device[] }) {
  const before = new Set(saved.map(({ id }) => id))
  const after = new Set(devices.map(({ id }) => id))
  const added = devices.filter(({ id }) => !before.has(id))
  const removed = saved.filter(({ id }) => !after.has(id))
  if (added.length === 0 && removed.length === 0)
    return <p className={styles.quiet}>The same {number(saved.length)} as saved.</p>
  return (
    <>
      <Change words="would be added" devices={added} />
      <Change words="would be removed" devices={removed} />
    </>
  )
}

function Change({ words, devices }: { words: string; devices: readonly Device[] }) {
  if (devices.length === 0) return null
  const names = devices.slice(0, 4).map((device) => nameOf(catalog.devices, device))
  return (
    <p className={styles.change}>
      <b>{number(devices.length)}</b> {words}: <bdi>{names.join(', ')}</bdi>
      {devices.length > names.length && ` and ${number(devices.length - names.length)} more`}
    </p>
  )
}

function Devices({ devices }: { devices: readonly Device[] }) {
  const place = usePlace()
  return (
    <ul className={styles.rows}>
      {devices.slice(0, first).map((device) => (
        <li key={device.id}>
          <a href={place('devices', idOf(catalog.devices, device))}>
            <Name>{nameOf(catalog.devices, device)}</Name>
          </a>
          <span>{device.ipaddr4 ?? device.ipaddr6 ?? device.macaddr}</span>
        </li>
      ))}
      {devices.length > first && <li className={styles.quiet}>and {number(devices.length - first)} more</li>}
    </ul>
  )
}
