import styles from './before-after.module.css'

interface Props {
  /** What the table is, for who does not see it. */
  label?: string
  /** What the first column names. */
  what: string
  /** Undefined or empty where there was or is nothing. */
  rows: readonly { name: string; before: string | undefined; after: string | undefined }[]
  /** Values are code. */
  mono?: boolean
}

/** What was and what is, a row for each thing that is another. Nothing where nothing is. */
export function BeforeAfter({ label = 'Before and after', what, rows, mono }: Props) {
  if (rows.length === 0) return null
  return (
    <div className={styles.changes} data-mono={mono} tabIndex={0} role="group" aria-label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">{what}</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, before, after }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td data-del={before ? true : undefined}>{before || (mono ? '' : 'none')}</td>
              <td data-add={after ? true : undefined}>{after || (mono ? '' : 'none')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
