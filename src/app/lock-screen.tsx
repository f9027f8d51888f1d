/** In place of every page while the console is locked: how far the upgrade is, and the way back in. */
import { useQueryClient } from '@tanstack/react-query'
import { LockKeyholeOpen } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { keyOf } from '../api/keys'
import { session } from '../api/session'
import { signIn, type SignInResult } from '../api/sign-in'
import { KeyField, useKeyEntry } from '../crud/key-entry'
import { Button } from '../ui/button'
import { Note } from '../ui/note'
import { Select } from '../ui/select'
import { TimeProvider } from '../ui/time-text'
import { locked, type Opener } from '../work/fleet/lock'
import { roster } from '../work/fleet/roster'
import { fleetRuns, useFleetProgress } from '../work/fleet/runs'
import { Door } from './door'
import { FleetGuard } from './fleet-guard'
import styles from './lock-screen.module.css'
import { usePreferences } from './preferences'

/** A key that is in memory opens by itself: its appliance may be restarting. Any other is tried on its appliance. */
async function open(id: string, typed: string, signal: AbortSignal): Promise<SignInResult> {
  const appliance = roster.find(id)
  const key = typed.trim()
  if (appliance && keyOf(id) === key) {
    await session.add(appliance, key, false)
    return { kind: 'signed-in', appliance }
  }
  return signIn({ url: id, key, keep: false }, { signal })
}

function Form({ openers }: { openers: readonly Opener[] }) {
  const [id, setId] = useState(openers[0]?.id ?? '')
  const entry = useKeyEntry(
    (key, signal) => open(id, key, signal),
    () => locked.unlock(),
  )
  return (
    <div className={styles.form}>
      <Select
        label="Appliance"
        value={id}
        options={openers.map(({ id: value, name: label }) => ({ value, label }))}
        onChange={setId}
      />
      <KeyField entry={entry} keeps={false} />
      {entry.diagnosis && (
        <Note kind="danger" live>
          {entry.diagnosis}
        </Note>
      )}
      <Button
        kind="main"
        pending={entry.pending}
        icon={<LockKeyholeOpen size={16} strokeWidth={1.75} />}
        onClick={() => void entry.submit()}
      >
        Unlock
      </Button>
    </div>
  )
}

export function LockScreen({ openers }: { openers: readonly Opener[] }) {
  const client = useQueryClient()
  const { zone } = usePreferences()
  const progress = useFleetProgress()
  const runs = useSyncExternalStore(fleetRuns.subscribe, fleetRuns.get)
  useEffect(() => client.clear(), [client])
  useEffect(() => {
    document.title = [progress, 'Locked', 'hopdeck'].filter(Boolean).join(' · ')
  }, [progress])
  const [verified, of] = progress.split('/')
  return (
    <TimeProvider zone={zone}>
      <Door>
        <main className={styles.main}>
          <FleetGuard closed />
          <div className={styles.box}>
            <h1>Locked</h1>
            {runs.size > 0 ? (
              <Note kind="info">
                A fleet upgrade goes on: <b>{`${verified} of ${of}`}</b> verified. Only the keys of appliances still to
                do are kept, each until it ends.
              </Note>
            ) : (
              <Note kind="info">The fleet upgrade has stopped. No key of it is kept; its page says how far it is.</Note>
            )}
            <Form openers={openers} />
          </div>
        </main>
      </Door>
    </TimeProvider>
  )
}
