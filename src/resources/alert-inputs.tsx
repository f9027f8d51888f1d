import { metricCatalog, metricCategory, statName } from '../catalog/metric-catalog'
import { FieldInputFor } from '../crud/form/field-input'
import type { InputProps } from '../crud/form/input-props'
import { emptied } from '../crud/form/values'
import { ComboBox } from '../ui/combo-box'
import { Note } from '../ui/note'
import { alertSentence } from './alert-words'

/** What a threshold cannot work without, though the API takes an alert that has none of it. */
const needed: ReadonlySet<string> = new Set(['stat_name', 'field_name', 'field_name2', 'operator', 'operand'])

/** The field without the words for which type it is: it stands only in the form of that type. */
function plain(props: InputProps): InputProps {
  const { field } = props
  const doc = field.doc?.replace(/^(Threshold|Detection) only(; )?/, '')
  return {
    ...props,
    field: {
      ...field,
      required: field.required || needed.has(field.name),
      doc: doc && doc.charAt(0).toUpperCase() + doc.slice(1),
    },
  }
}

const isDetection = ({ values }: InputProps): boolean => values.type === 'detection'

/** A field of thresholds, which other types of alert ignore. */
export function Threshold(props: InputProps) {
  return isDetection(props) ? null : <FieldInputFor {...plain(props)} />
}

/** The second half of a ratio, where there is one. */
export function SecondMetric(props: InputProps) {
  const { value, values } = props
  if (isDetection(props) || (values.field_op !== '/' && (value ?? '') === '')) return null
  return <Suggested {...plain(props)} options={metricsOf(values.stat_name)} />
}

/** The category of the metric: those of the metric catalogue by name or title, or any other that the firmware has. */
export function MetricCategory(props: InputProps) {
  return isDetection(props) ? null : <Suggested {...plain(props)} options={categories} />
}

/** A metric of the chosen category, or any other. */
export function MetricName(props: InputProps) {
  return isDetection(props) ? null : <Suggested {...plain(props)} options={metricsOf(props.values.stat_name)} />
}

interface Suggestion {
  value: string
  label: string
  hint: string
}

function Suggested({ field, value, onChange, problems, editing, options }: InputProps & { options: Suggestion[] }) {
  return (
    <ComboBox
      label={field.label}
      optional={!field.required}
      hint={field.doc}
      error={problems['']}
      allowCustom
      options={options}
      value={typeof value === 'string' && value !== '' ? value : undefined}
      onChange={(next) => onChange(next ?? emptied(field, editing))}
    />
  )
}

const categories: Suggestion[] = [
  ...new Map(
    metricCatalog.flatMap(({ category, title, objectTypes }) =>
      objectTypes.map((type) => [statName(type, category), title] as const),
    ),
  ),
].map(([name, title]) => ({ value: name, label: name, hint: title }))

const metricsOf = (stat: unknown): Suggestion[] =>
  (metricCategory(typeof stat === 'string' ? (stat.split('.').at(-1) ?? '') : '')?.metrics ?? []).map(
    ({ name, title }) => ({ value: name, label: name, hint: title }),
  )

/** A field of detections. */
export function Detection(props: InputProps) {
  return isDetection(props) ? <FieldInputFor {...plain(props)} /> : null
}

/** The last part of the sentence, and below it the whole, read back. */
export function Last(props: InputProps) {
  return (
    <>
      <FieldInputFor {...props} />
      <Note live>{alertSentence({ ...props.values, type: props.values.type ?? 'threshold' })}</Note>
    </>
  )
}
