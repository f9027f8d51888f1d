/** The typed form of an operation: its path, its query and its body, each from the catalogue. */
import { useMemo } from 'react'
import { fieldOf, fieldsOf, wordsOf, type Field } from '../../catalog/fields'
import type { Operation } from '../../catalog/operation'
import { pathNames, pathParameter } from '../../catalog/path-parameters'
import { z } from '../../catalog/zod'
import type { RawInput } from '../../api/request'
import { FieldInputFor } from '../form/field-input'
import type { InputProblems } from './problems-in'
import { bodyFields, problemsUnder, type Problems } from '../form/problems'
import type { Values } from '../form/values'
import { TextArea } from '../../ui/text-field'
import { FileInput } from './file-input'
import styles from './request.module.css'

interface Props {
  operation: Operation
  input: RawInput
  problems: InputProblems
  /** Fields are called by their names in the API, their words are hints. */
  technical?: boolean
  onChange: (input: RawInput) => void
}

const isRecord = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Blob)

/** A field under its name in the API; its words become the hint, unless they say the same. */
const byName = (field: Field): Field => ({
  ...field,
  label: field.name,
  doc: [field.label === wordsOf(field.name) ? undefined : field.label, field.doc, presetOf(field)]
    .filter(Boolean)
    .join('. '),
})

const presetOf = ({ preset }: Field): string | undefined =>
  preset === undefined ? undefined : `The appliance assumes ${JSON.stringify(preset)}`

interface PartProps {
  title: string
  /** One part alone needs no title. */
  quiet: boolean
  fields: readonly Field[]
  values: Values
  problems: Problems
  onChange: (values: Values) => void
}

function Part({ title, quiet, fields, values, problems, onChange }: PartProps) {
  if (fields.length === 0) return null
  return (
    <fieldset className={styles.part}>
      <legend className={quiet ? styles.unseen : undefined}>{title}</legend>
      {fields.map((field) => (
        <FieldInputFor
          key={field.name}
          field={field}
          value={values[field.name]}
          problems={problemsUnder(problems, field.name)}
          editing={false}
          values={values}
          onChange={(value) => {
            const next: Record<string, unknown> = { ...values }
            if (value === undefined) delete next[field.name]
            else next[field.name] = value
            onChange(next)
          }}
        />
      ))}
    </fieldset>
  )
}

export function RequestForm({ operation, input, problems, technical = false, onChange }: Props) {
  const fields = useMemo(() => {
    const named = technical ? byName : (field: Field) => field
    return {
      params: pathNames(operation.path).map((name) => named(fieldOf(name, pathParameter(operation, name)))),
      query: operation.query ? fieldsOf(operation.query).map(named) : [],
      body: bodyFields(operation.body).map(named),
    }
  }, [operation, technical])
  const params = (input.params ?? {}) as Values
  const query = input.query ?? {}
  const none = fields.params.length === 0 && fields.query.length === 0 && !operation.body
  return (
    <div className={styles.form}>
      {none && <p className={styles.quiet}>This operation takes no input.</p>}
      <Part
        title="Path"
        quiet={!technical}
        fields={fields.params}
        values={params}
        problems={problems.params}
        // The picker gives ids as text or number, and a path takes either.
        onChange={(next) => onChange({ ...input, params: next as Record<string, string | number> })}
      />
      <Part
        title="Query"
        quiet={!technical}
        fields={fields.query}
        values={query}
        problems={problems.query}
        onChange={(next) => onChange({ ...input, query: next })}
      />
      {fields.body.length > 0 ? (
        <Part
          title="Body"
          quiet={!technical}
          fields={fields.body}
          values={isRecord(input.body) ? input.body : {}}
          problems={problems.body}
          onChange={(next) => onChange({ ...input, body: next })}
        />
      ) : (
        operation.body && <WholeBody {...{ operation, input, technical, onChange }} problems={problems.body} />
      )}
    </div>
  )
}

/** A body that is no set of fields: a file, plain text, or any JSON. */
function WholeBody({
  operation,
  input,
  problems,
  technical,
  onChange,
}: Omit<Props, 'problems'> & { problems: Problems }) {
  const field = fieldOf('body', operation.body ?? z.string())
  const label = technical ? 'Body' : field.label
  const around = {
    label,
    hint: technical ? [operation.bodyType, field.doc].filter(Boolean).join('. ') : field.doc,
    error: problems[''],
  }
  if (operation.bodyType === 'application/json')
    return (
      <FieldInputFor
        field={{ ...field, label }}
        value={input.body}
        problems={problems}
        editing={false}
        values={{}}
        onChange={(body) => onChange({ ...input, body })}
      />
    )
  if (operation.bodyType === 'text/plain')
    return (
      <TextArea
        {...around}
        mono
        rows={10}
        value={typeof input.body === 'string' ? input.body : ''}
        onChange={(body) => onChange({ ...input, body })}
      />
    )
  return (
    <FileInput
      {...around}
      value={input.body instanceof File ? input.body : undefined}
      onChange={(body) => onChange({ ...input, body })}
    />
  )
}
