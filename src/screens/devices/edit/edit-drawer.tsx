/** The form for what people write on a device, with what exactly will be sent. */
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { reasonOf, type Appliance } from '../../../api/appliance'
import { sentenceFor } from '../../../api/errors'
import { catalog } from '../../../catalog'
import type { Device } from '../../../catalog/devices'
import type { Field } from '../../../catalog/fields'
import { ConflictDialog } from '../../../crud/conflict-dialog'
import { WillBeSent } from '../../../crud/form/will-be-sent'
import { notify } from '../../../crud/notices'
import type { Difference } from '../../../crud/three-way'
import { Button } from '../../../ui/button'
import { Disclosure } from '../../../ui/disclosure'
import { Drawer } from '../../../ui/drawer'
import { count } from '../../../ui/format'
import { Note } from '../../../ui/note'
import { toast } from '../../../ui/toast'
import { calledOf } from '../device-name'
import { EditField } from './edit-field'
import { bodyOf, draftOf, rolesAreListed, writeFields } from './fields'
import { save, saveMix, undo, type Saved, type Saving } from './save'
import styles from '../device.module.css'

interface Props {
  appliance: Appliance
  device: Device
  onClose: () => void
}

/** Always in sight; the others fold. */
const usual = new Set(['custom_name', 'custom_type', 'description', 'vendor', 'custom_criticality'])

export function EditDrawer({ appliance, device, onClose }: Props) {
  const client = useQueryClient()
  const fields = useMemo(() => writeFields(appliance.release), [appliance.release])
  // The device as the form opened with it: what is read behind the form must not move it.
  const [was] = useState(device)
  const [draft, setDraft] = useState(() => draftOf(device, fields))
  const [sending, setSending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [conflict, setConflict] = useState<{ device: Device; differences: Difference[] } | null>(null)

  const before = useMemo(() => draftOf(was, fields), [was, fields])
  const changed = fields.filter(({ name }) => draft[name] !== before[name])
  const saving: Saving = { client, appliance, id: device.id, fields }
  const reason =
    reasonOf(catalog.devices.operations.update, appliance) ??
    (changed.length === 0 ? 'Nothing is changed yet' : undefined)

  const finish = (result: Saved) => {
    if (result.kind === 'conflict') {
      setConflict({ device: result.device, differences: result.differences })
      return
    }
    if (result.kind === 'saved') tellSaved(saving, result)
    else toast.success('It was so already: nothing was sent')
    onClose()
  }
  const attempt = async (work: () => Promise<Saved>) => {
    setSending(true)
    setError(null)
    try {
      finish(await work())
    } catch (failure) {
      setError(failure)
    } finally {
      setSending(false)
    }
  }

  const field = (one: Field) => (
    <EditField
      key={one.name}
      field={one}
      device={was}
      listed={rolesAreListed(fields)}
      value={draft[one.name] ?? ''}
      onChange={(value) => setDraft((last) => ({ ...last, [one.name]: value }))}
    />
  )
  const folded = fields.filter(({ name }) => !usual.has(name))
  return (
    <>
      <Drawer
        open
        onClose={onClose}
        title="Edit device"
        aside={calledOf(was)}
        dirty={changed.length > 0 && !sending}
        footer={
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button
              kind="main"
              reason={reason}
              pending={sending}
              onClick={() => void attempt(() => save(saving, was, draft))}
            >
              {changed.length === 0 ? 'Save' : `Save ${count(changed.length, 'change', 'changes')}`}
            </Button>
          </>
        }
      >
        <div className={styles.form}>
          {fields.filter(({ name }) => usual.has(name)).map(field)}
          {folded.length > 0 && (
            <Disclosure title={`${folded.length} more fields`}>
              <div className={styles.form}>{folded.map(field)}</div>
            </Disclosure>
          )}
          <WillBeSent
            fields={fields}
            body={bodyOf(draft, changed)}
            was={{ ...was }}
            request={`PATCH /devices/${device.id}`}
          />
          {error !== null && (
            <Note kind="danger" live>
              {sentenceFor(error)}
            </Note>
          )}
        </div>
      </Drawer>
      {conflict && (
        <ConflictDialog
          fields={fields}
          differences={conflict.differences}
          changedAt={conflict.device.mod_time}
          onClose={() => setConflict(null)}
          onDiscard={onClose}
          onSave={async (choices) => finish(await saveMix(saving, conflict.device, conflict.differences, choices))}
        />
      )}
    </>
  )
}

function tellSaved(saving: Saving, { device, sent, before }: Extract<Saved, { kind: 'saved' }>): void {
  toast.undo(`${count(Object.keys(sent).length, 'change', 'changes')} saved to ${calledOf(device)}`, () => {
    undo(saving, sent, before).then(
      (undone) =>
        undone
          ? toast.success(`${calledOf(device)} is as before`)
          : notify('devices', 'warn', `Not undone: someone changed ${calledOf(device)} again since.`),
      (error: unknown) => notify('devices', 'warn', `Not undone. ${sentenceFor(error)}`),
    )
  })
}
