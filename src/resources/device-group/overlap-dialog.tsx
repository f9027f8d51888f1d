import { useQuery } from '@tanstack/react-query'
import type { Appliance } from '../../api/appliance'
import { sentenceFor } from '../../api/errors'
import { readAll } from '../../api/pages'
import { call } from '../../api/send'
import { useAppliance } from '../../api/session'
import { catalog } from '../../catalog'
import type { Device } from '../../catalog/devices'
import { deviceNames } from '../../catalog/shapes/device'
import { idOf, nameOf } from '../../crud/model'
import { usePlace } from '../../crud/use-place'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { count, number } from '../../ui/format'
import { LoadingRows } from '../../ui/loading-rows'
import { Name } from '../../ui/name'
import { Section } from '../../ui/panel'
import { inNone, overlapsOf, relationWords, type GroupMembers } from './overlap'
import styles from './device-group.module.css'

const { list, listDevices } = catalog.devicegroups.operations

/** One request a group is asked; groups beyond are left out, and said to be. */
const mostAsked = 100
const atOnce = 4
const mostNamed = 50

interface Read {
  groups: GroupMembers[]
  all: number
  devices: readonly Device[]
}

async function readGroups(appliance: Appliance, signal: AbortSignal): Promise<Read> {
  const groups = await call(appliance, list, {}, { signal })
  const found: GroupMembers[] = []
  const queue = groups.slice(0, mostAsked)
  const worker = async () => {
    for (let group = queue.shift(); group; group = queue.shift()) {
      const members = await call(appliance, listDevices, { params: { id: group.id } }, { signal })
      found.push({ id: group.id, name: group.name, members: new Set(members.map(({ id }) => id)) })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  const { rows } = await readAll(appliance, { signal, fields: [...deviceNames, 'ipaddr4'] })
  return { groups: found.toSorted((a, b) => a.name.localeCompare(b.name)), all: groups.length, devices: rows }
}

/** Which groups share devices, and which devices are in no group. */
export function OverlapDialog({ onClose }: { onClose: () => void }) {
  const appliance = useAppliance()
  const place = usePlace()
  const read = useQuery({
    queryKey: [appliance.id, 'devicegroups', 'overlap'],
    queryFn: ({ signal }) => readGroups(appliance, signal),
    staleTime: 0,
    retry: false,
  })
  const { groups = [], all = 0, devices = [] } = read.data ?? {}
  const overlaps = overlapsOf(groups)
  const free = inNone(devices, groups)
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title="Overlap of device groups"
      aside={read.isPending ? 'reading…' : read.data && count(groups.length, 'group', 'groups')}
      error={read.isError ? sentenceFor(read.error) : undefined}
      footer={<Button onClick={onClose}>Close</Button>}
    >
      {read.isPending && <LoadingRows label="Reading the members of all groups" columns={2} />}
      {read.isSuccess && (
        <>
          {all > groups.length && (
            <p className={styles.quiet}>
              The first {number(groups.length)} of {number(all)} groups were read.
            </p>
          )}
          <Section title="Groups that share devices" level={3} flush>
            {overlaps.length === 0 && <p className={styles.quiet}>None do.</p>}
            <ul className={styles.rows} aria-label="Groups that share devices">
              {overlaps.map((overlap) => (
                <li key={`${overlap.one.id} ${overlap.other.id}`}>
                  <div>
                    <a href={place('devicegroups', String(overlap.one.id))}>
                      <Name>{overlap.one.name}</Name>
                    </a>{' '}
                    and{' '}
                    <a href={place('devicegroups', String(overlap.other.id))}>
                      <Name>{overlap.other.name}</Name>
                    </a>
                    : {relationWords(overlap)}
                  </div>
                  <span>{count(overlap.both, 'device', 'devices')} in both</span>
                </li>
              ))}
            </ul>
          </Section>
          <Section title="In no group" level={3} flush aside={count(free.length, 'device', 'devices')}>
            <ul className={styles.rows} aria-label="Devices in no group">
              {free.slice(0, mostNamed).map((device) => (
                <li key={device.id}>
                  <a href={place('devices', idOf(catalog.devices, device))}>
                    <Name>{nameOf(catalog.devices, device)}</Name>
                  </a>
                  <span>{device.ipaddr4}</span>
                </li>
              ))}
            </ul>
            {free.length > mostNamed && <p className={styles.quiet}>and {number(free.length - mostNamed)} more</p>}
          </Section>
        </>
      )}
    </Dialog>
  )
}
