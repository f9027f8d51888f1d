/** Writes the same values on many devices, one PATCH a device; fields that are not ticked stay as they are. */
import { useState } from 'react'
import type { Appliance } from '../../../api/appliance'
import { reasonOf } from '../../../api/appliance'
import { call } from '../../../api/send'
import { catalog } from '../../../catalog'
import type { Device } from '../../../catalog/devices'
import { Checkbox } from '../../../ui/checkbox'
import { EditField } from '../edit/edit-field'
import { bodyOf, rolesAreListed, writeFields, type Draft } from '../edit/fields'
import { wordsFor } from '../../../crud/value-text'
import { BulkDialog } from './bulk-dialog'
import type { Work } from './run'
import { useRun } from './use-run'
import styles from '../devices.module.css'

interface Props {
  appliance: Appliance
  devices: readonly Device[]
  onClose: () => void
  /** Something was written: what the list holds of it is behind. */
  onWritten: () => void
}

const { update } = catalog.devices.operations
/** A name belongs to one device; these can rightly be alike on many. */
const alike = new Set(['custom_type', 'description', 'vendor', 'custom_criticality'])
const nobody: Device = { id: 0 }

export function EditMany({ appliance, devices, onClose, onWritten }: Props) {
  const all = writeFields(appliance.release)
  const fields = all.filter((field) => alike.has(field.name))
  const [draft, setDraft] = useState<Draft>({})
  const run = useRun(appliance, update)
  const chosen = fields.filter((field) => field.name in draft)
  const what = chosen
    .map(
      (field) => `${field.label}: ${wordsFor(field, draft[field.name]) || (field.meta.choices ? 'as found' : 'none')}`,
    )
    .join(', ')
  const work: Work[] =
    chosen.length > 0
      ? [
          {
            job: {
              id: 'edit',
              what,
              size: 1,
              send: async (ids, signal) => {
                for (const id of ids) {
                  await call(appliance, update, { params: { id }, body: bodyOf(draft, chosen) }, { signal })
                }
              },
            },
            devices: devices.map((device) => device.id),
          },
        ]
      : []
  const without = (name: string): Draft => Object.fromEntries(Object.entries(draft).filter(([key]) => key !== name))
  return (
    <BulkDialog
      title="Edit devices"
      run={run}
      devices={devices}
      work={work}
      reason={reasonOf(update, appliance) ?? (chosen.length === 0 ? 'Tick a field to change' : undefined)}
      action={`Change ${devices.length} devices`}
      onApply={() => void run.start(work).then(onWritten)}
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
