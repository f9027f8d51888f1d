/** The words in which a write stands in the audit log: what was done, to what, with which values. */
import { fieldsOf } from '../catalog/fields'
import type { Operation } from '../catalog/operation'
import { objectOf } from './release-fields'

/** Characters of the details that are kept. */
const longest = 400
const hidden = '***'
const neverShown = /^(password|remote_setup_password|private_key|product_key|apikey|remote_pairing_token)$/

/** The body in one line, secrets replaced; files and long texts by their size. */
function wordsOf(operation: Operation, body: unknown, given: ReadonlySet<string>): string {
  if (body === undefined || body === null) return ''
  if (body instanceof Blob) return `${body.size} bytes`
  if (typeof body === 'string') return `${body.length} characters`
  if (typeof body !== 'object') return JSON.stringify(body)
  const shape = objectOf(operation.body)
  const secrets = new Set(
    shape
      ? fieldsOf(shape).flatMap(({ name, meta }) => (meta.kind === 'secret' || meta.kind === 'pem' ? [name] : []))
      : [],
  )
  const shown = Object.entries(body).flatMap(([name, value]): [string, unknown][] => {
    if (shape && !given.has(name)) return []
    if (secrets.has(name) || neverShown.test(name)) return [[name, hidden]]
    return [[name, value instanceof Blob ? `${value.size} bytes` : value]]
  })
  return shown.length > 0 ? JSON.stringify(Object.fromEntries(shown)) : ''
}

const idIn = (result: unknown): string =>
  typeof result === 'object' && result !== null && 'id' in result && operationMade(result.id) ? `, id ${result.id}` : ''

const operationMade = (id: unknown): id is string | number => typeof id === 'string' || typeof id === 'number'

/** What the log says of a write that succeeded. */
export function auditWords(
  operation: Operation,
  path: string,
  body: unknown,
  given: ReadonlySet<string>,
  result: unknown,
): { operation: string; details: string } {
  const words = wordsOf(operation, body, given)
  const details = `${operation.method} ${path}${words ? ` ${words}` : ''}`
  const cut = details.length > longest ? `${details.slice(0, longest)}…` : details
  return {
    operation: operation.doc.replace(/\.$/, ''),
    details: operation.returns.kind === 'created' ? `${cut}${idIn(result)}` : cut,
  }
}
