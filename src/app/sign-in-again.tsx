/** The question for another key, over whatever is open. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { signIn } from '../api/sign-in'
import type { Appliance } from '../api/appliance'
import type { Diagnosis } from '../api/diagnosis'
import { canKeep } from '../api/session'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { Dialog } from '../ui/dialog'
import { TextField } from '../ui/text-field'

export function SignInAgain({ appliance, onClose }: { appliance: Appliance; onClose: () => void }) {
  const client = useQueryClient()
  const [key, setKey] = useState('')
  const [keep, setKeep] = useState(false)
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [diagnosis, setDiagnosis] = useState<Diagnosis>()
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  const submit = async () => {
    if (pending) return
    const controller = new AbortController()
    running.current = controller
    setPending(true)
    setProblem(undefined)
    setDiagnosis(undefined)
    const result = await signIn({ url: appliance.url, key, keep }, { signal: controller.signal })
    setPending(false)
    if (result.kind === 'signed-in') {
      void client.invalidateQueries({ queryKey: [appliance.id] })
      onClose()
    } else if (result.kind === 'refused') setProblem(result.message)
    else if (result.kind === 'diagnosis') setDiagnosis(result.diagnosis)
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={
        <>
          Sign in again to <bdi>{appliance.name}</bdi>
        </>
      }
      error={
        diagnosis && (
          <>
            <b>{diagnosis.title}.</b> {diagnosis.what}
          </>
        )
      }
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button kind="main" pending={pending} onClick={() => void submit()}>
            Sign in
          </Button>
        </>
      }
    >
      <p>The page behind this stays as it is, with what you typed.</p>
      <TextField
        label="API key"
        type="password"
        autoComplete="current-password"
        mono
        autoFocus
        value={key}
        error={problem}
        onChange={setKey}
        onEnter={() => void submit()}
      />
      <Checkbox
        label="Keep for this tab, encrypted"
        value={keep}
        onChange={setKeep}
        reason={canKeep() ? undefined : 'Needs a page served over https or from this machine'}
      />
    </Dialog>
  )
}
