/** Reads the body of an answer: what was promised, or why it cannot be read. */
import type { Failures, Located, Operation } from '../catalog/operation'
import type { z } from '../catalog/zod'
import { TooMuch } from './too-much'
import type { Unexpected } from './log'
import { withoutPercent } from './percent'
import { rightKind, unexpectedIn, withObjects } from './shape'
import type { Reply } from './transport'

export type Read =
  | { value: unknown; unexpected: Unexpected[] }
  | { kind: 'truncated' | 'not-json' | 'shape'; said: string }
  | { kind: 'large'; said: string; came: Blob }

const longestSaid = 500

/** Characters of JSON that are read at once: reading holds up the page with 13 ms a megabyte on a busy machine. */
const readAtOnce = 2_000_000

/** Characters of an error that are looked through for what failed: 50,000 devices with a reason each have fewer. */
const mostFailures = 8_000_000

/**
 * Where an error answer has its message: `error_message` and `cpc_error` are the REST API's, `detail` and `title` those of
 * problem documents, the others what proxies before an appliance say.
 */
const tellers = ['error_message', 'cpc_error', 'detail', 'message', 'error', 'errors', 'title']

/** What an error says, also where the message stands inside another object or is the first of several. */
function messageIn(value: unknown, depth = 0): string {
  if (typeof value === 'string' || depth > 3) return typeof value === 'string' ? value.trim() : ''
  if (Array.isArray(value)) return messageIn(value[0], depth + 1)
  const facts = fieldsIn(value)
  if (!facts) return ''
  return tellers.map((name) => messageIn(facts[name], depth + 1)).find((said) => said !== '') ?? ''
}

/** The message of an error answer as text. A page of HTML has nothing to say. */
export function saidOf(body: string): string {
  // Nobody writes so long a message, and reading it all holds up the page.
  if (body.length > readAtOnce) return ''
  const text = body.trim()
  try {
    const failures = failuresIn(text)
    return messageIn(JSON.parse(text)).slice(0, longestSaid) || (failures ? failureWords(failures) : '')
  } catch {
    return text.startsWith('<') ? '' : text.slice(0, longestSaid)
  }
}

/** Text that begins like JSON and lacks its end was cut on the way. */
const isCut = (text: string): boolean =>
  (text.startsWith('[') && !text.endsWith(']')) || (text.startsWith('{') && !text.endsWith('}'))

/** The beginning of a page for people: what a proxy or a sign-in in between answers, and no appliance's API. */
const pageBegins = /^\s*<(?:!doctype\s+html|html|head)\b/i

/** Characters in which a page shows itself as one. */
const pageHead = 500

/** What is said of a page of HTML that came instead of an answer; undefined for everything else. */
export async function pageIn(reply: Reply): Promise<string | undefined> {
  if (reply.size === 0) return undefined
  // A file is not read as a whole to see what it is.
  const head = await new Blob([(await reply.file()).slice(0, pageHead)]).text()
  if (!pageBegins.test(head)) return undefined
  const type = reply.header('content-type') ?? 'no content type'
  return `The answer is ${type}, beginning “${head.trim().slice(0, 40)}”.`
}

const fieldsIn = (value: unknown): Record<string, unknown> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null

const textIn = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, longestSaid) : ''

/** What is said of failures of which nothing is told. */
const untold = 'A part of it was not applied'

/** What was not applied, however loosely it is said: ids as numbers, without a reason, without a message. */
function failuresOf(value: unknown): Failures | null {
  const { message, failures } = fieldsIn(value) ?? {}
  if (!Array.isArray(failures)) return null
  const each = failures.flatMap((entry: unknown) => {
    const { action, id, reason } = fieldsIn(entry) ?? {}
    const known = textIn(id)
    return known === '' ? [] : [{ action: textIn(action), id: known, reason: textIn(reason) || 'No reason was given' }]
  })
  return { message: textIn(message) || untold, failures: each }
}

/** The failures of a bulk assignment of which a part (207) or nothing (422) was applied; null of any other answer. */
export function failuresIn(body: string): Failures | null {
  if (body.length > mostFailures) return null
  try {
    return failuresOf(JSON.parse(body))
  } catch {
    return null
  }
}

/** What was not applied, as a sentence's part. */
export function failureWords({ message, failures: [first, ...others] }: Failures): string {
  const more = others.length > 0 ? ` (and ${others.length} more)` : ''
  return first ? `${message}: ${first.reason}${more}`.slice(0, longestSaid) : message
}

/**
 * What a 207 says has failed, as text: where nobody knows its form, as it came. What a read answers all the same are
 * rows, and say nothing of what is lacking.
 */
export function partlySaid(body: string, { reads }: Pick<Operation, 'reads'>): string {
  const failures = failuresIn(body)
  const said = failures ? failureWords(failures) : saidOf(body)
  // Whoever tells of a 207 says that much.
  if (said === untold) return ''
  return said || (!reads && /^\s*[[{].*\w/s.test(body) ? body.trim().slice(0, longestSaid) : '')
}

/** Bytes of JSON that are read at all; what is larger is a file to keep. */
export const mostRead = 16_000_000

/** How an answer is wanted. */
export interface Wanted {
  /** Bytes above which the answer is not read, where what is done with it takes longer than reading it. */
  most?: number | undefined
  /** Bytes above which the answer is not looked at at all: whoever asks for it takes the file. */
  large?: number | undefined
  /** Whole numbers beyond 2^53 come as bigint, digit for digit, instead of as the nearest number. */
  exact?: boolean | undefined
  /** Lists of objects keep entries that are none, such as null: for whoever shows the answer itself. */
  asAnswered?: boolean | undefined
}

// Few answers are read so, and sign-in is none of them.
const parser = async (exact: boolean): Promise<(json: string) => unknown> =>
  exact ? (await import('./exact-json')).parseExact : JSON.parse

/** The rows of a large list; undefined for everything else, and for what cannot be read as one. */
async function rowsOf(reply: Reply, exact = false): Promise<unknown[] | undefined> {
  if (!reply.texts || (reply.size ?? 0) <= readAtOnce) return undefined
  return (await import('./rows-json')).rowsIn(reply.texts(), await parser(exact))
}

async function parsed(text: string, exact = false): Promise<unknown> {
  const parse = await parser(exact)
  return text.length > readAtOnce ? (await import('./sliced-json')).parseSliced(text, parse) : parse(text)
}

/** What an answer holds whatever was promised: JSON digit for digit, text or, where that is too much to look at, a file. */
export async function bodyOf(reply: Reply): Promise<unknown> {
  if (reply.size !== null && reply.size > mostRead) return reply.file()
  const text = await reply.text()
  try {
    return text === '' ? undefined : await parsed(text, true)
  } catch (error) {
    return error instanceof TooMuch ? reply.file() : text
  }
}

/** What an answer of JSON holds, or why that cannot be read. */
async function jsonIn(reply: Reply, exact = false): Promise<Extract<Read, { kind: string }> | { value: unknown }> {
  const rows = await rowsOf(reply, exact)
  if (rows) return { value: rows }
  const text = (await reply.text()).trim()
  if (text === '') return { kind: 'not-json', said: 'The answer is empty.' }
  try {
    return { value: await parsed(text, exact) }
  } catch (error) {
    if (error instanceof TooMuch) return { kind: 'large', said: error.message, came: await reply.file() }
    if (isCut(text)) return { kind: 'truncated', said: '' }
    const type = reply.header('content-type') ?? 'no content type'
    return { kind: 'not-json', said: `The answer is ${type}, beginning “${text.slice(0, 40)}”.` }
  }
}

async function readJson(
  reply: Reply,
  schema: z.ZodType,
  { exact, asAnswered, most = mostRead, large = Infinity }: Wanted = {},
): Promise<Read> {
  if (reply.size !== null && reply.size > large) return { value: await reply.file(), unexpected: [] }
  if (reply.size !== null && reply.size > most)
    return {
      kind: 'large',
      said: `The answer has ${(reply.size / 1e6).toFixed(reply.size < 1e7 ? 1 : 0)} MB.`,
      came: await reply.file(),
    }
  const json = await jsonIn(reply, exact)
  if ('kind' in json) return json
  const { value } = json
  if (!rightKind(schema, value)) {
    const came = Array.isArray(value) ? 'a list' : value === null ? 'null' : `a single ${typeof value}`
    return { kind: 'shape', said: `The answer is ${came}.` }
  }
  const unexpected = unexpectedIn(schema, value)
  const type = reply.header('content-type')
  if (type !== null && !/json/i.test(type)) unexpected.push({ where: 'Content-Type', problem: type, count: 1 })
  const readable = asAnswered ? { value, left: [] } : withObjects(schema, value)
  if ('came' in readable) return { kind: 'shape', said: `The answer is ${readable.came}.` }
  return { value: readable.value, unexpected: [...unexpected, ...readable.left] }
}

/** The last part of `Location` names the new object; the header is null unless the appliance exposes it. */
function locatedBy(reply: Reply): Located {
  const location = reply.header('location')
  const last = location?.split(/[?#]/)[0]?.split('/').findLast(Boolean)
  return { id: last ? withoutPercent(last) : null, location }
}

/** Reads a successful answer as the operation promises it. */
export async function readAnswer(operation: Operation, reply: Reply, wanted: Wanted = {}): Promise<Read> {
  const { returns } = operation
  if (returns.kind === 'json') return readJson(reply, returns.schema, wanted)
  const page = await pageIn(reply)
  if (page !== undefined) return { kind: 'not-json', said: page }
  switch (returns.kind) {
    case 'created':
    case 'accepted':
      return { value: locatedBy(reply), unexpected: [] }
    case 'text':
      return { value: await reply.text(), unexpected: [] }
    case 'bytes':
      return { value: await reply.file(), unexpected: [] }
    case 'none':
      return { value: undefined, unexpected: [] }
  }
}
