import { useState } from 'react'
import { useAppliance } from '../../api/session'
import type { Device } from '../../catalog/devices'
import { DeviceListInput } from '../../crud/device-list/device-list-input'
import { NotFound, outcomeWords } from '../../crud/device-list/list-outcome'
import { noSource, useReadSource, useResolved } from '../../crud/device-list/use-device-list'
import { Failed } from '../../crud/failed'
import { MemberRegion } from './member-region'
import styles from './device-group.module.css'

/** The members of a new static group, of a list. */
export function useStaticMembers() {
  const appliance = useAppliance()
  const [source, setSource] = useState(noSource)
  const read = useReadSource(source)
  const resolving = useResolved(appliance, read.table, source.roles)
  const ids = resolving.list?.ids ?? []
  return { source, setSource, read, resolving, ids, pending: read.pending || resolving.pending }
}

interface Props {
  chosen: ReturnType<typeof useStaticMembers>
}

export function StaticInput({ chosen }: Props) {
  const { source, setSource, read, resolving } = chosen
  const { list, error, again } = resolving
  return (
    <div className={styles.rule}>
      <DeviceListInput value={source} onChange={setSource} read={read} />
      {error !== undefined && <Failed error={error} onRetry={again} />}
      {list && <p className={styles.quiet}>{outcomeWords(list)}</p>}
      {list && <NotFound resolved={list} heads={read.table?.heads} />}
    </div>
  )
}

export function StaticRegion({ chosen }: Props) {
  const { list } = chosen.resolving
  const devices = chosen.ids.flatMap((id): readonly Device[] => {
    const device = list?.devices.get(id)
    return device ? [device] : []
  })
  return (
    <MemberRegion
      devices={devices}
      pending={chosen.pending}
      none={chosen.source.text === '' ? 'None yet. Devices can be put in later, too.' : undefined}
    />
  )
}
