/** The typed form of an operation: its path, its query and its body, each from the catalogue. */
import { useMemo, type Ref } from 'react'
import { fieldOf, fieldsOf, wordsOf, type Field } from '../../catalog/fields'
import type { Operation } from '../../catalog/operation'
import { pathNames, pathParameter } from '../../catalog/path-parameters'
import { z } from '../../catalog/zod'
import type { RawInput } from '../../api/request'
import { FieldInputFor } from '../form/field-input'
import { FileInput, TextFileInput } from '../form/file-input'
import type { InputProblems } from './problems-in'
import { bodyFields, problemsUnder, type Problems } from '../form/problems'
import type { Values } from '../form/values'
import { heldHere, type Kind } from '../held'
import { fieldsHere } from '../held-here'
import styles from './request.module.css'

interface Props {
  /** What holds the fields. */
  ref?: Ref<HTMLDivElement>
  operation: Operation
  input: RawInput
  problems: InputProblems
  /** What the appliance has not got is left out. */
  appliance: Kind
  /** Fields are called by their names in the API, their words are hints; those that it has not got stand, marked. */
  technical?: boolean
  onChange: (input: RawInput) => void
}

const isRecord = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Blob)

/** A field under its name in the API; its words become the hint, unless they say the same. */
const byName = (field: Field, appliance: Kind): Field => ({
  ...field,
  label: field.name,
  doc: [
    field.label === wordsOf(field.name) ? undefined : field.label,
    field.doc,
    presetOf(field),
    heldHere(field, appliance) ? undefined : elsewhere(field),
  ]
    .filter(Boolean)
    .join('. '),
})

const elsewhere = ({ meta }: Field): string =>
  [meta.since && `Since release ${meta.since}`, meta.until && `gone in ${meta.until}`].filter(Boolean).join(', ')

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

export function RequestForm({ ref, operation, input, problems, appliance, technical = false, onChange }: Props) {
  const fields = useMemo(() => {
    const shown = (fields: readonly Field[]) =>
      technical ? fields.map((field) => byName(field, appliance)) : fieldsHere(fields, appliance)
    return {
      params: shown(pathNames(operation.path).map((name) => fieldOf(name, pathParameter(operation, name)))),
      query: shown(operation.query ? fieldsOf(operation.query) : []),
      body: shown(bodyFields(operation.body)),
    }
  }, [operation, technical, appliance])
  const params = (input.params ?? {}) as Values
  const query = input.query ?? {}
  const none = fields.params.length === 0 && fields.query.length === 0 && !operation.body
  return (
    <div ref={ref} className={styles.form}>
      {none && technical && <p className={styles.quiet}>This operation takes no input.</p>}
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
  technical = false,
  onChange,
}: Omit<Props, 'ref' | 'problems' | 'appliance'> & { problems: Problems }) {
  const known = fieldOf('body', operation.body ?? z.string())
  // The media type is what a program has to know, not a person.
  const type = technical && operation.bodyType !== 'application/json' ? operation.bodyType : undefined
  const field: Field = {
    ...known,
    label: technical ? 'Body' : known.label,
    doc: [type, known.doc].filter(Boolean).join('. ') || undefined,
  }
  const inputs = {
    field,
    value: input.body,
    problems,
    editing: false,
    values: {},
    onChange: (body: unknown) => onChange({ ...input, body }),
  }
  if (operation.bodyType === 'application/json') return <FieldInputFor {...inputs} />
  if (operation.bodyType === 'text/plain') return <TextFileInput {...inputs} rows={10} />
  return <FileInput {...inputs} />
}
