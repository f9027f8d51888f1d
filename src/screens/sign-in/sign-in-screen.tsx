/** Signing in to an appliance with an API key. Loads first and alone, so it imports plain widgets only. */
import { KeyRound } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState, type FormEvent } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { Diagnosis, Stop } from '../../api/diagnosis'
import { canKeep, useSession } from '../../api/session'
import { Button } from '../../ui/button'
import { Checkbox } from '../../ui/checkbox'
import { useFirstProblem } from '../../ui/first-problem'
import { HopLine } from '../../ui/hop-line'
import { lazily } from '../../ui/lazily'
import { openModal } from '../../ui/open-modal'
import { TextField } from '../../ui/text-field'
import { KnownAppliances } from './known-appliances'
import styles from './sign-in-screen.module.css'

// What talks to the appliance comes while the operator types.
const signingIn = () => import('../../api/sign-in')

// Most sign-ins need neither.
const DiagnosisPanel = lazily(() => import('./diagnosis-panel').then((module) => module.DiagnosisPanel), {
  ahead: false,
})
const BelowForm = lazily(() => import('./below-form').then((module) => module.BelowForm), { ahead: false })

interface Props {
  /** Where to go once signed in; another page may be asked for meanwhile. */
  next: string
  /** Called at the first key stroke, to fetch the rest of the console meanwhile. */
  onTyping: () => void
}

type Problem = { field: 'url' | 'key'; message: string }

export default function SignInScreen({ next, onTyping }: Props) {
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const { known, active } = useSession()
  const offered = params.get('appliance') ?? known[0]?.url ?? ''
  const [url, setUrl] = useState(offered)
  const [key, setKey] = useState('')
  const [keep, setKeep] = useState(false)
  const [stops, setStops] = useState<readonly Stop[] | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [diagnosis, setDiagnosis] = useState<Diagnosis | null>(null)
  const [form, goToProblem] = useFirstProblem<HTMLFormElement>()
  const running = useRef<AbortController | null>(null)
  const keyField = useRef<HTMLInputElement>(null)
  const asked = params.get('appliance')
  const goOnTo = useRef(next)
  useEffect(() => {
    goOnTo.current = next
  }, [next])

  // A link that names an appliance counts anew, also while the page stands.
  const [heard, setHeard] = useState(asked)
  if (asked !== heard) {
    setHeard(asked)
    if (asked !== null) setUrl(asked)
  }
  useEffect(() => () => running.current?.abort(), [])

  const back = () => {
    const state: unknown = history.state
    const cameFromPage = typeof state === 'object' && state !== null && 'idx' in state && Number(state.idx) > 0
    void (cameFromPage ? navigate(-1) : navigate('/overview', { replace: true }))
  }
  const onEscape = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || openModal() || running.current) return
    // Nothing that was typed here, the first key's password among it, is lost by a key.
    const fields = [...document.querySelectorAll<HTMLInputElement>('main input:not([type="checkbox"])')]
    if (fields.every(({ name, value }) => value === '' || (name === 'username' && value === offered))) back()
  })
  const signedIn = active !== null
  useEffect(() => {
    if (!signedIn) return undefined
    window.addEventListener('keydown', onEscape)
    return () => window.removeEventListener('keydown', onEscape)
  }, [signedIn])

  const typed = (change: () => void) => {
    change()
    setProblem(null)
    onTyping()
    // What cannot be fetched now is asked for again when it is used, and missed there.
    signingIn().then(
      ({ prefetchSignIn }) => prefetchSignIn(),
      () => undefined,
    )
  }

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (running.current) return
    const controller = new AbortController()
    running.current = controller
    setProblem(null)
    setStops([])
    const code = await signingIn().catch((error: unknown) => {
      // Thrown in drawing, so that the boundary around the page says which file is missing.
      setStops(() => {
        throw error
      })
    })
    if (!code) return
    const result = await code.signIn({ url, key, keep }, { signal: controller.signal, onStep: setStops })
    running.current = null
    setStops(null)
    if (result.kind === 'signed-in') void navigate(goOnTo.current, { replace: true })
    else if (result.kind === 'refused') {
      setProblem(result)
      goToProblem()
    } else if (result.kind === 'diagnosis') setDiagnosis(result.diagnosis)
  }

  const busy = stops !== null
  const errorAt = (field: Problem['field']) => (problem?.field === field ? problem.message : undefined)

  return (
    <main className={styles.main}>
      <div className={styles.left}>
        <form ref={form} className={styles.form} onSubmit={(event) => void submit(event)}>
          <div>
            <h1>Sign in to an appliance</h1>
            <p className={styles.lead}>
              Your browser talks to the appliance itself. Nothing goes through a server of ours.
            </p>
          </div>
          <TextField
            label="Appliance"
            name="username"
            autoComplete="username"
            inputMode="url"
            placeholder="https://appliance.example.com"
            value={url}
            error={errorAt('url')}
            autoFocus={url === ''}
            onChange={(value) => typed(() => setUrl(value))}
          />
          <TextField
            label="API key"
            name="password"
            type="password"
            autoComplete="current-password"
            mono
            icon={<KeyRound size={14} strokeWidth={2} aria-hidden />}
            value={key}
            error={errorAt('key')}
            hint={
              keep
                ? 'Kept for this tab, encrypted. Gone when the tab closes or you sign out.'
                : 'Kept in memory only, gone when this page is closed or loaded again.'
            }
            autoFocus={url !== ''}
            inputRef={keyField}
            onChange={(value) => typed(() => setKey(value))}
          />
          <Checkbox
            label="Keep for this tab, encrypted"
            value={keep}
            onChange={setKeep}
            reason={canKeep() ? undefined : 'Needs a page served over https or from this machine'}
          />
          <Button kind="main" type="submit" className={styles.submit} pending={busy}>
            {diagnosis ? 'Try again' : 'Sign in'}
          </Button>
          {busy && (
            <div className={styles.progress}>
              <HopLine
                standing
                label="Signing in"
                stops={stops.map((stop) => ({ ...stop, state: stop.state === 'unknown' ? 'ahead' : stop.state }))}
              />
              <Button onClick={() => running.current?.abort()}>Stop</Button>
            </div>
          )}
          {active && (
            <p className={styles.back}>
              Signed in to {active.name}.{' '}
              <Link
                to="/overview"
                onClick={(event) => {
                  event.preventDefault()
                  back()
                }}
              >
                Back to it
              </Link>
            </p>
          )}
        </form>
        <BelowForm
          url={url}
          onUse={(made, its) => {
            setUrl(made)
            setKey(its)
          }}
        />
        <KnownAppliances
          known={known}
          chosen={url}
          onChoose={(chosen) => {
            setUrl(chosen)
            setDiagnosis(null)
            setProblem(null)
            keyField.current?.focus()
          }}
        />
      </div>
      {diagnosis && <DiagnosisPanel key={diagnosis.time} diagnosis={diagnosis} />}
    </main>
  )
}
