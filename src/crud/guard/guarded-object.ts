/** What is changed by an update, as its guard knows it: an object of a resource, or what an appliance has once. */
import type { Appliance } from '../../api/appliance'
import type { RawInput } from '../../api/request'
import { callRaw, type CallOptions } from '../../api/send'
import type { Field } from '../../catalog/fields'
import type { Operation, Resource } from '../../catalog/operation'
import { shapeOf } from '../form/shape'
import { valuesOf } from '../form/values'
import { readNow, rowFrom } from '../list-query'
import { paramsFor, type Row } from '../model'
import type { Guarded } from './guard'

/** A text that is not there is written as an empty one; what the appliance never shows was not nothing. */
const blankOf = (field: Field | undefined): null | '' | undefined => {
  if (!field || shapeOf(field).kind === 'secret') return undefined
  const { kind } = shapeOf(field)
  return field.nullable ? null : kind === 'text' || kind === 'long' ? '' : undefined
}

export interface Writing {
  fields: readonly Field[]
  update: Operation
  write: (operation: Operation, input: RawInput, options: CallOptions) => Promise<unknown>
}

const guarded = ({ fields, update, write }: Writing, id: string, read: Guarded<Row>['read']): Guarded<Row> => ({
  names: fields.map((field) => field.name),
  valuesOf: (row) => valuesOf(fields, row),
  blank: (name) => blankOf(fields.find((field) => field.name === name)),
  read,
  send: async (body, signal) => {
    await write(update, { params: paramsFor(update, id), body }, { signal })
  },
})

export const guardedObject = (appliance: Appliance, resource: Resource, id: string, writing: Writing): Guarded<Row> =>
  guarded(writing, id, (signal) => readNow(appliance, resource, id, signal))

/** What an appliance has once: `reading` answers it, the update changes it at the same path. */
export const guardedSetting = (appliance: Appliance, reading: Operation, writing: Writing): Guarded<Row> =>
  guarded(writing, '', async (signal) => rowFrom(await callRaw(appliance, reading, {}, { signal })) ?? {})
