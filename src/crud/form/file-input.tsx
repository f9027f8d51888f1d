import { FileUp } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { Button } from '../../ui/button'
import { FieldWords } from '../../ui/field'
import { bytes } from '../../ui/format'
import { Name } from '../../ui/name'
import { TextArea } from '../../ui/text-field'
import { textOfFile } from '../device-list/file-kind'
import styles from './form.module.css'
import type { InputProps } from './input-props'

interface PickProps {
  label: string
  /** Called for each, where several may be chosen. */
  onPick: (file: File) => void
  several?: boolean
  accept?: string
  children: string
}

/** A button that asks for a file. */
export function PickFile({ label, onPick, several, accept, children }: PickProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div>
      <input
        ref={input}
        type="file"
        hidden
        multiple={several}
        accept={accept}
        aria-label={label}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])]
          // The same file chosen again is a choice, too.
          event.currentTarget.value = ''
          for (const file of files) onPick(file)
        }}
      />
      <Button small icon={<FileUp aria-hidden />} onClick={() => input.current?.click()}>
        {children}
      </Button>
    </div>
  )
}

/** A file, chosen or dropped, and sent as it is; it is not read into memory. */
export function FileInput({ field, value, onChange, problems }: InputProps) {
  const words = useId()
  return (
    <div className={styles.file} role="group" aria-label={field.label} data-drop>
      <span className={styles.sentTitle}>{field.label}</span>
      <div className={styles.chosen}>
        <PickFile label={`File for ${field.label}`} onPick={onChange}>
          {value instanceof File ? 'Another file…' : 'Choose a file…'}
        </PickFile>
        {value instanceof File ? (
          <span>
            <Name>{value.name}</Name>, {bytes(value.size)}
          </span>
        ) : (
          'or drop it here'
        )}
      </div>
      <FieldWords id={words} hint={field.doc} error={problems['']} />
    </div>
  )
}

/** Bytes of the longest file whose text goes into a field. */
const longest = 20_000_000

interface TextPickProps {
  label: string
  /** What it should be: "A script is a text file." */
  due: string
  onText: (text: string) => void
}

/** A button that takes the text of a file, whatever its encoding and without the mark of that; what is none is said. */
export function PickText({ label, due, onText }: TextPickProps) {
  const [problem, setProblem] = useState<string>()
  const take = async (file: File) => {
    const content = file.size > longest ? undefined : await file.arrayBuffer().catch(() => null)
    const read =
      content === undefined
        ? { problem: `This file has ${bytes(file.size)}. ${due}` }
        : content === null
          ? { problem: 'The browser could not read this file.' }
          : textOfFile(new Uint8Array(content), file.name, due)
    setProblem('problem' in read ? read.problem : undefined)
    if ('text' in read) onText(read.text)
  }
  return (
    <>
      <PickFile label={label} onPick={(file) => void take(file)}>
        From a file…
      </PickFile>
      {problem !== undefined && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </>
  )
}

/** Text of many lines, typed, pasted or read from a file; it stays in the browser until it is sent. */
export function TextFileInput(props: InputProps & { rows: number; placeholder?: string }) {
  const { field, value, onChange, problems, rows, placeholder } = props
  return (
    <div className={styles.union} data-drop>
      <TextArea
        label={field.label}
        hint={field.doc}
        error={problems['']}
        optional={!field.required}
        mono
        rows={rows}
        {...(placeholder !== undefined && { placeholder })}
        value={typeof value === 'string' ? value : ''}
        onChange={(text) => onChange(text === '' && !field.required ? undefined : text)}
      />
      <PickText label={`File with ${field.label}`} due="It takes a text file." onText={onChange} />
    </div>
  )
}
