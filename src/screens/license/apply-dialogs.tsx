/** Asks for a product key or a license text, and for the appliance's name: both may take modules away. */
import { useState } from 'react'
import { useAppliance } from '../../api/session'
import { PickText } from '../../crud/form/file-input'
import { Button } from '../../ui/button'
import { ConfirmCall } from '../../crud/confirm-call'
import { Dialog } from '../../ui/dialog'
import { TextArea, TextField } from '../../ui/text-field'
import { count } from '../../ui/format'
import { maskedKey } from './license-facts'
import styles from './license.module.css'
import type { What } from './use-apply-license'

interface Props {
  kind: What['kind']
  current: string | undefined
  onClose: () => void
  onApply: (what: What, signal: AbortSignal) => Promise<void>
}

const words = {
  key: { title: 'Apply product key', label: 'Product key', next: 'Go on…' },
  license: { title: 'Apply license', label: 'License', next: 'Go on…' },
} as const

export function ApplyLicense({ kind, current, onClose, onApply }: Props) {
  const appliance = useAppliance()
  const [text, setText] = useState('')
  const [asking, setAsking] = useState(false)
  const [tried, setTried] = useState(false)
  const [sending, setSending] = useState(false)
  const { title, label, next } = words[kind]
  const given = kind === 'key' ? text.trim() : text
  const apply = async (signal: AbortSignal) => {
    setSending(true)
    setTried(true)
    try {
      await onApply({ kind, text: given }, signal)
      onClose()
    } finally {
      setSending(false)
    }
  }
  return (
    <Dialog
      open
      dirty={given.trim() !== ''}
      discarded={tried ? 'What came of sending it was said.' : undefined}
      pending={sending}
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="main"
            reason={given.trim() === '' ? `Give the ${label.toLowerCase()} first` : undefined}
            icon={null}
            onClick={() => setAsking(true)}
          >
            {next}
          </Button>
        </>
      }
    >
      <div className={styles.form} data-drop>
        {kind === 'key' ? (
          <TextField
            autoFocus
            label={label}
            mono

            value={text}
            onChange={setText}
            hint={`In force: ${maskedKey(current)}`}
          />
        ) : (
          <>
            <TextArea
              autoFocus
              label={label}
              mono
              rows={8}
              value={text}
              onChange={setText}
              hint="The text exactly as it was issued."
            />
            <PickText label="File with License" due="A license is a text file." onText={setText} />
          </>
        )}
      </div>
      <ConfirmCall
        of={appliance.id}
        open={asking}
        onClose={() => setAsking(false)}
        title={
          <>
            {title} to <bdi>{appliance.name}</bdi>?
          </>
        }
        action={title}
        keep="Keep what is there"
        typed={appliance.name}
        onConfirm={apply}
      >
        <p>
          {kind === 'key'
            ? `The key ${maskedKey(current)} is replaced by ${maskedKey(given)}, and the appliance registers with it.`
            : `A license of ${count(given.split(/\r?\n/).filter(Boolean).length, 'line', 'lines')} is registered in place of the one in force.`}{' '}
          What it does not cover stops. Before and after are compared when it is done.
        </p>
      </ConfirmCall>
    </Dialog>
  )
}
