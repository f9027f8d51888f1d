/** Appliances of earlier visits: address, name, role and version; never keys. */
import { X } from 'lucide-react'
import type { KnownAppliance } from '../../api/known'
import { session } from '../../api/session'
import { platformNames } from '../../catalog/platform'
import { IconButton } from '../../ui/button'
import styles from './known-appliances.module.css'

interface Props {
  known: readonly KnownAppliance[]
  chosen: string
  onChoose: (url: string) => void
}

/** The address as a person says it: without the scheme that goes without saying. */
const short = (url: string) => url.replace(/^https:\/\//, '')

export function KnownAppliances({ known, chosen, onChoose }: Props) {
  if (known.length === 0) return null
  return (
    <section className={styles.known}>
      <h2>Known appliances</h2>
      <ul>
        {known.map((appliance) => (
          <li key={appliance.url} data-chosen={appliance.url === chosen || undefined}>
            <button type="button" className={styles.choose} onClick={() => onChoose(appliance.url)}>
              <span className={styles.names}>
                <b>
                  <bdi>{appliance.name}</bdi>
                </b>
                <small>{short(appliance.url)}</small>
              </span>
              <span className={styles.role}>
                {platformNames[appliance.platform]} {appliance.version.split('.').slice(0, 3).join('.')}
              </span>
            </button>
            <IconButton
              small
              label={`Forget ${appliance.name}`}
              icon={<X size={14} strokeWidth={2} />}
              onClick={() => session.forgetKnown(appliance.url)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
