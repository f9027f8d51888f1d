/**
 * What stands in a record: values of any shape, from the network. Typed ones (`{type, value}`) are opened, nothing is
 * looked up by prototype, and long texts are cut before they reach the page.
 */
import { jsonOf } from '../../api/exact-json'
import type { LogRecord } from '../../catalog/records'

export type Source = LogRecord['_source']

/** Longer texts are cut where they only pass by, in cells and lists; characters. */
const longest = 300

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isTyped = (value: Record<string, unknown>): boolean =>
  Object.hasOwn(value, 'type') && Object.hasOwn(value, 'value')

/** The value without its wrappers: `{type: 'ipaddr4', value: '10.0.0.1'}` is the address, a list of one its item. */
export function opened(value: unknown): unknown {
  if (isObject(value) && isTyped(value)) return opened(value['value'])
  if (Array.isArray(value)) {
    const items: unknown[] = value.map(opened)
    return items.length === 1 ? items[0] : items
  }
  return value
}

/** The type that a wrapper names: `device`, `ipaddr4`. */
export function wrapperOf(value: unknown): string | undefined {
  if (!isObject(value) || !isTyped(value)) return undefined
  const { type } = value
  return typeof type === 'string' ? type : undefined
}

/** A field of a record, opened; `ex.isSuspicious` looks inside. Undefined where there is none. */
export function fieldOf(source: Source, name: string): unknown {
  return opened(rawFieldOf(source, name))
}

function rawFieldOf(source: Source, name: string): unknown {
  if (Object.hasOwn(source, name)) return source[name]
  const dot = name.indexOf('.')
  if (dot <= 0) return undefined
  const outer = name.slice(0, dot)
  const held = Object.hasOwn(source, outer) ? source[outer] : undefined
  const inner = name.slice(dot + 1)
  return isObject(held) && Object.hasOwn(held, inner) ? held[inner] : undefined
}

/** The fields of a record: those inside a plain object by their path. */
export function* fieldsIn(source: Source): Generator<[name: string, value: unknown]> {
  for (const [name, value] of Object.entries(source)) {
    if (isObject(value) && !isTyped(value))
      for (const [inner, held] of Object.entries(value)) yield [`${name}.${inner}`, held]
    else yield [name, value]
  }
}

/** True for what is there, but has nothing in it. */
export const isBlank = (value: unknown): boolean => value === '' || (Array.isArray(value) && value.length === 0)

/** True for what an operator calls absent: not there, or null. */
export const isAbsent = (value: unknown): boolean => value === undefined || value === null

/** A value as text, whole. */
export function wholeText(value: unknown): string {
  const plain = opened(value)
  if (plain === undefined || plain === null) return ''
  if (typeof plain === 'string') return plain
  if (typeof plain === 'number' || typeof plain === 'boolean' || typeof plain === 'bigint') return String(plain)
  if (Array.isArray(plain) && plain.every((item) => typeof item !== 'object'))
    return plain.map((item: unknown) => wholeText(item)).join(', ')
  return jsonOf(plain)
}

export function cut(text: string, most = longest): string {
  return text.length > most ? `${text.slice(0, most)}…` : text
}

/** A value as text that is short enough for a cell. */
export function shortText(value: unknown): string {
  const plain = opened(value)
  if (typeof plain === 'string') return cut(plain)
  if (Array.isArray(plain))
    return cut(
      plain
        .slice(0, 20)
        .map((item) => cut(wholeText(item), 100))
        .join(', '),
    )
  return cut(wholeText(plain))
}
