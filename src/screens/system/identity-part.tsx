/** Who this appliance is: its names and addresses, however many answers they come in. */
import { useQuery } from '@tanstack/react-query'
import { reasonOf } from '../../api/appliance'
import { query } from '../../api/query'
import { useAppliance } from '../../api/session'
import { extrahop } from '../../catalog/extrahop'
import { platformNames } from '../../catalog/platform'
import { PartFailures, PartState } from '../../crud/part-state'
import single from '../../crud/single/single.module.css'
import { KeyValueList } from '../../ui/key-value-list'
import { shownName } from '../../ui/name'
import { Section } from '../../ui/panel'
import { TimeText } from '../../ui/time-text'
import { upSince } from '../../work/firmware/look'

const { get, platform, edition, idrac, processes } = extrahop.operations

export function IdentityPart() {
  const appliance = useAppliance()
  const may = (operation: Parameters<typeof reasonOf>[0]) => reasonOf(operation, appliance) === undefined
  const about = useQuery({ ...query(appliance, get, {}), enabled: may(get) })
  const kind = useQuery({ ...query(appliance, platform, {}), enabled: may(platform) })
  const licensed = useQuery({ ...query(appliance, edition, {}), enabled: may(edition) })
  const remote = useQuery({ ...query(appliance, idrac, {}), enabled: may(idrac) })
  const running = useQuery({ ...query(appliance, processes, {}), enabled: may(processes) })
  const since = upSince(running.data)
  const facts = about.data
  const text = (key: string, label: string, value: string | null | undefined, hint?: string) =>
    value ? [{ key, label, value, copy: value, hint }] : []
  return (
    <Section title="This appliance">
      <PartState read={about} label="Reading the system" rows={6} />
      {facts && (
        <KeyValueList
          className={single.facts}
          items={[
            ...text('version', 'Firmware', facts.version),
            ...text(
              'platform',
              'Platform',
              [platformNames[appliance.platform], shownName(kind.data?.platform ?? facts.platform)].join(', '),
            ),
            ...text('edition', 'Edition', licensed.data?.edition),
            ...text('hostname', 'Host name', facts.hostname),
            ...text('shown', 'Shown as', facts.display_host),
            ...text('external', 'External host name', facts.external_hostname),
            ...text('address', 'Management address', facts.mgmt_ipaddr),
            ...text(
              'idrac',
              'iDRAC address',
              remote.data?.ipaddr,
              'The management card: it answers also while the appliance is off',
            ),
            ...(since === null ? [] : [{ key: 'up', label: 'Up since', value: <TimeText theirs at={since} /> }]),
          ]}
        />
      )}
      {/* Since when it runs stands among the processes too, which say for themselves what failed. */}
      {facts && <PartFailures reads={[kind, licensed, remote]} />}
    </Section>
  )
}
