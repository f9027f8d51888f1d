/** Asks whose key it is, where the appliance does not tell: the own account and its password are then at hand. */
import { useState } from 'react'
import type { Appliance } from '../../api/appliance'
import { isCancelled } from '../../api/errors'
import { nameOwner } from '../../api/own-account'
import { useProblem } from '../../api/use-failure'
import { ActButton } from '../../ui/act-button'
import { TextField } from '../../ui/text-field'
import styles from './overview-screen.module.css'

export function OwnName({ appliance }: { appliance: Appliance }) {
  const [name, setName] = useState('')
  const [error, setError] = useProblem(appliance.id)
  const find = async (signal: AbortSignal) => {
    setError(undefined)
    try {
      const own = await nameOwner(appliance, name.trim(), signal)
      if (!own) setError(`This key does not belong to ${name.trim()}`)
    } catch (failure) {
      if (!isCancelled(failure)) setError(failure)
    }
  }
  return (
    <form className={styles.own} onSubmit={(event) => event.preventDefault()}>
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
      <ActButton type="submit" reason={name.trim() === '' ? 'Type a name first' : undefined} onAct={find}>
        Find my account
      </ActButton>
    </form>
  )
}
