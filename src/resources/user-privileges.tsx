/** What a user was granted, what counts, and what that allows. */
import type { User } from '../catalog/users'
import { Section } from '../ui/panel'
import { roleLines } from './role-words'
import styles from './privileges.module.css'

const none = <span className={styles.none}>none</span>

export function Privileges({ row }: { row: User }) {
  return (
    <Section title="Privileges">
      <Levels row={row} />
    </Section>
  )
}

/** Within the section, which then says that they cannot be read. */
function Levels({ row }: { row: User }) {
  const lines = roleLines(row.granted_roles, row.effective_roles)
  const more = lines.some(({ granted, effective }) => granted !== effective)
  const whole = row.effective_roles?.['system'] === 'full'
  return (
    <>
      {lines.length === 0 ? (
        <p className={styles.quiet}>None: this user may change the own password, and nothing else.</p>
      ) : (
        <div className={styles.wide} tabIndex={0} role="group" aria-label="Privileges">
          <table className={styles.rows}>
            <thead>
              <tr>
                <th scope="col">Kind</th>
                <th scope="col">Granted</th>
                <th scope="col">Effective</th>
                <th scope="col">What that allows</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ family, label, granted, effective, allows }) => (
                <tr key={family}>
                  <th scope="row">{label}</th>
                  <td>{granted ?? none}</td>
                  <td>{effective === null ? none : granted === effective ? effective : <b>{effective}</b>}</td>
                  <td>{whole && family !== 'system' ? 'Included in unlimited privileges.' : allows}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {more && (
        <p className={styles.quiet}>
          Where the two differ, user groups or unlimited privileges bring what was not granted.
        </p>
      )}
    </>
  )
}
