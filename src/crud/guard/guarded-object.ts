/** An object of a resource, as its guard knows it: read as it is now, written by its update. */
import type { Appliance } from '../../api/appliance'
import type { RawInput } from '../../api/request'
import type { Field } from '../../catalog/fields'
import type { Operation, Resource } from '../../catalog/operation'
import { shapeOf } from '../form/shape'
import { valuesOf } from '../form/values'
import { readNow } from '../list-query'
import { paramsFor, type Row } from '../model'
import type { Guarded } from './guard'

/** A text that is not there is written as an empty one; what the appliance never shows was not nothing. */
const blankOf = (field: Field | undefined): null | '' | undefined => {
  if (!field || shapeOf(field).kind === 'secret') return undefined
  const { kind } = shapeOf(field)
  return field.nullable ? null : kind === 'text' || kind === 'long' ? '' : undefined
}

export const guardedObject = (
  appliance: Appliance,
  resource: Resource,
  id: string,
  {
    fields,
    update,
    write,
  }: {
    fields: readonly Field[]
    update: Operation
    write: (operation: Operation, input: RawInput) => Promise<unknown>
  },
): Guarded<Row> => ({
  names: fields.map((field) => field.name),
  valuesOf: (row) => valuesOf(fields, row),
  blank: (name) => blankOf(fields.find((field) => field.name === name)),
  read: () => readNow(appliance, resource, id),
  send: async (body) => {
    await write(update, { params: paramsFor(update, id), body })
  },
})
