/** The plate names the appliance one acts on, and switches between those that are signed in. */
import { ChevronsUpDown } from 'lucide-react'
import type { Appliance } from '../api/appliance'
import { useConnection } from '../api/log-hooks'
import { describeStanding } from '../api/standing'
import { platformNames } from '../catalog/platform'
import { lazily } from '../ui/lazily'
import { PopoverButton } from '../ui/popover'
import { Glyph } from '../ui/state-glyph'
import styles from './plate.module.css'

export const connectionWords = {
  answering: 'answers',
  silent: 'does not answer',
  'key refused': 'refuses the key',
  unknown: 'not asked yet',
} as const

export const connectionGlyphs = {
  answering: 'ok',
  silent: 'danger',
  'key refused': 'danger',
  unknown: 'unknown',
} as const

/** "Discover 9.8.1": the build number is left to the pages that show it whole. */
export const roleOf = ({ platform, version }: Pick<Appliance, 'platform' | 'version'>): string =>
  `${platformNames[platform]} ${version.split('.').slice(0, 3).join('.')}`

// What one can switch to is told when one asks.
const PlateMenu = lazily(() => import('./plate-menu').then((module) => module.PlateMenu))

export function Plate({ appliance }: { appliance: Appliance }) {
  const state = useConnection(appliance.id)
  return (
    <PopoverButton
      label="Switch appliance"
      title="Signed in"
      trigger={
        <button type="button" className={styles.plate} title={`${appliance.name} ${connectionWords[state]}`}>
          <Glyph state={connectionGlyphs[state]} />
          <span className={styles.names}>
            <b>
              <bdi>{appliance.name}</bdi>
            </b>
            <small>
              {roleOf(appliance)} · {describeStanding(appliance.standing)}
            </small>
          </span>
          <ChevronsUpDown size={14} strokeWidth={2} aria-hidden />
        </button>
      }
    >
      {(close) => <PlateMenu appliance={appliance} onDone={close} />}
    </PopoverButton>
  )
}
