/** The fields of a form: those of an operation's body that the appliance has. */
import type { Field } from '../../catalog/fields'
import type { Operation, Resource } from '../../catalog/operation'
import { z } from '../../catalog/zod'
import { available, isOwn, type Appliance } from '../../api/appliance'
import { type Kind } from '../held'
import { fieldsHere } from '../held-here'
import { bodyFields } from './problems'

/** A text that may not be emptied: what cannot be created has one from the start, and keeps one. */
const holdsOne = ({ schema, nullable }: Field): boolean =>
  schema instanceof z.ZodString && !nullable && !schema.safeParse('').success

/**
 * The fields of an operation's body. All are optional in an update, which says nothing to a person: there a field is
 * called optional if a create may leave it out.
 */
export function formFields(resource: Resource, operation: Operation, appliance: Kind): Field[] {
  const { create, update } = resource.operations
  const made = new Map(bodyFields(create?.body).map((field) => [field.name, field.required]))
  const given = operation === update
  return fieldsHere(bodyFields(operation.body), appliance).map((field) => ({
    ...field,
    required: field.required || (given && (create ? (made.get(field.name) ?? false) : holdsOne(field))),
  }))
}

/** The fields for one object: of the own account everyone may change what the catalogue says, and no more than that. */
export function fieldsFor(resource: Resource, operation: Operation, appliance: Appliance, id?: string): Field[] {
  const fields = formFields(resource, operation, appliance)
  const own = isOwn(operation, appliance, id) && !available(operation, appliance).ok ? operation.own?.fields : undefined
  return own ? fields.filter(({ name }) => own.includes(name)) : fields
}
