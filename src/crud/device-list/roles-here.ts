/** Columns that an appliance cannot be told: fields of later releases. A list from a newer one may well have them. */
import { CustomDeviceCriterion } from '../../catalog/customdevices'
import { DeviceWrite } from '../../catalog/devices'
import { fieldsOf } from '../../catalog/fields'
import { heldHere, type Kind } from '../held'
import type { CriterionPart, Role } from './roles'

const fields = new Map(
  [...fieldsOf(CustomDeviceCriterion), ...fieldsOf(DeviceWrite)].map((field) => [field.name, field]),
)

/** Parts that are not called as their field is. */
const criterionFields: Partial<Record<CriterionPart, string>> = {
  src_port: 'src_port_min',
  dst_port: 'dst_port_min',
  vlan: 'vlan_min',
  direction: 'ipaddr_direction',
  peer: 'ipaddr_peer',
}

/** True for what an appliance has: all but fields of a later release. */
export function isHere(role: Role, kind: Kind): boolean {
  const name =
    role.as === 'field' ? role.field : role.as === 'criterion' ? (criterionFields[role.of] ?? role.of) : undefined
  const field = name === undefined ? undefined : fields.get(name)
  return field === undefined || heldHere(field, kind)
}

/** What columns are taken as on an appliance: those of fields that it does not have are ignored. */
export const rolesHere = (roles: readonly Role[], kind: Kind): Role[] =>
  roles.map((role) => (isHere(role, kind) ? role : { as: 'ignored' }))
