import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useLocation, useNavigate, useParams } from 'react-router'
import { writeRaw } from '../../api/query'
import { useAppliance } from '../../api/session'
import type { Operation } from '../../catalog/operation'
import { Note } from '../../ui/note'
import { useApplianceNow } from '../appliance-now'
import { useBrowser } from '../browser'
import { guardedObject, type Writing } from '../guard/guarded-object'
import { objectOf } from '../list-query'
import { nameOf, sentence, type Row } from '../model'
import { pathOf } from '../paths'
import { sparedBy } from '../../catalog/spares'
import { fieldsFor } from './form-fields'
import { GuardedEdit } from './guarded-edit'
import { useTwin } from './use-twin'

/** Edits the object of the detail page below. */
export function EditDrawer() {
  const { resource } = useBrowser()
  const appliance = useAppliance()
  const navigate = useNavigate()
  const { search } = useLocation()
  const { id = '' } = useParams()
  const object = useQuery(objectOf(appliance, resource, id))
  // In the form's place, so that Back does not open it again.
  const close = () => void navigate({ pathname: pathOf(resource.name, id), search }, { replace: true })
  return object.data ? <EditForm id={id} row={object.data} onClose={close} /> : null
}

interface Props {
  id: string
  row: Row
  onClose: () => void
}

/** The form for an object of the browser around it. What it starts with stays what it was when it opened. */
export function EditForm({ id, row, onClose }: Props) {
  const { resource } = useBrowser()
  const [opened] = useState(row)
  const { update } = resource.operations
  return update ? <Form operation={update} id={id} opened={opened} onClose={onClose} /> : null
}

function Form({ operation, id, opened, onClose }: Omit<Props, 'row'> & { operation: Operation; opened: Row }) {
  const { resource, titleOf, inputs, fields: first, lacks } = useBrowser()
  const appliance = useAppliance()
  const client = useQueryClient()
  const fields = useMemo(() => fieldsFor(resource, operation, appliance, id), [resource, operation, appliance, id])
  const write: Writing['write'] = (update, input, options) => writeRaw(client, appliance, update, input, options)
  const refused = sparedBy(operation, opened)
  const has = (name: string) => fields.some((field) => field.name === name)
  const now = useApplianceNow(30_000)
  const twinOf = useTwin(resource, operation, id)
  return (
    <GuardedEdit
      title={`Edit ${resource.words[0]}`}
      name={titleOf(opened) ?? nameOf(resource, opened)}
      operation={operation}
      id={id}
      fields={fields}
      first={first}
      inputs={inputs}
      lacks={(values) => lacks?.(values, { has, now }) ?? twinOf(values)}
      opened={opened}
      of={guardedObject(appliance, resource, id, { fields, update: operation, write })}
      onClose={onClose}
      note={refused && <Note kind="warn">{sentence(refused)}.</Note>}
    />
  )
}
