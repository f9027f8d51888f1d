/** A value of the API as people read it in a list of facts: times by the zone, other objects as links. */
import { fieldOf, fieldsOf, type Field } from '../catalog/fields'
import { z } from '../catalog/zod'
import { number } from '../ui/format'
import { Name } from '../ui/name'
import { cut } from '../ui/table/column'
import { TimeText } from '../ui/time-text'
import styles from './crud.module.css'
import { ObjectLink } from './object-link'
import { isPlain, momentOf, switchOf, wordsFor } from './value-words'

type Line = readonly [label: string, words: string]

/** The fields of a small object that say something; undefined for one with objects inside. */
function saidBy(schema: z.ZodType, value: unknown): Line[] | undefined {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : []
  if (entries.length === 0 || entries.length > 40) return undefined
  if (!entries.every(([, one]) => one === null || isPlain(one))) return undefined
  const known = new Map(schema instanceof z.ZodObject ? fieldsOf(schema).map((one) => [one.name, one]) : [])
  return entries.flatMap(([name, one]) => {
    const inner = known.get(name)
    // Settings are shown to the byte.
    const words =
      inner?.meta.kind === 'bytes' && typeof one === 'number' ? `${number(one)} bytes` : wordsFor(inner, one)
    return words === '' ? [] : [[inner?.label ?? name, words] as const]
  })
}

/** A small object as a line for each field, a list of such as a line for each; undefined for anything deeper. */
export function linesOf({ name, schema }: Field, value: object): string[] | undefined {
  if (!Array.isArray(value)) return saidBy(schema, value)?.map(([label, words]) => `${label}: ${words}`)
  const element = schema instanceof z.ZodArray ? fieldOf(name, schema.element as z.ZodType).schema : schema
  const rows = value.map((one) =>
    saidBy(element, one)
      ?.map((line) => line.join(' '))
      .join(', '),
  )
  return rows.every((row) => row !== undefined) ? rows : undefined
}

/** Characters of a text that are laid out. The whole is in the JSON. */
const longest = 20_000

const mono: ReadonlySet<string | undefined> = new Set(['mac', 'code', 'pem', 'json', 'secret'])

/** A value in a list of facts: times by the zone, other objects as links, long text as it is. */
export function ValueText({ field, value }: { field: Field; value: unknown }) {
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) {
    return <span className={styles.none}>none</span>
  }
  const at = momentOf(field, value)
  if (at !== undefined) return <TimeText theirs at={at} />
  if (field.meta.refers && (typeof value === 'number' || typeof value === 'string')) {
    return <ObjectLink to={field.meta.refers} id={String(value)} />
  }
  if (typeof value === 'object') {
    const flat = wordsFor(field, value)
    if (Array.isArray(value) && value.every(isPlain)) return <Name>{flat}</Name>
    if (field.meta.kind === 'names' || switchOf(value) !== undefined) {
      return flat === '' ? <span className={styles.none}>none</span> : <Name>{flat}</Name>
    }
    const lines = linesOf(field, value)
    if (lines) {
      return (
        <ul className={styles.lines}>
          {lines.map((line, index) => (
            // Lines of a value neither move nor change: their place is their name.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index}>
              <Name>{line}</Name>
            </li>
          ))}
        </ul>
      )
    }
    return <pre className={styles.block}>{cut(JSON.stringify(value, null, 2), longest)}</pre>
  }
  if (mono.has(field.meta.kind)) return <span className={styles.code}>{cut(wordsFor(field, value), longest)}</span>
  return <Name>{wordsFor(field, value)}</Name>
}
