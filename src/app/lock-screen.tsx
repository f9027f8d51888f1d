/** In place of every page while the console is locked: how far the upgrade is, and the way back in. */
import { useQueryClient } from '@tanstack/react-query'
import { LockKeyholeOpen } from 'lucide-react'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { keyOf } from '../api/keys'
import { session } from '../api/session'
import { signIn } from '../api/sign-in'
import { Button } from '../ui/button'
import { Note } from '../ui/note'
import { Select } from '../ui/select'
import { TextField } from '../ui/text-field'
import { TimeProvider } from '../ui/time-text'
import { locked, type Opener } from '../work/fleet/lock'
import { roster } from '../work/fleet/roster'
import { fleetRuns, useFleetProgress } from '../work/fleet/runs'
import { Door } from './door'
import { FleetGuard } from './fleet-guard'
import styles from './lock-screen.module.css'
import { usePreferences } from './preferences'

/** A key that is in memory opens by itself: its appliance may be restarting. Any other is tried on its appliance. */
async function open(id: string, key: string, signal: AbortSignal): Promise<string | null> {
  const appliance = roster.find(id)
  if (appliance && keyOf(id) === key) {
    await session.add(appliance, key, false)
    return null
  }
  const result = await signIn({ url: id, key, keep: false }, { signal })
  if (result.kind === 'signed-in') return null
  if (result.kind === 'refused') return result.message
  return result.kind === 'diagnosis' ? `${result.diagnosis.title}. ${result.diagnosis.what}` : 'Stopped.'
}

function Form({ openers }: { openers: readonly Opener[] }) {
  const [id, setId] = useState(openers[0]?.id ?? '')
  const [key, setKey] = useState('')
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string>()
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])
  const submit = async () => {
    if (pending) return
    const controller = new AbortController()
    running.current = controller
    setPending(true)
    setProblem(undefined)
    const words = await open(id, key.trim(), controller.signal)
    setPending(false)
    if (words === null) locked.unlock()
    else setProblem(words)
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Select
        label="Appliance"
        value={id}
        options={openers.map(({ id: value, name: label }) => ({ value, label }))}
        onChange={setId}
      />
      <TextField
        label="API key"
        type="password"
        autoComplete="off"
        mono
        autoFocus
        value={key}
        error={problem}
        onChange={setKey}
      />
      <Button kind="main" type="submit" pending={pending} icon={<LockKeyholeOpen size={16} strokeWidth={1.75} />}>
        Unlock
      </Button>
    </form>
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
