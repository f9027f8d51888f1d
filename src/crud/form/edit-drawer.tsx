import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useNavigate, useParams } from 'react-router'
import { writeRaw } from '../../api/query'
import { callRaw } from '../../api/send'
import { useAppliance } from '../../api/session'
import type { Operation } from '../../catalog/operation'
import { Note } from '../../ui/note'
import { toast } from '../../ui/toast'
import { useBrowser } from '../browser'
import { ConflictDialog } from '../conflict-dialog'
import { objectOf, ownGet, rowFrom, wideQuery } from '../list-query'
import { nameOf, paramsFor, sentence, type Row } from '../model'
import { pathOf } from '../paths'
import { refusalOf } from '../refusal'
import { mixOf, needsDecision, threeWay, type Difference } from '../three-way'
import { formFields } from './form-fields'
import { RecordDrawer } from './record-drawer'
import { editBody, valuesOf, type Values } from './values'

/** Edits the object of the detail page below. */
export function EditDrawer() {
  const { resource } = useBrowser()
  const appliance = useAppliance()
  const { id = '' } = useParams()
  const object = useQuery(objectOf(appliance, resource, id))
  const { update } = resource.operations
  // What the form starts with stays what it was when the drawer opened: later reads must not move it.
  const [opened, setOpened] = useState<Row | null>(null)
  if (opened === null && object.data) setOpened(object.data)
  if (!update || !opened) return null
  return <EditForm operation={update} id={id} opened={opened} />
}

function EditForm({ operation, id, opened }: { operation: Operation; id: string; opened: Row }) {
  const { resource } = useBrowser()
  const appliance = useAppliance()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { search } = useLocation()
  const fields = formFields(resource, operation, appliance)
  const names = fields.map((field) => field.name)
  const [was, setWas] = useState<Values>(valuesOf(fields, opened))
  const [conflict, setConflict] = useState<{ differences: Difference[]; theirs: Row } | null>(null)
  const get = ownGet(resource)
  const name = nameOf(resource, opened)
  const close = () => void navigate({ pathname: pathOf(resource.name, id), search })

  const send = async (body: Values) => {
    if (Object.keys(body).length > 0) {
      await writeRaw(client, appliance, operation, { params: paramsFor(operation, id), body })
    }
    toast.success(`${name} saved`)
    close()
  }

  /** The object as it is now, where the appliance says when it changed; null where nothing can be compared. */
  const readNow = async (): Promise<Row | null> => {
    if (!get || opened.mod_time === undefined) return null
    const input = { params: paramsFor(get, id), query: wideQuery(get, appliance.release) }
    return rowFrom(await callRaw(appliance, get, input)) ?? null
  }

  const submit = async (values: Values, body: Values) => {
    // Read again just before the write: what somebody else changed since must not be overwritten unseen.
    const now = await readNow()
    if (now && now.mod_time !== opened.mod_time) {
      const differences = threeWay(names, was, valuesOf(fields, now), values)
      if (needsDecision(differences)) {
        setConflict({ differences, theirs: now })
        return
      }
    }
    await send(body)
  }

  const refused = refusalOf(resource, opened, 'update')
  return (
    <>
      <RecordDrawer
        title={`Edit ${resource.words[0]}`}
        aside={name}
        operation={operation}
        initial={was}
        was={was}
        bodyOf={(values) => editBody(fields, was, values)}
        request={`${operation.method} ${operation.path.replace(/\{[^}]+\}/, id)}`}
        action={(count) => (count === 0 ? 'Save' : count === 1 ? 'Save 1 change' : `Save ${count} changes`)}
        submit={submit}
        onClose={close}
        note={refused && <Note kind="warn">{sentence(refused)}.</Note>}
      />
      {conflict && (
        <ConflictDialog
          fields={fields}
          differences={conflict.differences}
          changedAt={typeof conflict.theirs.mod_time === 'number' ? conflict.theirs.mod_time : undefined}
          onClose={() => setConflict(null)}
          onDiscard={() => {
            setWas(valuesOf(fields, conflict.theirs))
            setConflict(null)
            close()
          }}
          onSave={async (choices) => {
            await send(mixOf(conflict.differences, choices))
            setConflict(null)
          }}
        />
      )}
    </>
  )
}
