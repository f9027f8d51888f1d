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
import { assignedTo, assignStep } from '../../../work/steps/assign'
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
  const id = group?.id
  const members = useQuery({
    queryKey: [appliance.id, 'members before', id],
    queryFn: ({ signal }) =>
      assignedTo({ resource: 'devicegroups', to: 'devices' }, id ?? 0, { appliance, signal }, devices.length),
    enabled: id !== undefined,
    gcTime: 0,
  })
  const fresh = devices.filter((device) => !members.data?.has(device.id))
  const inIt = devices.length - fresh.length
  const alreadyIn = `${count(inIt, 'device is', 'devices are')} in ${name} already.`
  const apply = (reason: string) => {
    if (!group || name === undefined) return
    const all = count(fresh.length, 'device', 'devices')
    const items = fresh.map((device) => ({ id: device.id, name: calledOf(device) }))
    const step = assignStep(
      { id: 'add', words: `Add ${all} to ${name}`, items },
      { resource: 'devicegroups', to: 'devices', id: group.id, verb: 'assign' },
    )
    void navigate(
      startPlan(appliance, {
        title: step.words,
        chosen: `${count(devices.length, 'device', 'devices')} selected in the list`,
        reason,
        notes: inIt > 0 ? [alreadyIn] : [],
        steps: [{ ...step, short: `+ ${name}` }],
      }),
    )
  }
  const missing = !group
    ? 'Choose a group'
    : members.isLoading
      ? 'It is read who is in it'
      : fresh.length === 0
        ? 'All of them are in it already'
        : undefined
  return (
    <BulkDialog
      title="Add to group"
      devices={devices}
      requests={group && fresh.length > 0 ? 1 : 0}
      note={inIt > 0 ? alreadyIn : undefined}
      reason={reasonOf(assignDevices, appliance) ?? missing}
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
