import { Link } from 'react-router'
import { Appliance } from '../../catalog/appliances'
import { dictionary } from '../../catalog/dictionary'
import { fieldOf } from '../../catalog/fields'
import { pathOf } from '../../crud/paths'
import { shownName } from '../../ui/name'
import { State } from '../../ui/state-glyph'
import styles from './overview-screen.module.css'

const kinds = dictionary(fieldOf('platform', Appliance.shape.platform).meta.choices ?? {})

function stateOf(appliance: Appliance) {
  if (appliance.status_message) return <State state="warn">{shownName(appliance.status_message)}</State>
  const license = shownName(appliance.license_status).toLowerCase()
  if (license !== '' && license !== 'nominal') return <State state="warn">License {license}</State>
  return <State state="ok">Connected</State>
}

/** Those that are connected to this one, which lists itself, too. */
export function ConnectedAppliances({ appliances: all }: { appliances: readonly Appliance[] }) {
  const appliances = all.filter(({ id }) => id !== 0)
  if (appliances.length === 0) return null
  return (
    <section className={styles.flush}>
      <header>
        <h2>Connected appliances</h2>
        <span className={styles.count}>{appliances.length}</span>
        <Link to={pathOf('appliances')}>All of them</Link>
      </header>
      <div className={styles.wide} tabIndex={0} role="group" aria-label="Connected appliances">
        <table className={styles.lined}>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Role</th>
              <th scope="col">Version</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {appliances.map((appliance) => (
              <tr key={appliance.id}>
                <th scope="row">
                  <bdi>{appliance.display_name || appliance.hostname || 'No name'}</bdi>
                </th>
                <td>{kinds[shownName(appliance.platform)] ?? appliance.platform}</td>
                <td>{appliance.firmware_version}</td>
                <td>{stateOf(appliance)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
