/** What the catalogue knows of an operation: parameters, body, answers. */
import { fieldOf, fieldsOf, type Field } from '../../catalog/fields'
import type { Operation } from '../../catalog/operation'
import { pathNames, pathParameter } from '../../catalog/path-parameters'
import { z } from '../../catalog/zod'
import { bodyFields } from '../../crud/form/problems'
import styles from './explorer.module.css'

function typeOf(field: Field): string {
  const { schema, nullable } = field
  const name =
    schema instanceof z.ZodEnum
      ? schema.options.map((option) => JSON.stringify(option)).join(' | ')
      : schema instanceof z.ZodLiteral
        ? [...schema.values].map((value) => JSON.stringify(value)).join(' | ')
        : schema instanceof z.ZodArray
          ? `list of ${typeOf(fieldOf(field.name, schema.element as z.ZodType))}`
          : schema instanceof z.ZodObject
            ? 'object'
            : schema instanceof z.ZodNumber
              ? schema.isInt
                ? 'integer'
                : 'number'
              : schema instanceof z.ZodBoolean
                ? 'boolean'
                : schema instanceof z.ZodString
                  ? 'text'
                  : 'JSON'
  return nullable ? `${name} or null` : name
}

function Fields({ title, fields }: { title: string; fields: readonly Field[] }) {
  if (fields.length === 0) return null
  return (
    <section className={styles.docs}>
      <h2>{title}</h2>
      <dl>
        {fields.map((field) => (
          <div key={field.name}>
            <dt>
              <code>{field.name}</code>
            </dt>
            <dd>
              <span className={styles.type}>{typeOf(field)}</span>
              {field.required && ' · required'}
              {field.preset !== undefined && ` · ${JSON.stringify(field.preset)} if left out`}
              {field.meta.since && ` · since ${field.meta.since}`}
              {field.meta.assumed && ' · assumed'}
              {field.doc && <p>{field.doc}</p>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const success: Record<Operation['returns']['kind'], string> = {
  json: 'JSON',
  created: 'no body; the id of the new object is in Location',
  accepted: 'no body; a job may be named in Location',
  none: 'no body',
  text: 'text',
  bytes: 'a file',
}

/** The fields of the answer, or of its rows. */
function answerFields(operation: Operation): Field[] {
  if (operation.returns.kind !== 'json') return []
  const whole = fieldOf('answer', operation.returns.schema).schema
  const row = whole instanceof z.ZodArray ? fieldOf('row', whole.element as z.ZodType).schema : whole
  return row instanceof z.ZodObject ? fieldsOf(row) : []
}

export function Docs({ operation }: { operation: Operation }) {
  const params = pathNames(operation.path).map((name) => fieldOf(name, pathParameter(operation, name)))
  return (
    <div className={styles.form}>
      {operation.note && <p>{operation.note}</p>}
      {operation.assumed && <p className={styles.quiet}>Some facts of this operation are not stated by any source.</p>}
      <Fields title="Path" fields={params} />
      <Fields title="Query" fields={operation.query ? fieldsOf(operation.query) : []} />
      <Fields title="Body" fields={bodyFields(operation.body)} />
      {operation.body && bodyFields(operation.body).length === 0 && (
        <p>
          Body: <code>{operation.bodyType}</code>
        </p>
      )}
      <section className={styles.docs}>
        <h2>Answers</h2>
        <p>
          <b>{operation.status}</b> {success[operation.returns.kind]}
          {operation.partial && '; 207 with the failures where a part was not applied, 422 with them where nothing was'}
        </p>
        <p className={styles.quiet}>
          Errors: {[...new Set([400, 401, 402, 403, ...operation.errors])].toSorted((a, b) => a - b).join(', ')} and 5xx
        </p>
      </section>
      <Fields title="Fields of the answer" fields={answerFields(operation)} />
    </div>
  )
}
