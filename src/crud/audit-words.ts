/** What an entry of the audit log says, in words: "changed the running config: ntp", not a method, a path and a body. */
import { withoutPercent } from '../api/percent'
import { operations } from '../catalog'
import type { AuditEntry } from '../catalog/auditlog'
import type { Operation } from '../catalog/operation'
import { catalog } from '../catalog'
import { shownName } from '../ui/name'

export interface Deed {
  /** A sentence without its subject: "changed tag 9: name". */
  words: string
  kind: 'change' | 'sign-in' | 'other'
  failed: boolean
}

interface Request {
  operation: Operation
  /** Parts of the path where the template has braces. */
  ids: readonly string[]
  /** What follows the path. */
  body: string
}

const requestIn = /^(GET|POST|PATCH|PUT|DELETE) (\/\S*)\s*([\s\S]*)$/

function fit(template: string, path: string): string[] | null {
  const wanted = template.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return null
  const ids: string[] = []
  for (const [index, part] of wanted.entries()) {
    const one = given[index] ?? ''
    if (part.startsWith('{')) ids.push(withoutPercent(one))
    else if (part !== one) return null
  }
  return ids
}

function requestOf(details: string): Request | null {
  const [, method, path = '', body = ''] = requestIn.exec(details) ?? []
  if (method === undefined) return null
  const fixed = (one: Operation) => one.path.split('{').length
  const found = operations
    .filter((one) => one.method === method)
    .toSorted((a, b) => fixed(a) - fixed(b))
    .flatMap((operation) => {
      const ids = fit(operation.path, path)
      return ids ? [{ operation, ids, body }] : []
    })
  return found[0] ?? null
}

/** Names at the first level of a body that may be cut short. */
export function namesIn(body: string): string[] {
  const names: string[] = []
  let depth = 0
  for (const { 0: token, index } of body.matchAll(/"(?:[^"\\]|\\.)*(?:"|\\?$)|[{}[\]]/g)) {
    if (token === '{' || token === '[') depth += 1
    else if (token === '}' || token === ']') depth -= 1
    else if (depth === 1 && /^\s*:/.test(body.slice(index + token.length))) names.push(token.slice(1, -1))
  }
  return names
}

const textIn = (body: string, name: string): string | null =>
  new RegExp(`"${name}":\\s*"((?:[^"\\\\]|\\\\.)*)"`).exec(body)?.[1] ?? null

const nameIn = (body: string): string | null =>
  textIn(body, 'name') ?? textIn(body, 'username') ?? textIn(body, 'display_name')

const listed = (names: readonly string[]): string =>
  names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ')

/** "Attach devices to a tag" in the middle of a sentence. */
const inner = (words: string): string =>
  /^[A-Z][a-z ]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words

function words({ operation, ids, body }: Request): string | null {
  const resource = Object.values(catalog).find(({ name }) => name === operation.resource)
  const [one] = resource?.words ?? [operation.resource]
  const key = operation.id.split('.')[1] ?? ''
  const names = namesIn(body)
  const which = ids.length > 0 ? `${one} ${ids[0]}` : `the ${one}`
  if (operation.id === 'runningconfig.save') return 'saved the running config'
  if (key === 'create') return `created the ${one} ${nameIn(body) ?? ''}`.trim()
  // To take something off a list, or apart, deletes nothing.
  if (key === 'remove' && operation.doc.startsWith('Delete')) return `deleted ${which}`
  if (key === 'update' || operation.method === 'PATCH')
    return `changed ${which}${names.length > 0 ? `: ${listed(names)}` : ''}`
  return null
}

/** "signed in from 10.20.0.17", "could not log in: wrong password" */
function signInWords(operation: string, details: string, failed: boolean): string {
  const more = inner(details)
  if (!failed && /^(logged|signed) (in|out|on|off)\b/.test(more)) return more
  const out = /\b(out|off)\b/i.test(operation)
  if (failed) return [`could not log ${out ? 'out' : 'in'}`, more].filter(Boolean).join(': ')
  return [`logged ${out ? 'out' : 'in'}`, more].filter(Boolean).join(', ')
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : shownName(value))

/** Who did it; nothing where an entry does not say. */
export function whoOf(entry: Pick<AuditEntry, 'body'>): string {
  const body: { user?: unknown } | null | undefined = entry.body
  return textOf(body?.user)
}

/** The entry in words. What is not known is said as the appliance says it. */
export function deedOf(entry: Pick<AuditEntry, 'body'>): Deed {
  const body: Partial<Record<'operation' | 'details', unknown>> | null | undefined = entry.body
  const [operation, details] = [textOf(body?.operation), textOf(body?.details)]
  const request = requestOf(details)
  // A body is what somebody wrote: 'Failover' in it is a name.
  const failed = /fail|denied|wrong/i.test(request ? operation : `${operation} ${details}`)
  if (/\blog(ged)? ?(in|out|on|off)\b|\bsign(ed)? ?(in|out)\b/i.test(operation))
    return { words: signInWords(operation, details, failed), kind: 'sign-in', failed }
  if (!request) return { words: [inner(operation), details].filter(Boolean).join(': '), kind: 'other', failed }
  const doing = inner(operation || request.operation.doc.replace(/\.$/, ''))
  const about = request.ids.length > 0 ? `: ${request.ids.join(', ')}` : ''
  const said = words(request) ?? `${doing}${about}`
  return { words: said, kind: request.operation.reads ? 'other' : 'change', failed }
}
