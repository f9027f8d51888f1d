import { FieldInputFor } from '../crud/form/field-input'
import type { InputProps } from '../crud/form/input-props'

/** A part of the rule of a dynamic group: a static one has none, and no group becomes the other kind. */
export function RuleInput(props: InputProps) {
  const { value, values } = props
  return values.dynamic === true || (value !== undefined && value !== null) ? <FieldInputFor {...props} /> : null
}
