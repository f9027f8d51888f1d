import { FieldInputFor } from '../crud/form/field-input'
import type { InputProps } from '../crud/form/input-props'
import { Draft } from '../crud/form/values'
import { pemProblem } from './pem'

/** A text in PEM form, looked at before it is sent: half of one, or the other half of the pair, is said at once. */
export function PemInput(props: InputProps) {
  const { field, value, onChange } = props
  const wanted = field.name === 'certificate' ? 'certificate' : 'private key'
  return (
    <FieldInputFor
      {...props}
      value={value instanceof Draft ? value.text : value}
      onChange={(next) => {
        const problem = typeof next === 'string' && next !== '' ? pemProblem(next, wanted) : undefined
        onChange(problem === undefined ? next : new Draft(String(next), problem))
      }}
    />
  )
}
