/** A key that is asked for while the console runs: one try at a time, and what came of it. */
import { useEffect, useRef, useState } from 'react'
import type { SignInResult } from '../api/sign-in'
import { TextField } from '../ui/text-field'

type Try = (key: string, signal: AbortSignal) => Promise<SignInResult>

/** Leaving stops the try. What is wrong with the key, and what with the way to the appliance, are told apart. */
export function useKeyEntry(attempt: Try, onSignedIn: () => void) {
  const [key, setKey] = useState('')
  const [pending, setPending] = useState(false)
  const [result, setResult] = useState<SignInResult>()
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])
  const submit = async () => {
    if (pending) return
    const controller = new AbortController()
    running.current = controller
    setPending(true)
    setResult(undefined)
    const came = await attempt(key, controller.signal)
    setPending(false)
    if (came.kind === 'signed-in') onSignedIn()
    else setResult(came)
  }
  return {
    key,
    setKey,
    pending,
    submit,
    refused: result?.kind === 'refused' ? result.message : undefined,
    diagnosis: result?.kind === 'diagnosis' ? `${result.diagnosis.title}. ${result.diagnosis.what}` : undefined,
  }
}

export function KeyField({ entry, keeps }: { entry: ReturnType<typeof useKeyEntry>; keeps: boolean }) {
  const field = useRef<HTMLInputElement>(null)
  // A refusal is taken back while the next key is tried, so each one leads here.
  useEffect(() => {
    if (entry.refused !== undefined) field.current?.focus()
  }, [entry.refused])
  return (
    <TextField
      inputRef={field}
      label="API key"
      type="password"
      autoComplete={keeps ? 'current-password' : 'off'}
      mono
      autoFocus
      value={entry.key}
      error={entry.refused}
      onChange={entry.setKey}
      onEnter={() => void entry.submit()}
    />
  )
}
