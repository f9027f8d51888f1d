import type { Field } from '../../catalog/fields'
import { wordsFor } from '../value-words'
import styles from './form.module.css'
import { Draft, type Values } from './values'

interface WillBeSentProps {
  fields: readonly Field[]
  body: Values
  /** What was there before; null for a new object. */
  was: Values | null
  /** "PATCH /tags/3" */
  request: string
}

const long = 120

function say(field: Field | undefined, value: unknown): string {
  if (field?.meta.kind === 'secret' || field?.meta.kind === 'pem') return value ? 'hidden here' : 'none'
  if (value instanceof Draft) return 'not finished'
  const words = value === '' ? 'empty' : wordsFor(field, value)
  if (words === '') return Array.isArray(value) ? 'none' : value === null || value === undefined ? 'none' : 'empty'
  return words.length > long ? `${words.slice(0, long)}…` : words
}

/** Exactly the fields that will be sent, by their API names, with what they were. */
export function WillBeSent({ fields, body, was, request }: WillBeSentProps) {
  const names = Object.keys(body)
  const byName = new Map(fields.map((field) => [field.name, field]))
  return (
    <section className={styles.sent} aria-label="Will be sent">
      <h3 className={styles.sentTitle}>Will be sent</h3>
      {names.length === 0 ? (
        <p className={styles.request}>Nothing yet: no field differs.</p>
      ) : (
        <dl className={styles.changes}>
          {names.map((name) => (
            <div key={name} className={styles.change}>
              <dt>{name}</dt>
              <dd>
                {was && <span className={styles.was}>{say(byName.get(name), was[name])} to </span>}
                <span className={styles.now}>{say(byName.get(name), body[name])}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className={styles.request}>1 request: {request}</p>
    </section>
  )
}
