import { withoutSecrets } from '../../api/secrets'
import type { Operation } from '../../catalog/operation'
import type { Change } from './changes'
import styles from './request.module.css'

/** A value as JSON; a password is not shown to whoever looks over the shoulder. */
const textFor =
  (operation: Operation) =>
  (field: string, value: unknown): string => {
    if (value === undefined) return ''
    const name = field.split('.').at(-1) ?? field
    return Object.values(withoutSecrets({ [name]: value }, operation.body) ?? {})
      .map((clean) => JSON.stringify(clean))
      .join('')
  }

/** Before and after, a row for each field that a write will change. Nothing where it changes none. */
export function ChangesTable({ operation, changes }: { operation: Operation; changes: readonly Change[] }) {
  const text = textFor(operation)
  if (changes.length === 0) return null
  return (
    <div className={styles.changes} tabIndex={0} role="group" aria-label="Before and after">
      <table>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ field, before, after }) => (
            <tr key={field}>
              <th scope="row">{field}</th>
              <td data-del={before !== undefined || undefined}>{text(field, before)}</td>
              <td data-add={after !== undefined || undefined}>{text(field, after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
