import { FieldInputFor } from '../crud/form/field-input'
import type { InputProps } from '../crud/form/input-props'
import { Note } from '../ui/note'
import { alertSentence } from './alert-words'

/** A field of thresholds, which other types of alert ignore. */
export function Threshold(props: InputProps) {
  return props.values.type === 'detection' ? null : <FieldInputFor {...props} />
}

/** A field of detections. */
export function Detection(props: InputProps) {
  return props.values.type === 'detection' ? <FieldInputFor {...props} /> : null
}

/** The last part of the condition, and below it the whole, read back. */
export function Last(props: InputProps) {
  return (
    <>
      <FieldInputFor {...props} />
      <Note live>{alertSentence(props.values)}</Note>
    </>
  )
}
