/** Writes the same values on many devices, one PATCH a device; fields that are not ticked stay as they are. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Appliance } from '../../../api/appliance'
import { reasonOf } from '../../../api/appliance'
import { write } from '../../../api/query'
import { call } from '../../../api/send'
import { catalog } from '../../../catalog'
import type { Device } from '../../../catalog/devices'
import { ConflictDialog } from '../../../crud/conflict-dialog'
import { mixOf } from '../../../crud/three-way'
import { Button } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import { count } from '../../../ui/format'
import { calledOf } from '../device-name'
import { EditField } from '../edit/edit-field'
import { bodyOf, rolesAreListed, writeFields, type Draft } from '../edit/fields'
import { wordsFor } from '../../../crud/value-text'
import { BulkDialog } from './bulk-dialog'
import type { Work } from './run'
import { useGuard } from './use-guard'
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
  const client = useQueryClient()
  const guard = useGuard(appliance, devices)
  const [deciding, setDeciding] = useState<readonly number[]>([])
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
              begin: guard.read,
              send: async ([id], signal) => {
                if (id === undefined) return undefined
                const refused = guard.check(id, chosen, draft)
                if (refused === undefined)
                  return call(appliance, update, { params: { id }, body: bodyOf(draft, chosen) }, { signal })
                return { message: refused, failures: [{ action: 'update', id: String(id), reason: refused }] }
              },
            },
            devices: devices.map((device) => device.id),
          },
        ]
      : []
  const changed = guard.changed
  const next = () => setDeciding((left) => left.slice(1))
  const [at] = deciding
  const conflict = at === undefined ? undefined : changed.get(at)
  const without = (name: string): Draft => Object.fromEntries(Object.entries(draft).filter(([key]) => key !== name))
  return (
    <>
      <BulkDialog
        title="Edit devices"
        run={run}
        devices={devices}
        work={work}
        reason={reasonOf(update, appliance) ?? (chosen.length === 0 ? 'Tick a field to change' : undefined)}
        action={`Change ${devices.length} devices`}
        onApply={() => void run.start(work).then(onWritten)}
        onClose={onClose}
        decide={{
          devices: new Set(changed.keys()),
          actions: (
            <>
              <Button onClick={() => setDeciding([...changed.keys()])}>Decide one by one…</Button>
              <Button
                onClick={() => {
                  const ids = new Set(changed.keys())
                  guard.accept([...ids])
                  void run.again(({ device }) => ids.has(device)).then(onWritten)
                }}
              >
                Overwrite {count(changed.size, 'changed device', 'changed devices')}
              </Button>
            </>
          ),
        }}
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
      {conflict && at !== undefined && (
        <ConflictDialog
          key={at}
          title={`${calledOf(conflict.device)} was changed meanwhile`}
          fields={chosen}
          differences={conflict.differences}
          changedAt={conflict.device.mod_time}
          onClose={() => setDeciding([])}
          onDiscard={() => {
            guard.forget(at)
            run.settle(at, 'Left as it is now: yours was discarded')
            next()
          }}
          onSave={async (choices) => {
            const mix = mixOf(conflict.differences, choices)
            const some = chosen.filter(({ name }) => name in mix)
            if (some.length > 0) await write(client, appliance, update, { params: { id: at }, body: bodyOf(mix, some) })
            guard.forget(at)
            run.settle(at)
            next()
            onWritten()
          }}
        />
      )}
    </>
  )
}
