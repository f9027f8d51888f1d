import { FileUp } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { Button } from '../../ui/button'
import { FieldWords } from '../../ui/field'
import { bytes } from '../../ui/format'
import styles from './request.module.css'

interface Props {
  label: string
  hint?: string
  error?: string | undefined
  value: File | undefined
  onChange: (file: File | undefined) => void
}

/** A file, chosen or dropped. It is sent from the disk and never read into memory. */
export function FileInput({ label, hint, error, value, onChange }: Props) {
  const id = useId()
  const words = useId()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  return (
    <div
      className={styles.file}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        onChange(event.dataTransfer.files[0])
      }}
    >
      <label htmlFor={id}>{label}</label>
      <input id={id} ref={input} type="file" hidden onChange={(event) => onChange(event.currentTarget.files?.[0])} />
      <div>
        <Button icon={<FileUp size={16} strokeWidth={1.75} aria-hidden />} onClick={() => input.current?.click()}>
          {value ? 'Another file…' : 'Choose a file…'}
        </Button>{' '}
        {value ? `${value.name}, ${bytes(value.size)}` : 'or drop it here'}
      </div>
      <FieldWords id={words} hint={hint} error={error} />
    </div>
  )
}
