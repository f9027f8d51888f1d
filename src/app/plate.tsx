/** The plate names the appliance one acts on, and switches between those that are signed in. */
import { ChevronsUpDown, LogOut, Plus } from 'lucide-react'
import { useNavigate } from 'react-router'
import type { Appliance } from '../api/appliance'
import { useConnection } from '../api/log-hooks'
import { session, useSession } from '../api/session'
import { describeStanding } from '../api/standing'
import { platformNames } from '../catalog/platform'
import { Button } from '../ui/button'
import { PopoverButton } from '../ui/popover'
import { Glyph } from '../ui/state-glyph'
import styles from './plate.module.css'
import { useSignOut } from './use-sign-out'

const connectionWords = {
  answering: 'answers',
  silent: 'does not answer',
  'key refused': 'refuses the key',
  unknown: 'not asked yet',
} as const

const connectionGlyphs = { answering: 'ok', silent: 'danger', 'key refused': 'danger', unknown: 'unknown' } as const

/** "Discover 9.8.1": the build number is left to the pages that show it whole. */
export const roleOf = ({ platform, version }: Pick<Appliance, 'platform' | 'version'>): string =>
  `${platformNames[platform]} ${version.split('.').slice(0, 3).join('.')}`

function Row({ appliance, onPick }: { appliance: Appliance; onPick: () => void }) {
  const { state } = useConnection(appliance.id)
  return (
    <button type="button" className={styles.row} onClick={onPick}>
      <Glyph state={connectionGlyphs[state]} />
      <span>
        <b>
          <bdi>{appliance.name}</bdi>
        </b>
        <small>
          {roleOf(appliance)} · {describeStanding(appliance.standing)} · {connectionWords[state]}
        </small>
        <small>{appliance.url.replace(/^https:\/\//, '')}</small>
      </span>
    </button>
  )
}

export function Plate({ appliance }: { appliance: Appliance }) {
  const { appliances } = useSession()
  const navigate = useNavigate()
  const signOut = useSignOut()
  const { state } = useConnection(appliance.id)
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
      {(close) => (
        <div className={styles.list}>
          <ul>
            {appliances.map((each) => (
              <li key={each.id} aria-current={each.id === appliance.id || undefined}>
                <Row
                  appliance={each}
                  onPick={() => {
                    close()
                    session.switchTo(each.id)
                  }}
                />
              </li>
            ))}
          </ul>
          <div className={styles.actions}>
            <Button
              kind="plain"
              icon={<Plus size={16} strokeWidth={1.75} />}
              onClick={() => {
                close()
                void navigate('/sign-in')
              }}
            >
              Sign in to another
            </Button>
            <Button
              kind="plain"
              icon={<LogOut size={16} strokeWidth={1.75} />}
              onClick={() => {
                close()
                signOut(appliance.id)
              }}
            >
              Sign out
            </Button>
          </div>
        </div>
      )}
    </PopoverButton>
  )
}
