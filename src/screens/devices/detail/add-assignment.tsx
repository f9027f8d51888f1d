/** A button that offers what is not yet assigned to the device, found by name. */
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { Appliance } from '../../../api/appliance'
import { sentenceFor } from '../../../api/errors'
import { query } from '../../../api/query'
import { Button } from '../../../ui/button'
import { ComboBox } from '../../../ui/combo-box'
import { Note } from '../../../ui/note'
import { PopoverButton } from '../../../ui/popover'
import { assignable, useAssign, whyNot, type Assignable } from './assignments'
import styles from '../device.module.css'

interface Props {
  appliance: Appliance
  device: number
  to: Assignable
  /** Ids that the device has already. */
  has: readonly number[]
}

export function AddAssignment(props: Props) {
  const { appliance, to } = props
  const [one] = assignable[to].words
  return (
    <PopoverButton label={`Add ${one}`} small icon={<Plus />} title={`Add ${one}`} reason={whyNot(appliance, to)}>
      {(close) => <Choice {...props} onDone={close} />}
    </PopoverButton>
  )
}

function Choice({ appliance, device, to, has, onDone }: Props & { onDone: () => void }) {
  const { words, all } = assignable[to]
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  const [sending, setSending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const { add } = useAssign(appliance, device, to)
  const list = useQuery(query(appliance, all, {}))
  const rows: readonly { id: number; name?: string | null; dynamic?: boolean }[] = list.data ?? []
  const left = rows.filter((row) => !has.includes(row.id))
  const byHand = left.filter((row) => row.dynamic !== true)
  const byRule = left.length - byHand.length
  const nameOf = (id: number) => rows.find((row) => row.id === id)?.name || `${words[0]} ${id}`

  const send = async () => {
    if (chosen === undefined) return
    setSending(true)
    setError(null)
    try {
      await add(Number(chosen), nameOf(Number(chosen)))
      onDone()
    } catch (failure) {
      setError(failure)
      setSending(false)
    }
  }
  return (
    <div className={styles.choice}>
      <ComboBox
        label={words[0].charAt(0).toUpperCase() + words[0].slice(1)}
        value={chosen}
        onChange={setChosen}
        options={byHand.map((row) => ({ value: String(row.id), label: nameOf(row.id) }))}
        pending={list.isPending}
        hint={byRule > 0 ? `${byRule} more take their members by rule` : undefined}
      />
      {(error ?? list.error) !== null && <Note kind="danger">{sentenceFor(error ?? list.error)}</Note>}
      <Button
        kind="main"
        onClick={() => void send()}
        pending={sending}
        reason={chosen === undefined ? `Choose a ${words[0]}` : undefined}
      >
        Add {words[0]}
      </Button>
    </div>
  )
}
