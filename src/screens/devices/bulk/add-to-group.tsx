/** Adds many devices to one group whose members are picked by hand. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Appliance } from '../../../api/appliance'
import { reasonOf } from '../../../api/appliance'
import { sentenceFor } from '../../../api/errors'
import { query } from '../../../api/query'
import { call } from '../../../api/send'
import { catalog } from '../../../catalog'
import type { Device } from '../../../catalog/devices'
import { ComboBox } from '../../../ui/combo-box'
import { count } from '../../../ui/format'
import { BulkDialog } from './bulk-dialog'
import type { Work } from './run'
import { useRun } from './use-run'

interface Props {
  appliance: Appliance
  devices: readonly Device[]
  onClose: () => void
}

const { list, assignDevices } = catalog.devicegroups.operations
const size = 1000

export function AddToGroup({ appliance, devices, onClose }: Props) {
  const groups = useQuery(query(appliance, list, {}))
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  const run = useRun(appliance, assignDevices)

  const known = groups.data ?? []
  const byHand = known.filter((group) => !group.dynamic)
  const byRule = known.length - byHand.length
  const group = byHand.find((one) => String(one.id) === chosen)
  const work: Work[] = group
    ? [
        {
          job: {
            id: String(group.id),
            what: `Add to ${group.name || `group ${group.id}`}`,
            size,
            send: (ids, signal) =>
              call(appliance, assignDevices, { params: { id: group.id }, body: { assign: [...ids] } }, { signal }),
          },
          devices: devices.map((device) => device.id),
        },
      ]
    : []
  return (
    <BulkDialog
      title="Add to group"
      run={run}
      devices={devices}
      work={work}
      reason={reasonOf(assignDevices, appliance) ?? (group ? undefined : 'Choose a group')}
      action="Add to group"
      onApply={() => void run.start(work)}
      onClose={onClose}
      error={groups.error ? sentenceFor(groups.error) : undefined}
    >
      <ComboBox
        label="Device group"
        value={chosen}
        onChange={setChosen}
        options={byHand.map((one) => ({ value: String(one.id), label: one.name || `Group ${one.id}` }))}
        pending={groups.isPending}
        hint={
          byRule > 0
            ? `${count(byRule, 'group is', 'groups are')} left out: a rule decides who is in ${byRule === 1 ? 'it' : 'them'}`
            : undefined
        }
      />
    </BulkDialog>
  )
}
