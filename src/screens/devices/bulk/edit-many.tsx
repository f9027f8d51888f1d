/** Writes the same values on many devices, one PATCH a device; fields that are not ticked stay as they are. */
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { reasonOf, type Appliance } from '../../../api/appliance'
import { catalog } from '../../../catalog'
import type { Device } from '../../../catalog/devices'
import type { Field } from '../../../catalog/fields'
import { startPlan } from '../../../crud/plan/start-plan'
import { wordsFor } from '../../../crud/value-words'
import { Checkbox } from '../../../ui/checkbox'
import { count } from '../../../ui/format'
import { Json } from '../../../work/plan'
import { changedItem, updateStep } from '../../../work/steps/update'
import { calledOf } from '../device-name'
import { EditField } from '../edit/edit-field'
import { bodyOf, draftOf, rolesAreListed, writeFields, type Draft } from '../edit/fields'
import { BulkDialog } from './bulk-dialog'
import styles from '../devices.module.css'

interface Props {
  appliance: Appliance
  devices: readonly Device[]
  onClose: () => void
}

const { update } = catalog.devices.operations
/** A name belongs to one device; these can rightly be alike on many. */
const alike = new Set(['custom_type', 'description', 'vendor', 'custom_criticality'])
const nobody: Device = { id: 0 }
const values = (body: object): Record<string, Json> =>
  Object.fromEntries(Object.entries(body).map(([name, value]) => [name, Json.parse(value ?? null)]))

/** The devices that are not so already. */
export const changedBy = (draft: Draft, devices: readonly Device[], chosen: readonly Field[]): Device[] =>
  devices.filter((device) => {
    const now = draftOf(device, chosen)
    return chosen.some(({ name }) => now[name] !== draft[name])
  })

export function EditMany({ appliance, devices, onClose }: Props) {
  const all = writeFields(appliance)
  const fields = all.filter((field) => alike.has(field.name))
  const navigate = useNavigate()
  const [draft, setDraft] = useState<Draft>({})
  const chosen = fields.filter((field) => field.name in draft)
  const without = (name: string): Draft => Object.fromEntries(Object.entries(draft).filter(([key]) => key !== name))
  const what = chosen
    .map(
      (field) => `${field.label}: ${wordsFor(field, draft[field.name]) || (field.meta.choices ? 'as found' : 'none')}`,
    )
    .join(', ')
  const changed = changedBy(draft, devices, chosen)
  const same = chosen.length > 0 ? devices.length - changed.length : 0
  const alreadySo = `${count(same, 'device is', 'devices are')} so already.`
  const apply = (reason: string) => {
    const becomes = values(bodyOf(draft, chosen))
    const items = changed.map((device) =>
      changedItem(device.id, calledOf(device), { was: values(bodyOf(draftOf(device, chosen), chosen)), becomes }),
    )
    const words = `Change ${count(items.length, 'device', 'devices')}: ${what}`
    const step = updateStep({ id: 'edit', words, short: what, items }, 'devices')
    const selected = `${count(devices.length, 'device', 'devices')} selected in the list`
    const notes = same > 0 ? [alreadySo] : []
    void navigate(startPlan(appliance, { title: step.words, chosen: selected, reason, notes, steps: [step] }))
  }
  return (
    <BulkDialog
      title="Edit devices"
      devices={devices}
      requests={changed.length}
      reason={
        reasonOf(update, appliance) ??
        (chosen.length === 0
          ? 'Tick a field to change'
          : changed.length === 0
            ? 'All of them are so already'
            : undefined)
      }
      action={`Change ${count(chosen.length > 0 ? changed.length : devices.length, 'device', 'devices')}`}
      note={same > 0 ? alreadySo : undefined}
      onApply={apply}
      onClose={onClose}
    >
      {fields.map((field) => (
        <div key={field.name} className={styles.many}>
          <Checkbox
            label={`Change ${field.label.toLowerCase()}`}
            value={field.name in draft}
            onChange={(on) => setDraft(on ? { ...draft, [field.name]: '' } : without(field.name))}
          />
          {field.name in draft && (
            <EditField
              field={field}
              device={nobody}
              listed={rolesAreListed(all)}
              value={draft[field.name] ?? ''}
              onChange={(value) => setDraft({ ...draft, [field.name]: value })}
            />
          )}
        </div>
      ))}
    </BulkDialog>
  )
}
