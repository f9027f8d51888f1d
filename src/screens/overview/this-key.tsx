import type { Appliance } from '../../api/appliance'
import { describeStanding, may } from '../../api/standing'
import { KeyValueList } from '../../ui/key-value-list'
import styles from './overview-screen.module.css'

const words = { yes: 'Yes', no: 'No', unknown: 'Not known: the appliance does not say' } as const

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
          { key: 'owner', label: 'Owner', value: appliance.user ?? 'Not known' },
          { key: 'level', label: 'Level', value: describeStanding(standing) },
          { key: 'write', label: 'Change assets', value: words[may(standing, 'write full')] },
          { key: 'system', label: 'Change the system', value: words[may(standing, 'system full')] },
          { key: 'packets', label: 'Packets', value: words[may(standing, 'packets')] },
        ]}
      />
      {standing.notes.map((note) => (
        <p key={note} className={styles.quiet}>
          {note}
        </p>
      ))}
    </section>
  )
}
