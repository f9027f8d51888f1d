/** A note of one's own on the time axis of all charts. */
import { useState } from 'react'
import { typedEdge } from '../../crud/time-range/typed'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { exact } from '../../ui/format'
import { TextField } from '../../ui/text-field'
import { useZone } from '../../ui/time-text'

interface Props {
  now: number
  onClose: () => void
  onNote: (note: { at: number; text: string }) => void
}

export function NoteDialog({ now, onClose, onNote }: Props) {
  const zone = useZone()
  const [when, setWhen] = useState('now')
  const [text, setText] = useState('')
  const edge = typedEdge(when, zone, now)
  const at = edge && (edge.kind === 'now' ? now : edge.kind === 'back' ? now - edge.ms : edge.at)
  const reason = at === undefined ? 'The time cannot be read' : text.trim() === '' ? 'Say what happened' : undefined
  const add = () => {
    if (at !== undefined && reason === undefined) onNote({ at: Math.round(at), text: text.trim().slice(0, 200) })
  }
  return (
    <Dialog
      open
      dirty={text.trim() !== ''}
      onClose={onClose}
      title="Note on the time axis"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" reason={reason} onClick={add}>
            Add the note
          </Button>
        </>
      }
    >
      <TextField label="What happened" value={text} onChange={setText} onEnter={add} autoFocus />
      <TextField
        label="When"
        mono
        value={when}
        onChange={setWhen}
        onEnter={add}
        hint={at === undefined ? 'Such as now, -10m or 09:07' : exact(at, zone)}
      />
    </Dialog>
  )
}
