/**
 * The first key of the setup account: the one call that needs no key, only the account's password, and only while it
 * has none (8.0 guide, API keys). Shown once; nothing of it is kept.
 */
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { normaliseUrl } from '../../api/address'
import { isApiError, isCancelled, sentenceFor } from '../../api/errors'
import { callWithKey } from '../../api/send'
import { catalog } from '../../catalog'
import { Button } from '../../ui/button'
import { CopyButton } from '../../ui/copy-button'
import { Dialog } from '../../ui/dialog'
import { Note } from '../../ui/note'
import { LeaveButton, useStoppable } from '../../ui/stop-waiting'
import { TextField } from '../../ui/text-field'
import styles from './first-key.module.css'

// From the whole: apart it would be a file of its own, which every page would have to fetch.
const { apikeys } = catalog
const { create } = apikeys.operations

function wordsOf(error: unknown): string {
  const status = isApiError(error) ? error.status : null
  if (status === 401 || status === 422) return 'The appliance does not take this password. No key was made.'
  if (status === 409) return 'The setup account has a key already. Further ones are made in its administration pages.'
  if (status === 404 || status === 405)
    return `This appliance cannot do it: it came with release ${apikeys.since}. Make the key in its administration pages.`
  if (isCancelled(error) || (isApiError(error) && error.kind === 'timeout'))
    return 'No answer came. A key may have been made all the same: then it is lost, and the next try says that the account has one already.'
  if (isApiError(error) && status === null)
    return 'No answer could be read: the address is wrong, or the appliance does not allow this page yet. Sign in with any key to have it diagnosed. If a key was made all the same, the next try says so.'
  return sentenceFor(error)
}

/** The field of the answer is not published: it goes by one of these. */
function keyIn(answer: unknown): string | null {
  const found: unknown[] =
    typeof answer === 'object' && answer !== null
      ? ['apikey', 'api_key', 'key'].map((name) => Reflect.get(answer, name))
      : []
  return found.find((one) => typeof one === 'string' && one !== '') as string | null
}

interface Props {
  /** The address as it was typed. */
  url: string
  onClose: () => void
  onUse: (url: string, key: string) => void
}

export function FirstKey({ url: given, onClose, onUse }: Props) {
  const [url, setUrl] = useState(given)
  const [password, setPassword] = useState('')
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [made, setMade] = useState<{ url: string; key: string } | null>(null)
  const { begin, stop, stopping } = useStoppable()
  const address = normaliseUrl(url)
  const lacking = !address.ok ? address.message : password === '' ? 'Enter the password first' : undefined
  const make = async () => {
    if (!address.ok || password === '' || pending) return
    setPending(true)
    setProblem(undefined)
    try {
      const target = { id: address.url, url: address.url }
      const answer = await callWithKey(target, '', create, { body: { password } }, { signal: begin() })
      const key = keyIn(answer)
      if (key === null) setProblem('A key was made and the answer does not show it: look in the administration pages.')
      else setMade({ url: address.url, key })
      setPassword('')
    } catch (error) {
      setProblem(wordsOf(error))
    } finally {
      setPending(false)
    }
  }
  return (
    <Dialog
      open
      once={made !== null}
      // The key is told once: nobody leaves while it is being made.
      onClose={() => !pending && onClose()}
      title="First key of the setup account"
      error={problem}
      footer={
        made ? (
          <>
            <CopyButton text={made.key} label="Copy key" />
            <Button kind="main" onClick={() => onUse(made.url, made.key)}>
              Use it here
            </Button>
          </>
        ) : (
          <>
            <LeaveButton pending={pending} stop={stop} stopping={stopping} onLeave={onClose}>
              Cancel
            </LeaveButton>
            <Button
              kind="main"
              reason={lacking}
              icon={lacking ? null : <KeyRound size={16} strokeWidth={1.75} aria-hidden />}
              pending={pending}
              onClick={() => void make()}
            >
              Make the key
            </Button>
          </>
        )
      }
    >
      {made ? (
        <>
          <Note kind="ok">The key is made. It is shown this once: keep it where you keep passwords.</Note>
          <code className={styles.made}>{made.key}</code>
        </>
      ) : (
        <div className={styles.first}>
          <p>
            Works without a key, from release {apikeys.since} on, while the setup account has none. The appliance must
            allow this page already.
          </p>
          <TextField label="Address" inputMode="url" autoFocus={given === ''} value={url} onChange={setUrl} />
          <TextField
            label="Setup password"
            type="password"
            autoComplete="off"
            autoFocus={given !== ''}
            value={password}
            onChange={setPassword}
            onEnter={() => void make()}
          />
        </div>
      )}
    </Dialog>
  )
}
