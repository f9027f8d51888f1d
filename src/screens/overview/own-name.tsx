/** Asks whose key it is, where the appliance does not tell: the own account and its password are then at hand. */
import { useState, type FormEvent } from 'react'
import type { Appliance } from '../../api/appliance'
import { sentenceFor } from '../../api/errors'
import { nameOwner } from '../../api/own-account'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/text-field'
import styles from './overview-screen.module.css'

export function OwnName({ appliance }: { appliance: Appliance }) {
  const [name, setName] = useState('')
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<string>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setPending(true)
    setError(undefined)
    try {
      const own = await nameOwner(appliance, name.trim())
      if (!own) setError(`This key does not belong to ${name.trim()}`)
    } catch (failure) {
      setError(sentenceFor(failure))
    } finally {
      setPending(false)
    }
  }
  return (
    <form className={styles.own} onSubmit={(event) => void submit(event)}>
      <TextField
        label="Your user name"
        hint="For your own account: its keys, and its password"
        autoComplete="off"
        value={name}
        error={error}
        onChange={(value) => {
          setName(value)
          setError(undefined)
        }}
      />
      <Button type="submit" pending={pending} reason={name.trim() === '' ? 'Type a name first' : undefined}>
        Find my account
      </Button>
    </form>
  )
}
