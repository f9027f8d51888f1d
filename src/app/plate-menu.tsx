/** The appliances that are signed in, to switch between; the way to another, and out. */
import { LogOut, Plus } from 'lucide-react'
import { useNavigate } from 'react-router'
import type { Appliance } from '../api/appliance'
import { useConnection } from '../api/log-hooks'
import { session, useSession } from '../api/session'
import { describeStanding } from '../api/standing'
import { leaving } from '../browser/leave'
import { Button } from '../ui/button'
import { Glyph } from '../ui/state-glyph'
import { connectionGlyphs, connectionWords, roleOf } from './plate'
import styles from './plate.module.css'
import { useSignOut } from './use-sign-out'

function Row({ appliance, onPick }: { appliance: Appliance; onPick: () => void }) {
  const state = useConnection(appliance.id)
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

export function PlateMenu({ appliance, onDone: close }: { appliance: Appliance; onDone: () => void }) {
  const { appliances } = useSession()
  const navigate = useNavigate()
  const signOut = useSignOut()
  return (
    <div className={styles.list}>
      <ul>
        {appliances.map((each) => (
          <li key={each.id} aria-current={each.id === appliance.id || undefined}>
            <Row
              appliance={each}
              onPick={() => {
                close()
                if (each.id !== appliance.id) leaving(() => session.switchTo(each.id))
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
            leaving(() => void navigate('/sign-in'))
          }}
        >
          Sign in to another
        </Button>
        <Button
          kind="plain"
          icon={<LogOut size={16} strokeWidth={1.75} />}
          onClick={() => {
            close()
            leaving(() => signOut(appliance))
          }}
        >
          Sign out
        </Button>
      </div>
    </div>
  )
}
