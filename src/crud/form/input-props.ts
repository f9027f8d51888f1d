import type { ReactNode } from 'react'
import type { Field } from '../../catalog/fields'
import type { Problems } from './problems'
import type { Values } from './values'

/** What every input of a form takes; a definition's own input for a field takes the same. */
export interface InputProps<Value = unknown> {
  field: Field
  /** The API's own JSON value; undefined while the field is left out. */
  value: Value | undefined
  /** `also`: values of other fields that this input stands for as well; undefined leaves one out. */
  onChange: (value: Value | undefined, also?: Values) => void
  /** Problems of this field under '', and of what is inside it by path. */
  problems: Problems
  /** True where an object is changed, false where one is made. */
  editing: boolean
  /** Problems of the whole form by path, for an input that says those of another field it stands for as well. */
  others?: Problems
  /** All values of the form, for inputs that depend on each other. */
  values: Values
  /** Takes several texts that are pasted at once, where each can have a place of its own. */
  onSeveral?: ((texts: string[]) => void) | undefined
}

export type FieldInput<Value = unknown> = (props: InputProps<Value>) => ReactNode
