/** An answer as people read it: rows as a table, fields as facts, anything else as JSON. */
import { fieldOf, fieldsOf } from '../../catalog/fields'
import type { Operation } from '../../catalog/operation'
import { z } from '../../catalog/zod'
import { JsonView } from '../../ui/json-view'
import { KeyValueList } from '../../ui/key-value-list'
import { rowSchema } from '../../catalog/rows'
import { type Row } from '../model'
import { ValueText } from '../value-text'
import { wordsFor } from '../value-words'
import styles from './single.module.css'

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)
const isFlat = (value: unknown): boolean => typeof value !== 'object' || value === null

function Rows({ operation, rows }: { operation: Operation; rows: readonly Row[] }) {
  const shape = rowSchema(operation)
  if (!shape || rows.length === 0) return <p className={styles.quiet}>{rows.length === 0 ? 'None.' : ''}</p>
  const fields = fieldsOf(shape).filter((field) => rows.some((row) => row[field.name] !== undefined))
  return (
    <div className={styles.wide} tabIndex={0} role="group" aria-label={operation.doc}>
      <table className={styles.rows}>
        <thead>
          <tr>
            {fields.map((field) => (
              <th key={field.name} scope="col" data-number={isNumber(field.schema) || undefined}>
                {field.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // Rows of an answer neither move nor change: their place is their name.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={index}>
              {fields.map((field) => (
                <td key={field.name} data-number={isNumber(field.schema) || undefined}>
                  <ValueText field={field} value={row[field.name]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const isNumber = (schema: z.ZodType): boolean => schema instanceof z.ZodNumber

const unknown = z.unknown()

export function AnswerFacts({ operation, value }: { operation: Operation; value: unknown }) {
  if (Array.isArray(value)) return <Rows operation={operation} rows={value.filter(isRow)} />
  if (!isRow(value)) return <p>{wordsFor(undefined, value)}</p>
  const schema = operation.returns.kind === 'json' ? fieldOf('answer', operation.returns.schema).schema : undefined
  // A document without fixed fields is best looked into as it is.
  if (!(schema instanceof z.ZodObject)) return <JsonView value={value} label={operation.doc} depth={1} height={560} />
  const known = new Map(fieldsOf(schema).map((field) => [field.name, field]))
  const names = [...known.keys(), ...Object.keys(value)].filter(
    (name, index, all) => all.indexOf(name) === index && value[name] !== undefined,
  )
  return (
    <KeyValueList
      className={styles.facts}
      items={names.map((name) => {
        const field = known.get(name) ?? fieldOf(name, unknown)
        const flat = isFlat(value[name])
        return {
          key: name,
          label: field.label,
          value: <ValueText field={field} value={value[name]} />,
          hint: field.doc,
          copy: flat && field.meta.kind !== 'secret' ? wordsFor(undefined, value[name]) || undefined : undefined,
        }
      })}
    />
  )
}
