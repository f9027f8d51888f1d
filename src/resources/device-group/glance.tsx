import { useQueries, useQuery } from '@tanstack/react-query'
import { useAppliance } from '../../api/session'
import { reasonOf } from '../../api/appliance'
import { catalog } from '../../catalog'
import type { DeviceGroup } from '../../catalog/devicegroups'
import { listQuery } from '../../crud/list-query'
import { paramsFor } from '../../crud/model'
import { NotRead } from '../../crud/not-read'
import { PartState } from '../../crud/part-state'
import { assignedOn, directInput } from '../../crud/ties/assigned'
import { usePlace } from '../../crud/use-place'
import { count, list } from '../../ui/format'
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
  // What applies to every group is no use of this one.
  const uses = useQueries({
    queries: ties.map((tie) => ({
      ...listQuery(appliance, tie.list, { params: paramsFor(tie.list, String(row.id)), ...directInput(tie) }),
      enabled: reasonOf(tie.list, appliance) === undefined,
    })),
  })
  const tied = ties.flatMap((tie, at) => (uses[at]?.data?.length ? [{ tie, of: uses[at].data.length }] : []))
  const failed = uses.filter(({ data, isError }) => data === undefined && isError)
  const unknown = ties.filter((_, at) => uses[at]?.data === undefined).map(({ words }) => words[1])
  const looking = uses.some(({ isLoading }) => isLoading)
  const words = `Not known: the ${list(unknown)} that use it.`
  return (
    <Section
      title="At a glance"
      aside={read.isSuccess ? count(devices.length, 'device', 'devices') : read.isLoading ? 'counting…' : undefined}
    >
      <div className={styles.found}>
        <p className={styles.figure}>{ruleSentence(row)}</p>
        <PartState read={read} label="Devices" />
        <InCommon devices={devices} />
        <p className={styles.quiet}>
          {tied.length > 0 && 'Used by '}
          {tied.map(({ tie, of }, at) => (
            <span key={tie.to}>
              {at > 0 && ', '}
              <a href={place('devicegroups', String(row.id), `?tab=${tie.to}`)}>{count(of, ...tie.words)}</a>
            </span>
          ))}
          {tied.length > 0 && '. '}
          {looking && 'Looking what uses it.'}
          {!looking && failed.length > 0 ? (
            <NotRead
              pending={failed.some(({ isFetching }) => isFetching)}
              onRetry={() => {
                for (const { refetch } of failed) void refetch()
              }}
            >
              {words}
            </NotRead>
          ) : (
            !looking && unknown.length > 0 && words
          )}
          {!looking && unknown.length === 0 && tied.length === 0 && 'Nothing uses it yet.'}
        </p>
      </div>
    </Section>
  )
}
