/** A value of the API in words: by its field's kind, never longer than it must be. */
import { amountOf, choicesOf } from '../catalog/choices'
import type { Field } from '../catalog/fields'
import { bytes, duration, number } from '../ui/format'

/** A moment in ms since 1970; undefined for what is none. */
export function momentOf({ meta }: Field, value: unknown): number | undefined {
  if (meta.kind === 'micros') return typeof value === 'number' ? Math.floor(value / 1000) : undefined
  if (meta.kind !== 'millis') return undefined
  // Some releases write a moment as text.
  const at = typeof value === 'string' ? Date.parse(value) : value
  return typeof at === 'number' && !Number.isNaN(at) ? at : undefined
}

export const isPlain = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

const choiceWords = (field: Field, value: string | number | boolean): string | undefined =>
  choicesOf(amountOf(field) ?? field)?.find((choice) => choice.value === value)?.label

/** `{write: 'limited', packets: 'full'}` as "write limited, packets full"; flags by their name, "no flag" if off. */
function namesIn(value: object): string {
  const words = Object.entries(value).flatMap(([name, held]: [string, unknown]) => {
    if (held === null || held === undefined) return []
    if (typeof held === 'boolean') return [held ? name : `no ${name}`]
    return [`${name} ${isPlain(held) ? wordsFor(undefined, held) : JSON.stringify(held)}`]
  })
  return words.join(', ')
}

/** An object that is nothing but a switch; undefined for any other value. */
export function switchOf(value: unknown): boolean | undefined {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 1) return undefined
  const enabled: unknown = Reflect.get(value, 'enabled')
  return typeof enabled === 'boolean' ? enabled : undefined
}

/** A value in words, for cells, exports and "will be sent". */
export function wordsFor(field: Field | undefined, value: unknown): string {
  if (value === undefined || value === null || value === '') return ''
  if (Array.isArray(value)) {
    return value.every(isPlain) ? value.map((one) => wordsFor(undefined, one)).join(', ') : JSON.stringify(value)
  }
  if (value instanceof File) return `${value.name}, ${bytes(value.size)}`
  if (!isPlain(value)) {
    const on = switchOf(value)
    if (on !== undefined) return on ? 'On' : 'Off'
    return field?.meta.kind === 'names' ? namesIn(value) : JSON.stringify(value)
  }
  const known = field && choiceWords(field, value)
  if (known !== undefined) return known
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  // The 9.8 reference types some sizes as text.
  if (typeof value === 'string') {
    return field?.meta.kind === 'bytes' && /^\d+$/.test(value) ? bytes(Number(value)) : value
  }
  switch (field?.meta.kind) {
    case 'clock':
      return `${number(value)} s`
    case 'seconds':
      return duration(value * 1000)
    case 'span':
      return duration(value)
    case 'bytes':
      return bytes(value)
    case 'percent':
      return `${number(value)} %`
    case 'id':
    case 'numeral':
      return String(value)
    default:
      return field ? number(value) : String(value)
  }
}
