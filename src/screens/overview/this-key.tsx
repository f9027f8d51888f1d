import { Link } from 'react-router'
import { exists, type Appliance } from '../../api/appliance'
import { describeStanding, may } from '../../api/standing'
import { users } from '../../catalog/users'
import { pathOf } from '../../crud/paths'
import { lazily } from '../../ui/lazily'
import { KeyValueList } from '../../ui/key-value-list'
import styles from './overview-screen.module.css'

// Most keys tell whose they are.
const OwnName = lazily(() => import('./own-name').then((module) => module.OwnName), { ahead: false })

const words = { yes: 'Yes', no: 'No', unknown: 'Not known: the appliance does not say' } as const

function ownerOf(appliance: Appliance) {
  const { user } = appliance
  if (user === null) return 'Not known'
  if (!exists(users.operations.get, appliance)) return user
  return (
    <Link to={pathOf('users', user)}>
      <bdi>{user}</bdi>
    </Link>
  )
}

/** What the key that is signed in may do, as far as it could be learned without changing anything. */
export function ThisKey({ appliance }: { appliance: Appliance }) {
  const { standing } = appliance
  return (
    <section className={styles.section}>
      <header>
        <h2>This key</h2>
        <span className={styles.count}>…{appliance.keyHint}</span>
      </header>
      <KeyValueList
        items={[
          { key: 'owner', label: 'Owner', value: ownerOf(appliance) },
          { key: 'level', label: 'Level', value: describeStanding(standing) },
          { key: 'write', label: 'Change assets', value: words[may(standing, 'write full')] },
          { key: 'system', label: 'Change the system', value: words[may(standing, 'system full')] },
          { key: 'packets', label: 'Packets', value: words[may(standing, 'packets')] },
        ]}
      />
      {appliance.user === null && exists(users.operations.apiKeys, appliance) && <OwnName appliance={appliance} />}
      {standing.notes.map((note) => (
        <p key={note} className={styles.quiet}>
          {note}
        </p>
      ))}
    </section>
  )
}
