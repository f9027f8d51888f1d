import { Link } from 'react-router'
import type { AuditEntry } from '../../catalog/auditlog'
import { deedOf, whoOf } from '../../crud/audit-words'
import { pathOf } from '../../crud/paths'
import { TimeText } from '../../ui/time-text'
import styles from './overview-screen.module.css'

const most = 6
const mostSignIns = 3

function Entries({ entries }: { entries: readonly AuditEntry[] }) {
  return (
    <ol className={styles.changes}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <TimeText theirs at={entry.occur_time} />
          <span>
            <b>{whoOf(entry)}</b> <bdi>{deedOf(entry).words}</bdi>
          </span>
        </li>
      ))}
    </ol>
  )
}

/** What was changed, in words; who signed in stands apart, since that changes nothing. */
export function LastChanges({ entries }: { entries: readonly AuditEntry[] }) {
  const signIns = entries.filter((entry) => deedOf(entry).kind === 'sign-in')
  const changes = entries.filter((entry) => deedOf(entry).kind !== 'sign-in')
  return (
    <section className={styles.section}>
      <header>
        <h2>Last changes</h2>
        <Link to={pathOf('auditlog')}>Audit log</Link>
      </header>
      {changes.length === 0 ? (
        <p className={styles.quiet}>None in the last {entries.length} entries.</p>
      ) : (
        <Entries entries={changes.slice(0, most)} />
      )}
      {signIns.length > 0 && (
        <>
          <h3 className={styles.apart}>Log-ins</h3>
          <Entries entries={signIns.slice(0, mostSignIns)} />
        </>
      )}
    </section>
  )
}
