/** From a request to its reply: key, route, privilege, checks, handler, audit log. */
import type { Operation } from '../catalog/operation'
import { allows, needsIn, reasonFor } from '../catalog/privilege'
import type { Release } from '../catalog/release'
import { z } from '../catalog/zod'
import {
  contentReply,
  Download,
  emptyReply,
  errorReply,
  jsonReply,
  Prepared,
  Refusal,
  refusalReply,
  refuse,
  Started,
  type Reply,
} from './answer'
import { auditWords } from './audit'
import { checkBody, checkQuery } from './check'
import { ImageHead } from './firmware-image'
import type { Caller } from './handler'
import { handlerOf } from './handlers/registry'
import { isOwn } from './own'
import { fieldsWithout, objectOf } from './release-fields'
import type { Routes } from './routes'
import type { World } from './world'

/** Where every path of the API starts. */
export const prefix = '/api/v1'

export interface Incoming {
  method: string
  /** Path below the prefix, still encoded. */
  path: string
  query: URLSearchParams
  authorization: string | undefined
  contentType: string
  body: Uint8Array<ArrayBuffer>
  /** Length of the whole body, of which only the head was kept where it is an image. */
  total: number
}

export interface Site {
  world: World
  routes: Routes
  /** Refuses what an appliance tolerates. */
  strict: boolean
}

/** What the log wants to know beside the reply. */
export interface Served {
  reply: Reply
  operation: Operation | null
  user: string | null
  notes: string[]
}

/** Answers one request. Never throws: what goes wrong is a reply. */
export async function serve(site: Site, incoming: Incoming): Promise<Served> {
  const served: Omit<Served, 'reply'> = { operation: null, user: null, notes: [] }
  try {
    const reply = await answer(site, incoming, served)
    return { ...served, reply }
  } catch (error) {
    if (error instanceof Refusal) return { ...served, reply: refusalReply(error, site.world.release) }
    console.error(error)
    return { ...served, reply: errorReply(500, 'The simulator failed; its own log has the reason') }
  }
}

async function answer(site: Site, incoming: Incoming, served: Omit<Served, 'reply'>): Promise<Reply> {
  const { world, routes, strict } = site
  const tolerate = (text: string): void => {
    served.notes.push(text)
    if (strict) throw refuse(400, `Strict: ${text}`)
  }
  const caller = world.accounts.callerOf(incoming.authorization)
  served.user = caller?.user ?? null
  // Strictly read, an empty part is a part.
  const single = strict ? incoming.path : incoming.path.replaceAll(/\/{2,}/g, '/')
  const path = single.length > 1 ? single.replace(/\/+$/, '') : single
  // HEAD is GET of which the body stays here.
  const method = incoming.method === 'HEAD' ? 'GET' : incoming.method
  const match = routes.find(method, path)
  served.operation = match?.operation ?? null
  if (!caller && match?.operation.needs !== 'no key') throw refuse(401, 'The API key is missing or not valid')
  if (single !== incoming.path) tolerate('a doubled slash')
  if (path !== single) tolerate('a trailing slash')
  if (!match) throw nowhere(routes, method, path)
  const { operation, params } = match
  const who = caller ?? { user: '', privilege: { level: 'none' as const } }
  const needs = needsIn(operation, world.release)
  if (!allows(who.privilege, needs) && !isOwn(operation, params, who)) throw refuse(403, reasonFor(needs))
  const handler = handlerOf(operation.id)
  if (!handler) throw refuse(501, `The simulator has no answer for ${operation.id} yet`)
  world.look()
  const query = checkQuery(operation, incoming.query, world.release, tolerate)
  const present = (): Promise<unknown> => presentAt(site, path, operation, who)
  const checked = await checkBody(operation, incoming.body, incoming.contentType, world.release, tolerate, present)
  const { given } = checked
  const body = incoming.total > incoming.body.length ? new ImageHead(incoming.body, incoming.total) : checked.body
  const result = await handler({ operation, params, query, body, raw: incoming.body, given, world, caller: who })
  if (!operation.reads) {
    const { operation: done, details } = auditWords(operation, path, body, given, result)
    world.record(who.user || 'setup', done, details)
  }
  return replyOf(operation, result, path, world)
}

/** What is answered for the object that an operation changes; undefined for one that is not there, or is none. */
async function presentAt({ world, routes }: Site, path: string, changing: Operation, caller: Caller): Promise<unknown> {
  const match = changing.method === 'PATCH' || changing.method === 'PUT' ? routes.find('GET', path) : null
  const handler = match && handlerOf(match.operation.id)
  if (!handler) return undefined
  const query = checkQuery(match.operation, new URLSearchParams(), world.release, () => undefined)
  const bare = { query, body: undefined, raw: new Uint8Array(), given: new Set<string>() }
  try {
    const answered = await handler({ ...match, ...bare, world, caller })
    return answered instanceof Prepared ? (JSON.parse(answered.json) as unknown) : answered
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

function nowhere(routes: Routes, method: string, path: string): Refusal {
  const methods = routes.methodsOf(path)
  if (methods.length > 0 && !routes.elsewhere(method, path)) {
    return new Refusal(405, `${method} is not allowed on ${path}`, { allow: methods.join(', ') })
  }
  return refuse(404, `This appliance does not have ${method} ${path}`)
}

/** Fields of an answer's objects that the release does not have. */
function hiddenIn(schema: z.ZodType, release: Release): readonly string[] {
  const element = schema instanceof z.ZodArray && schema.element instanceof z.ZodType ? schema.element : schema
  const shape = objectOf(element)
  return shape ? fieldsWithout(shape, release) : []
}

function without(value: unknown, hidden: readonly string[]): unknown {
  if (hidden.length === 0 || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => without(item, hidden))
  return Object.fromEntries(Object.entries(value).filter(([name]) => !hidden.includes(name)))
}

const idOf = (result: unknown): string =>
  typeof result === 'object' && result !== null && 'id' in result ? String(result.id) : ''

function replyOf(operation: Operation, result: unknown, path: string, world: World): Reply {
  const { returns, status } = operation
  if (result instanceof Prepared) return jsonReply(status, result.json)
  switch (returns.kind) {
    case 'json':
      return jsonReply(status, JSON.stringify(without(result, hiddenIn(returns.schema, world.release))))
    case 'created':
      return emptyReply(status, { location: `${prefix}${path}/${encodeURIComponent(idOf(result))}` })
    case 'accepted':
      return emptyReply(
        status,
        result instanceof Started && result.path !== null ? { location: `${prefix}${result.path}` } : {},
      )
    case 'none':
      // A bulk assignment of which a part was not applied.
      return result === undefined ? emptyReply(status) : jsonReply(207, JSON.stringify(result))
    case 'text':
      return contentReply(status, returns.contentType, String(result))
    case 'bytes':
      if (result === undefined) return emptyReply(204)
      if (!(result instanceof Download)) throw new Error(`${operation.id} did not answer with bytes`)
      return contentReply(status, result.contentType ?? returns.contentType, result.content, result.headers)
  }
}
