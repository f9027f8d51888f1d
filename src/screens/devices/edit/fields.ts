/** What people can write on a device, and how a form holds it: every field is a text, an empty one clears it. */
import { DeviceWrite, type Device } from '../../../catalog/devices'
import { fieldsOf, type Field } from '../../../catalog/fields'
import type { z } from '../../../catalog/zod'
import { heldHere, type Kind } from '../../../crud/held'
import { roleOptions } from '../../../crud/device-roles'

export type DeviceBody = z.input<typeof DeviceWrite>
type WriteName = keyof DeviceBody
export type Draft = Readonly<Record<string, string>>

/** The fields of PATCH /devices/{id} that an appliance has. */
export function writeFields(kind: Kind): Field[] {
  const fields = fieldsOf(DeviceWrite).filter((field) => heldHere(field, kind))
  if (!rolesAreListed(fields)) return fields
  // The schema takes free text, for 5.3; where roles are a list, their words belong to the field.
  const choices = Object.fromEntries(roleOptions.map(({ value, label }) => [value, label]))
  return fields.map((field) =>
    field.name === 'custom_type' ? { ...field, label: 'Role', meta: { ...field.meta, choices } } : field,
  )
}

/** Roles are a list in later releases and free text in 5.3; there a device has no `role`. */
export const rolesAreListed = (fields: readonly Field[]): boolean =>
  fields.some((field) => field.name === 'custom_criticality')

const isWriteName = (name: string): name is WriteName => name in DeviceWrite.shape

/** A device as the form holds it. */
export const draftOf = (device: Device, fields: readonly Field[]): Draft =>
  Object.fromEntries(fields.map(({ name }) => [name, (isWriteName(name) ? device[name] : '') ?? '']))

/** The body for fields of a draft: an emptied field that may be null is sent as null, else as ''. */
export function bodyOf(draft: Readonly<Record<string, unknown>>, fields: readonly Field[]): DeviceBody {
  const body: Record<string, string | null> = {}
  for (const field of fields) {
    const value = draft[field.name]
    if (typeof value === 'string') body[field.name] = value === '' && field.nullable ? null : value
  }
  // The names come from the schema itself and every value was a text of the form.
  return DeviceWrite.parse(body)
}
