/** The fields of a form: those of an operation's body that the appliance's release has. */
import type { Field } from '../../catalog/fields'
import type { Operation, Resource } from '../../catalog/operation'
import { compareVersions, type Release } from '../../catalog/release'
import { bodyFields } from './problems'

/** True if a release has a field. */
export const inTime = ({ meta }: Field, release: Release): boolean =>
  (meta.since === undefined || compareVersions(release, meta.since) >= 0) &&
  (meta.until === undefined || compareVersions(release, meta.until) < 0)

/**
 * The fields of an operation's body. All are optional in an update, which says nothing to a person: there a field is
 * called optional if a create may leave it out.
 */
export function formFields(resource: Resource, operation: Operation, release: Release): Field[] {
  const made = new Map(bodyFields(resource.operations.create?.body).map((field) => [field.name, field.required]))
  const given = operation === resource.operations.update
  return bodyFields(operation.body)
    .filter((field) => inTime(field, release))
    .map((field) => ({ ...field, required: field.required || (given && (made.get(field.name) ?? false)) }))
}
