import { ManyPicker, OnePicker } from '../picker'
import type { InputProps } from './input-props'

interface ReferenceProps extends InputProps {
  /** The resource that the id belongs to. */
  to: string
  many: boolean
  numeric: boolean
}

const written = (value: unknown): string | undefined =>
  typeof value === 'number' || (typeof value === 'string' && value !== '') ? String(value) : undefined

/** A field that holds the id of an object, or of several: a search by name. */
export function ReferenceInput({ field, value, onChange, problems, to, many, numeric }: ReferenceProps) {
  const around = {
    label: field.label,
    optional: !field.required,
    hint: field.doc,
    error: problems[''],
    to,
  }
  const read = (id: string): string | number => (numeric ? Number(id) : id)
  if (many) {
    const ids = Array.isArray(value) ? value.flatMap((id) => written(id) ?? []) : []
    return <ManyPicker {...around} value={ids} onChange={(next) => onChange(next.map(read))} />
  }
  return (
    <OnePicker
      {...around}
      value={written(value)}
      onChange={(next) => onChange(next === undefined ? (field.nullable ? null : undefined) : read(next))}
    />
  )
}
