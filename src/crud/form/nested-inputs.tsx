import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { Field } from '../../catalog/fields'
import { Button, IconButton } from '../../ui/button'
import { Segmented } from '../../ui/segmented'
import styles from './form.module.css'
import type { FieldInput, InputProps } from './input-props'
import { problemsUnder } from './problems'
import { shapeOf } from './shape'
import { blankOf, type Values } from './values'

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Sets one field of an object; undefined takes it out. */
const withField = (object: Values, name: string, value: unknown): Values => {
  const next: Record<string, unknown> = { ...object }
  if (value === undefined) delete next[name]
  else next[name] = value
  return next
}

interface FieldsProps extends InputProps {
  fields: readonly Field[]
  /** The input for a field; handed in, since it draws these inputs in turn. */
  input: FieldInput
}

/** The fields of an object inside the form. */
export function ObjectInput({ field, fields, value, onChange, problems, editing, values, input: Input }: FieldsProps) {
  const object = isValues(value) ? value : {}
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>
        {field.label}
        {!field.required && <span className={styles.quiet}> optional</span>}
      </legend>
      {field.doc && <p className={styles.hint}>{field.doc}</p>}
      {problems[''] && (
        <p data-problem className={styles.problem}>
          {problems['']}
        </p>
      )}
      {fields.map((inner) => (
        <Input
          key={inner.name}
          field={inner}
          value={object[inner.name]}
          onChange={(next) => {
            const changed = withField(object, inner.name, next)
            // An optional object without fields is left out, as long as it was not there before.
            onChange(Object.keys(changed).length === 0 && !field.required && !editing ? undefined : changed)
          }}
          problems={problemsUnder(problems, inner.name)}
          editing={false}
          values={values}
        />
      ))}
    </fieldset>
  )
}

/** A list of objects, one under the other. */
export function RowsInput({ field, fields, value, onChange, problems, editing, values, input: Input }: FieldsProps) {
  const rows: unknown[] = Array.isArray(value) ? value : []
  const set = (next: unknown[]) => onChange(next.length === 0 && !editing && !field.required ? undefined : next)
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>
        {field.label}
        {!field.required && <span className={styles.quiet}> optional</span>}
      </legend>
      {field.doc && <p className={styles.hint}>{field.doc}</p>}
      {problems[''] && (
        <p data-problem className={styles.problem}>
          {problems['']}
        </p>
      )}
      {rows.map((row, index) => (
        // Rows have no identity of their own; their fields keep no state that a removal could mix up.
        // eslint-disable-next-line react/no-array-index-key
        <div key={index} className={styles.row} role="group" aria-label={`${field.label} ${index + 1}`}>
          <div className={styles.cells}>
            {fields.map((inner) => {
              const object = isValues(row) ? row : {}
              return (
                <Input
                  key={inner.name}
                  field={inner}
                  value={object[inner.name]}
                  onChange={(next) =>
                    set(rows.map((each, at) => (at === index ? withField(object, inner.name, next) : each)))
                  }
                  problems={problemsUnder(problemsUnder(problems, String(index)), inner.name)}
                  editing={false}
                  values={values}
                  // Addresses that are pasted get a row each, which is otherwise like the one they were pasted into.
                  onSeveral={
                    inner.meta.kind === 'address'
                      ? (texts) =>
                          set(
                            rows.flatMap((each, at) =>
                              at === index ? texts.map((text) => withField(object, inner.name, text)) : [each],
                            ),
                          )
                      : undefined
                  }
                />
              )
            })}
          </div>
          <IconButton
            label={`Remove ${field.label} ${index + 1}`}
            icon={<X />}
            small
            onClick={() => set(rows.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div>
        <Button small icon={<Plus />} onClick={() => set([...rows, blankOf(fields)])}>
          Add to {field.label.toLowerCase()}
        </Button>
      </div>
    </fieldset>
  )
}

const accepts = (field: Field, value: unknown): boolean => field.schema.safeParse(value).success

interface UnionProps extends InputProps {
  options: readonly { label: string; field: Field }[]
  input: FieldInput
}

/** A value of one of several forms: first which, then the input of that form. */
export function UnionInput(props: UnionProps) {
  const { options, input: Input, ...rest } = props
  const { field, value, onChange } = rest
  const fitting = options.findIndex((option) => accepts(option.field, value))
  const [chosen, setChosen] = useState<number | undefined>(undefined)
  const at = chosen ?? Math.max(0, fitting)
  const option = options[at] ?? options[0]
  if (!option) return null
  return (
    <div className={styles.union}>
      <Segmented
        label={`Form of ${field.label}`}
        small
        value={String(at)}
        onChange={(next) => {
          setChosen(Number(next))
          const to = options[Number(next)]
          if (to && !accepts(to.field, value)) onChange(shapeOf(to.field).kind === 'boolean' ? false : undefined)
        }}
        options={options.map(({ label }, index) => ({ value: String(index), label }))}
      />
      <Input {...rest} field={option.field} />
    </div>
  )
}
