import { alerts } from '../catalog/alerts'
import { browse } from '../crud/browse'
import { FieldInputFor } from '../crud/form/field-input'
import type { InputProps } from '../crud/form/input-props'
import { Note } from '../ui/note'
import { alertSentence } from './alert-words'

/** A field of thresholds, which other types of alert ignore. */
function Threshold(props: InputProps) {
  return props.values.type === 'detection' ? null : <FieldInputFor {...props} />
}

/** A field of detections. */
function Detection(props: InputProps) {
  return props.values.type === 'detection' ? <FieldInputFor {...props} /> : null
}

/** The last part of the condition, and below it the whole, read back. */
function Last(props: InputProps) {
  return (
    <>
      <FieldInputFor {...props} />
      <Note live>{alertSentence(props.values)}</Note>
    </>
  )
}

export default browse(alerts, {
  columns: ['name', 'severity', 'type', 'stat_name', 'field_name', 'disabled', 'apply_all', 'mod_time'],
  fields: [
    'name',
    'type',
    ['stat_name', Threshold],
    ['field_name', Threshold],
    ['field_op', Threshold],
    ['field_name2', Threshold],
    ['operator', Threshold],
    ['operand', Threshold],
    ['units', Threshold],
    ['interval_length', Threshold],
    ['object_type', Detection],
    ['protocols', Detection],
    ['categories', Detection],
    'apply_all',
    'refire_interval',
    ['severity', Last],
    'disabled',
    'cc',
  ],
  empty: 'An alert sends a notice when a metric crosses a limit.',
  extra: ({ row }) => <p>{alertSentence(row)}</p>,
})
