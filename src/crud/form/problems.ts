/**
 * What is wrong with a form, in words and beside the field it concerns: by the catalogue's schema before
 * sending, by the appliance's answer after.
 */
import { isApiError, type ApiError } from '../../api/errors'
import { fieldOf, type Field } from '../../catalog/fields'
import { z } from '../../catalog/zod'
import { shapeOf } from './shape'
import { Draft, type Values } from './values'

/** Problems by path: `name`, `criteria.0.ipaddr`; what concerns no field stands under ''. */
export type Problems = Readonly<Record<string, string>>

const sorts: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'yes or no',
  array: 'a list',
  object: 'fields',
  record: 'names with values',
}

/** One sentence for one complaint of a schema. */
export function wordsOfIssue(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'Needs a value'
      return `Needs ${sorts[issue.expected] ?? issue.expected}`
    case 'too_small': {
      const least = Number(issue.minimum)
      if (issue.origin === 'string') return least <= 1 ? 'Needs a value' : `Needs ${least} characters or more`
      if (issue.origin === 'array') return least <= 1 ? 'Needs at least one' : `Needs at least ${least}`
      return issue.inclusive === false ? `Must be more than ${least}` : `Must be ${least} or more`
    }
    case 'too_big': {
      const most = Number(issue.maximum)
      if (issue.origin === 'string') return `Takes ${most} characters at most`
      if (issue.origin === 'array') return `Takes ${most} at most`
      return issue.inclusive === false ? `Must be less than ${most}` : `Must be ${most} or less`
    }
    case 'invalid_value':
      return issue.input === undefined ? 'Needs a choice' : `Must be one of ${issue.values.map(String).join(', ')}`
    case 'unrecognized_keys':
      return `The appliance does not know ${issue.keys.join(', ')}`
    case 'invalid_union':
      return issue.input === undefined ? 'Needs a value' : 'Fits none of the allowed forms'
    case 'invalid_format':
      // A pattern of the catalogue brings its own words; zod's own show the pattern.
      return issue.message.startsWith('Invalid') ? 'Has the wrong form' : issue.message
    default:
      return issue.message
  }
}

/** What is wrong with text that is not a value yet, or none at all, by the paths of a value in which it stands. */
function draftsIn(value: unknown, path: string): [string, string][] {
  if (value instanceof Draft) return [[path, value.problem]]
  // No text has one half of a character; it would be kept as another sign, or bring the appliance to a stop.
  if (typeof value === 'string' && /\p{Surrogate}/u.test(value)) return [[path, 'Has half a character in it']]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => draftsIn(part, path ? `${path}.${key}` : key))
}

const blank = /^[\s\p{Cf}]+$/u

/** The same value with nothing in the place of blanks: a name of blanks alone is none to whoever reads it. */
function withoutBlanks(value: unknown): unknown {
  if (typeof value === 'string') return blank.test(value) ? '' : value
  if (Array.isArray(value)) return value.map(withoutBlanks)
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutBlanks(part)]))
}

/** What the schema says of a body; empty if it may be sent. */
export function problemsOf(schema: z.ZodType, body: unknown): Problems {
  const drafts = draftsIn(body, '')
  const problems: Record<string, string> = Object.fromEntries(drafts)
  const result = schema.safeParse(withoutBlanks(body), { reportInput: true })
  for (const issue of result.error?.issues ?? []) {
    const path = issue.path.map(String).join('.')
    // Of a draft the schema can only say that it is no value.
    if (drafts.some(([draft]) => draft === '' || `${path}.`.startsWith(`${draft}.`))) continue
    problems[path] ??= wordsOfIssue(issue)
  }
  return problems
}

/** The problems under one field, with paths from that field on; its own stands under ''. */
export function problemsUnder(problems: Problems, name: string): Problems {
  const inner: Record<string, string> = {}
  for (const [path, problem] of Object.entries(problems)) {
    if (path === name) inner[''] = problem
    else if (path.startsWith(`${name}.`)) inner[path.slice(name.length + 1)] = problem
  }
  return inner
}

/** The appliance refuses something in the request: nothing was done, and another value may be taken. */
export const refusesValue = (error: unknown): error is ApiError =>
  isApiError(error) && !error.unsent && (error.kind === 422 || error.status === 400)

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

interface Place {
  path: string
  field: Field
  value: unknown
}

/** The places of a value that have an input of their own: its fields, and those of the objects in it. */
function placesIn(fields: readonly Field[], values: unknown, before = ''): Place[] {
  return fields.flatMap((field) => {
    const value = isObject(values) ? values[field.name] : undefined
    const path = `${before}${field.name}`
    const inner = shapeOf(field)
    const within =
      inner.kind === 'object'
        ? placesIn(inner.fields, value, `${path}.`)
        : inner.kind === 'rows' && Array.isArray(value)
          ? value.flatMap((row, at) => placesIn(inner.fields, row, `${path}.${at}.`))
          : []
    return [{ path, field, value }, ...within]
  })
}

/**
 * The place that a message of the appliance names, by its path, its API name or its label; the longest wins, so that
 * "interval_length" is not taken for "length", and of several of one name the one whose value it tells. Undefined if it
 * names none.
 */
export function placeNamedBy(message: string, fields: readonly Field[], values: unknown = {}): string | undefined {
  const names = placesIn(fields, values).flatMap(({ path, field: { name, label }, value }) =>
    [...new Set([path, name, label])].map((word) => ({ path, word, told: tells(message, String(value)) })),
  )
  const named = names.filter(({ word }) => tells(message, word)).toSorted((a, b) => b.word.length - a.word.length)
  const alike = named.filter(({ word }) => word === named[0]?.word)
  // Which of several rows is meant is not guessed.
  return (
    (alike.find(({ told }) => told) ?? (alike.length > 1 ? undefined : alike[0]))?.path ?? alike[0]?.path.split('.')[0]
  )
}

const tells = (message: string, word: string): boolean =>
  word !== '' && new RegExp(`(^|[^\\w])${escaped(word)}($|[^\\w])`, 'i').test(message)

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The fields of a body; a body that is not an object has none. */
export const bodyFields = (schema: z.ZodType | undefined): Field[] => {
  const inner = schema && fieldOf('body', schema).schema
  return inner instanceof z.ZodObject
    ? Object.entries(inner.shape).map(([name, field]) => fieldOf(name, field as z.ZodType))
    : []
}
