/** A value of the API as people read it: by its field's kind, never longer than it must be. */
import { fieldsOf, type Field } from '../catalog/fields'
import { z } from '../catalog/zod'
import { bytes, duration, number } from '../ui/format'
import { Name } from '../ui/name'
import { TimeText } from '../ui/time-text'
import { shapeOf } from './form/shape'
import styles from './crud.module.css'
import { ObjectLink } from './object-link'

const isPlain = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

const choiceWords = (field: Field, value: string | number | boolean): string | undefined => {
  const shape = shapeOf(field)
  return shape.kind === 'choice' ? shape.choices.find((choice) => choice.value === value)?.label : undefined
}

/** A value in words, for cells, exports and "will be sent". */
export function wordsFor(field: Field | undefined, value: unknown): string {
  if (value === undefined || value === null || value === '') return ''
  if (Array.isArray(value)) {
    return value.every(isPlain) ? value.map((one) => wordsFor(undefined, one)).join(', ') : JSON.stringify(value)
  }
  if (value instanceof File) return `${value.name}, ${bytes(value.size)}`
  if (!isPlain(value)) return JSON.stringify(value)
  const known = field && choiceWords(field, value)
  if (known !== undefined) return known
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'string') return value
  switch (field?.meta.kind) {
    case 'clock':
      return `${number(value)} s`
    case 'seconds':
      return duration(value * 1000)
    case 'span':
      return duration(value)
    case 'bytes':
      return bytes(value)
    case 'percent':
      return `${number(value)} %`
    case 'id':
      return String(value)
    default:
      return field ? number(value) : String(value)
  }
}

/** A list of flat objects that the catalogue knows, a line each: "IP address 10.0.0.1, VLANs from 20". */
function linesOf(field: Field, value: object): string[] | undefined {
  const { schema } = field
  if (!Array.isArray(value) || !(schema instanceof z.ZodArray) || !(schema.element instanceof z.ZodObject))
    return undefined
  const fields = fieldsOf(schema.element)
  const lines = value.map((item: unknown) => {
    if (typeof item !== 'object' || item === null) return undefined
    const parts = Object.entries(item).filter(([, part]) => part !== null && part !== '')
    if (!parts.every(([name, part]) => isPlain(part) && fields.some((each) => each.name === name))) return undefined
    return fields
      .flatMap((each) =>
        parts.filter(([name]) => name === each.name).map(([, part]) => `${each.label} ${wordsFor(each, part)}`),
      )
      .join(', ')
  })
  // Alike lines would hide that there are two.
  return lines.every((line) => line !== undefined) && new Set(lines).size === lines.length ? lines : undefined
}

const mono: ReadonlySet<string | undefined> = new Set(['mac', 'code', 'pem', 'json', 'secret'])

/** A value in a list of facts: times by the zone, other objects as links, long text as it is. */
export function ValueText({ field, value }: { field: Field; value: unknown }) {
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) {
    return <span className={styles.none}>none</span>
  }
  if (field.meta.kind === 'millis' && typeof value === 'number') return <TimeText at={value} />
  if (field.meta.refers && (typeof value === 'number' || typeof value === 'string')) {
    return <ObjectLink to={field.meta.refers} id={String(value)} />
  }
  if (typeof value === 'object') {
    const flat = wordsFor(field, value)
    if (Array.isArray(value) && value.every(isPlain)) return <Name>{flat}</Name>
    const lines = linesOf(field, value)
    if (lines) {
      return (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )
    }
    return <pre className={styles.block}>{JSON.stringify(value, null, 2)}</pre>
  }
  if (mono.has(field.meta.kind)) return <span className={styles.code}>{wordsFor(field, value)}</span>
  return <Name>{wordsFor(field, value)}</Name>
}
