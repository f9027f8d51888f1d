import { TextArea } from '../../ui/text-field'
import { useState } from 'react'
import { PickText } from './file-input'
import styles from './form.module.css'
import type { InputProps } from './input-props'
import { sameJson } from '../../api/same-json'
import { lostIn, plainText, whyNotJson } from '../../work/document/lost-in-json'
import { Draft } from './values'

/** What a JSON text means: a value, nothing, or a draft that says what is wrong. */
export function readJson(text: string): unknown {
  if (text.trim() === '') return undefined
  try {
    const value: unknown = JSON.parse(plainText(text))
    const lost = lostIn(text)
    return lost === undefined ? value : new Draft(text, lost)
  } catch {
    return new Draft(text, whyNotJson(text))
  }
}

const write = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value, null, 2))

/** A value as JSON, for what has no input of its own. */
export function JsonInput({ field, value, onChange, problems }: InputProps) {
  /** With what it means: a file of megabytes is read once. */
  const [typed, setTyped] = useState<{ text: string; means: unknown }>()
  const [filed, setFiled] = useState(false)
  // What was typed stands as long as it means the value, so that its line breaks stay.
  const stands = typed !== undefined && (value instanceof Draft || sameJson(typed.means, value))
  const text = value instanceof Draft ? value.text : stands ? typed.text : write(value)
  // Who types is not done yet; a file is.
  const unreadable = filed && value instanceof Draft ? value.problem : undefined
  const inner = Object.entries(problems).find(([path]) => path !== '')
  const take = (next: string, fromFile = false) => {
    setFiled(fromFile)
    const means = readJson(next)
    setTyped({ text: next, means })
    onChange(means)
  }
  return (
    <div className={styles.union} data-drop>
      <TextArea
        label={field.label}
        optional={!field.required}
        mono
        rows={Math.min(16, Math.max(3, text.split('\n').length))}
        hint={field.doc ? `${field.doc}. As JSON.` : 'As JSON.'}
        error={problems[''] ?? unreadable ?? (inner && `${inner[0]}: ${inner[1]}`)}
        value={text}
        onChange={(next) => take(next)}
      />
      <PickText label={`File with ${field.label}`} due="It takes a file of JSON." onText={(next) => take(next, true)} />
    </div>
  )
}
