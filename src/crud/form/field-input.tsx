import { Checkbox } from '../../ui/checkbox'
import { NumberField } from '../../ui/number-field'
import { severalIn } from '../../ui/several'
import { TextArea, TextField } from '../../ui/text-field'
import { ReferenceInput } from './reference-input'
import { ChoiceInput } from './choice-input'
import { DurationInput } from './duration-input'
import { FileInput, TextFileInput } from './file-input'
import type { InputProps } from './input-props'
import { JsonInput } from './json-input'
import { MomentInput } from './moment-input'
import { ObjectInput, RowsInput, UnionInput } from './nested-inputs'
import { among, shapeOf } from './shape'
import { TextsInput } from './texts-input'
import { WhenInput } from './when-input'
import { Draft, emptied, emptiedNumber } from './values'

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The input that a field's schema asks for. */
export function FieldInputFor(props: InputProps) {
  const { field, value, values, onChange, problems, editing } = props
  const shape = shapeOf(among(field, values))
  const around = { label: field.label, hint: field.doc, error: problems[''], optional: !field.required }
  const write = (text: string) => onChange(text === '' ? emptied(field, editing) : text)
  switch (shape.kind) {
    case 'text':
      return (
        <TextField
          {...around}
          mono={isTechnical(field.meta.kind)}
          value={textOf(value)}
          onChange={write}
          onPaste={(event) => {
            const texts = props.onSeveral ? severalIn(event.clipboardData.getData('text'), { blanks: true }) : []
            if (texts.length < 2) return
            event.preventDefault()
            props.onSeveral?.(texts)
          }}
        />
      )
    case 'secret':
      return (
        <TextField {...around} type="password" autoComplete="new-password" value={textOf(value)} onChange={write} />
      )
    case 'long':
      return <TextArea {...around} value={textOf(value)} onChange={write} />
    case 'code':
      return <TextFileInput {...props} rows={14} />
    case 'pem':
      return <TextFileInput {...props} rows={5} placeholder="-----BEGIN …" />
    case 'file':
      return <FileInput {...props} />
    case 'boolean':
      return (
        <Checkbox
          label={field.label}
          hint={field.doc}
          error={problems['']}
          // What is left out counts as the appliance assumes it.
          value={(value ?? field.preset) === true}
          onChange={onChange}
        />
      )
    case 'number':
      return (
        <NumberField
          {...around}
          value={typeof value === 'number' ? value : undefined}
          unread={value instanceof Draft ? value.text : null}
          // What is no number is none that was left out: it would be sent as if nothing had been typed.
          onChange={(next, unread) =>
            onChange(next ?? (unread ? new Draft(unread.text, unread.problem) : emptiedNumber(field)))
          }
          integer={shape.integer}
          numeral={field.meta.kind === 'numeral'}
          {...(shape.min !== undefined && { min: shape.min })}
          {...(shape.max !== undefined && { max: shape.max })}
          {...(shape.unit !== undefined && { unit: shape.unit })}
        />
      )
    case 'duration':
      return <DurationInput {...props} unit={shape.unit} />
    case 'moment':
      return <MomentInput {...props} />
    case 'when':
      return <WhenInput {...props} />
    case 'choice':
      return <ChoiceInput {...props} choices={shape.choices} />
    case 'texts':
      return <TextsInput {...props} choices={shape.choices} numeric={shape.numeric} />
    case 'reference':
      return <ReferenceInput {...props} to={shape.to} many={shape.many} numeric={shape.numeric} />
    case 'rows':
      return <RowsInput {...props} fields={shape.fields} input={FieldInputFor} />
    case 'object':
      return <ObjectInput {...props} fields={shape.fields} input={FieldInputFor} />
    case 'union':
      return <UnionInput {...props} options={shape.options} input={FieldInputFor} />
    case 'json':
      return <JsonInput {...props} />
    default:
      return shape satisfies never
  }
}

const isTechnical = (kind: string | undefined): boolean =>
  kind === 'mac' || kind === 'address' || kind === 'ipv4' || kind === 'ipv6'
