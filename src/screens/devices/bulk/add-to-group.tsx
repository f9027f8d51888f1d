/** Adds many devices to one group whose members are picked by hand: a plan of one step. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { reasonOf, type Appliance } from '../../../api/appliance'
import { sentenceFor } from '../../../api/errors'
import { query } from '../../../api/query'
import { catalog } from '../../../catalog'
import type { Device } from '../../../catalog/devices'
import { startPlan } from '../../../crud/plan/start-plan'
import { ComboBox } from '../../../ui/combo-box'
import { count } from '../../../ui/format'
import { assignStep } from '../../../work/steps/assign'
import { calledOf } from '../device-name'
import { BulkDialog } from './bulk-dialog'

interface Props {
  appliance: Appliance
  devices: readonly Device[]
  onClose: () => void
}

const { list, assignDevices } = catalog.devicegroups.operations

export function AddToGroup({ appliance, devices, onClose }: Props) {
  const groups = useQuery(query(appliance, list, {}))
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  const known = groups.data ?? []
  const byHand = known.filter((group) => !group.dynamic)
  const byRule = known.length - byHand.length
  const group = byHand.find((one) => String(one.id) === chosen)
  const name = group && (group.name || `group ${group.id}`)
  const all = count(devices.length, 'device', 'devices')
  const apply = (reason: string) => {
    if (!group || name === undefined) return
    const items = devices.map((device) => ({ id: device.id, name: calledOf(device) }))
    const step = assignStep(
      { id: 'add', words: `Add ${all} to ${name}`, items },
      { resource: 'devicegroups', to: 'devices', id: group.id, verb: 'assign' },
    )
    void navigate(
      startPlan(appliance, {
        title: step.words,
        chosen: `${all} selected in the list`,
        reason,
        steps: [{ ...step, short: `+ ${name}` }],
      }),
    )
  }
  return (
    <BulkDialog
      title="Add to group"
      devices={devices}
      requests={group ? 1 : 0}
      reason={reasonOf(assignDevices, appliance) ?? (group ? undefined : 'Choose a group')}
      action="Add to group"
      onApply={apply}
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
