import { Link } from 'react-router'
import type { AuditEntry } from '../../catalog/auditlog'
import { pathOf } from '../../crud/paths'
import { TimeText } from '../../ui/time-text'
import styles from './overview-screen.module.css'

export function LastChanges({ entries }: { entries: readonly AuditEntry[] }) {
  return (
    <section className={styles.section}>
      <header>
        <h2>Last changes</h2>
        <Link to={pathOf('auditlog')}>Audit log</Link>
      </header>
      <ol className={styles.changes}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <TimeText at={entry.occur_time} />
            <span>
              <b>{entry.body.user}</b> {entry.body.operation} {entry.body.details}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
