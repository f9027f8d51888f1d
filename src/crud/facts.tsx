import { useAppliance } from '../api/session'
import { fieldOf, fieldsOf, type Field } from '../catalog/fields'
import { z } from '../catalog/zod'
import { KeyValueList } from '../ui/key-value-list'
import { useBrowser } from './browser'
import { valueAt } from './column'
import { flatFields } from './columns'
import styles from './crud.module.css'
import { shapeOf } from './form/shape'
import { heldHere } from './held'
import type { Row } from './model'
import { ValueText } from './value-text'
import { wordsFor } from './value-words'

const bulky = (field: Field): boolean => {
  const { kind } = shapeOf(field)
  return kind === 'code' || kind === 'pem' || kind === 'secret'
}

const hasValue = (value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  value !== '' &&
  !(typeof value === 'object' && Object.keys(value).length === 0)

/** What an object is, in words: the fields of the list first, then all others that have a value. */
export function Summary({ row, shape }: { row: Row; shape: z.ZodObject }) {
  const { chosen } = useBrowser()
  const looked = new Map(chosen.flatMap(({ id, cell, look }) => (cell && look ? [[id, { cell, look }] as const] : [])))
  const told = new Set([...looked.values()].flatMap(({ look }) => look.tells ?? []))
  const appliance = useAppliance()
  const order = chosen.map((choice) => choice.id)
  // What the list shows is missed when it is not there; but nobody misses what the appliance does not have.
  const expected = (field: Field) => order.includes(field.name) && heldHere(field, appliance)
  // An object whose parts are columns of the list is told by its parts.
  const parted = (name: string) => order.some((id) => id.startsWith(`${name}.`))
  const fields = flatFields(shape)
    .filter(({ name }) => (name.includes('.') ? parted(name.split('.')[0] ?? '') : !parted(name)))
    .filter(({ name }) => !looked.get(name)?.look.below && !told.has(name))
    .filter((field) => !bulky(field) && (hasValue(valueAt(row, field.name)) || expected(field)))
    .toSorted((a, b) => rank(order, a.name) - rank(order, b.name))
  return (
    <KeyValueList
      className={styles.facts}
      items={fields.map((field) => ({
        key: field.name,
        label: looked.get(field.name)?.look.title ?? field.label,
        value: looked.get(field.name)?.cell(row) || <ValueText field={field} value={valueAt(row, field.name)} />,
      }))}
    />
  )
}

const rank = (order: readonly string[], name: string): number => {
  const at = order.indexOf(name)
  return at < 0 ? order.length : at
}

const unknown = z.unknown()

/** Every field of the answer by its API name, those that the catalogue does not know as well. */
export function AllFields({ row, shape }: { row: Row; shape: z.ZodObject }) {
  const known = new Map(fieldsOf(shape).map((field) => [field.name, field]))
  return (
    <KeyValueList
      className={styles.facts}
      items={Object.keys(row).map((name) => {
        const field = known.get(name) ?? fieldOf(name, unknown)
        const secret = field.meta.kind === 'secret'
        return {
          key: name,
          label: <span className={styles.code}>{name}</span>,
          value: <ValueText field={field} value={row[name]} />,
          hint: known.has(name) ? field.doc : 'Not in the catalogue',
          copy: secret ? undefined : wordsFor(undefined, row[name]) || undefined,
        }
      })}
    />
  )
}
