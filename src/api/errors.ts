/**
 * What can go wrong with a call, as one typed error, and the words for it. No message ever holds the key: send.ts
 * removes it from whatever the appliance echoes.
 */
import { isMissingFile, missingFile, missingFileAdvice } from '../browser/missing-file'
import type { Method } from '../catalog/operation'
import { reasonFor, type Needs } from '../catalog/privilege'
import type { ErrorFacts, ErrorKind, LookedUp } from './error-facts'

export type { ErrorFacts, ErrorKind, LookedUp } from './error-facts'

export class ApiError extends Error implements ErrorFacts {
  override name = 'ApiError'
  readonly kind: ErrorKind
  readonly operation: string
  readonly method: Method
  readonly path: string
  readonly needs: Needs
  readonly reads: boolean
  readonly names: boolean
  readonly starts: boolean
  readonly status: number | null
  readonly said: string
  readonly retryAfter: number | null
  readonly ms: number
  readonly looked: LookedUp | undefined
  readonly unsent: boolean
  readonly came: Blob | undefined

  constructor(facts: ErrorFacts) {
    super()
    this.kind = facts.kind
    this.operation = facts.operation
    this.method = facts.method
    this.path = facts.path
    this.needs = facts.needs
    this.reads = facts.reads
    this.names = facts.names ?? true
    this.starts = facts.starts ?? false
    this.status = facts.status
    this.said = facts.said
    this.retryAfter = facts.retryAfter
    this.ms = facts.ms
    this.looked = facts.looked
    this.unsent = facts.unsent ?? false
    this.came = facts.came
    // Who shows whatever went wrong, shows what to do about it.
    this.message = sentenceFor(this)
  }
}

/** True where it is open whether a write was done: no answer, none that can be read, or one that says neither. */
export const isLost = (error: ApiError): boolean =>
  error.status === null ? error.kind !== 'unsendable' && error.kind !== 401 : error.status >= 500 || error.status < 400

export const isApiError = (error: unknown): error is ApiError => error instanceof ApiError

/** True for what a person or a page that closed has stopped: nothing to show, unless it may have been done. */
export const isCancelled = (error: unknown): boolean =>
  isApiError(error) && error.kind === 'cancelled' && error.looked === undefined

/** True where another key may help: this one is refused, openly or, as far as can be told, without a readable word. */
export const asksForKey = (error: unknown): boolean =>
  isApiError(error) && (error.kind === 401 || error.kind === 'blocked')

/** True where a write was not sent, since what had to be read before could not be. */
export const isUnsent = (error: unknown): boolean => isApiError(error) && error.unsent

/** The same failure, known better. */
export const asBlocked = (facts: ErrorFacts): ApiError => new ApiError({ ...facts, kind: 'blocked' })

/** The kind of an HTTP status of 400 and above. */
export function kindOfStatus(status: number): ErrorKind {
  switch (status) {
    case 401:
    case 402:
    case 403:
    case 404:
    case 409:
    case 422:
    case 429:
      return status
    default:
      return status >= 500 ? 'server' : 'client'
  }
}

function statusWords(facts: ErrorFacts): string {
  switch (facts.kind) {
    case 'unreachable':
      return 'no answer'
    case 'blocked':
      return 'answer hidden'
    case 'timeout':
      return 'timed out'
    case 'cancelled':
      return 'cancelled'
    case 'truncated':
      return 'answer cut short'
    case 'not-json':
      return facts.status !== null && facts.status >= 400 ? String(facts.status) : 'answer is not from the API'
    case 'shape':
      return 'unexpected answer'
    case 'large':
      return 'answer too large to show'
    case 'unsendable':
      return 'not sent'
    default:
      return String(facts.status ?? facts.kind)
  }
}

const seconds = (ms: number): string => (ms < 1000 ? `${Math.round(ms)} ms` : `${Math.round(ms / 1000)} s`)

const found: Record<LookedUp, string> = {
  done: 'It was looked up since: it was done, and only its answer is lost.',
  'not done': 'It was looked up since: nothing was changed.',
  partly: 'It was looked up since: not all of it stands there as it was sent. Read it again before repeating it.',
  unseen:
    'It may have been done, and nothing that the API answers would tell: look at the appliance before repeating it.',
  unread: 'It may have been done, and what would tell could not be read: read it again before repeating it.',
}

/** After a write that brought no readable answer, nobody knows whether it was done, unless it was looked up. */
const unsure = (error: ApiError): string => {
  // Whoever stops waiting does not stop the appliance: what it had not done when it was looked up may be done since.
  const atIt = error.looked === 'not done' && (error.kind === 'cancelled' || error.kind === 'timeout')
  if (error.looked)
    return ` ${found[error.looked]}${atIt ? ' The appliance may still be doing it: read it again before repeating it.' : ''}`
  return error.reads || error.status !== null
    ? ''
    : ' It may have been done: read the object again before repeating it.'
}

/** What to do next, but for what was done already. */
const next = ({ looked }: ApiError, words: string): string => (looked === 'done' ? '' : ` ${words}`)

const sentence = (text: string): string => {
  const trimmed = text.trim()
  return trimmed === '' || /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`
}

/** What the appliance said, and after it what to do, unless it said just that. */
function saidThen(error: ApiError, advice: string): string {
  const said = sentence(error.said)
  return said.includes(advice) ? said : [said, advice].filter(Boolean).join(' ')
}

function advice(error: ApiError): string {
  switch (error.kind) {
    case 'unreachable':
      return `The appliance could not be reached, or its answer was blocked.${unsure(error)}${next(error, 'Check the connection, then try again.')}`
    case 'blocked':
      return `The appliance answers, but hides its answer from this page.${unsure(error)} Most likely the key was revoked, or this page was taken off the allowed origins. Sign in again: that tells which.`
    case 'timeout':
      return `Nothing came for ${seconds(error.ms)}.${unsure(error)}${next(error, 'Try again, or ask for less at once.')}`
    case 'cancelled':
      if (error.unsent) return 'It was stopped before anything was sent.'
      return `It was stopped before an answer came.${error.looked ? unsure(error) : ''}`
    case 401:
      return saidThen(error, 'The API key is not accepted any more. Sign in again with another key.')
    case 402:
      return saidThen(error, 'The licence does not cover it, or an agreement is not accepted yet.')
    case 403:
      return error.needs === 'any' || error.needs === 'no key'
        ? saidThen(error, 'This key may not do it.')
        : saidThen(error, `${reasonFor(error.needs)}.`)
    case 404:
      return saidThen(
        error,
        error.names
          ? 'It was deleted meanwhile, or this release does not have it. Read the list again.'
          : 'The appliance does not have this operation, or not in this release.',
      )
    case 409:
      return saidThen(error, 'It is in conflict with the present state. Read it again, then repeat the change.')
    case 422:
      return saidThen(error, 'The appliance refuses a value. Change it, then send again.')
    case 429:
      return saidThen(
        error,
        error.retryAfter === null
          ? 'Too many requests at once. Wait a moment, then try again.'
          : `Too many requests at once. Try again in ${seconds(error.retryAfter)}.`,
      )
    case 207:
      return saidThen(
        error,
        error.reads
          ? 'Only a part of it was answered. Read it again.'
          : error.starts
            ? `Only a part of it was begun.${error.looked ? unsure(error) : ' See what the appliance does before starting it again.'}`
            : `A part of it was not done.${error.looked ? unsure(error) : ' Read it again to see what was, then repeat the rest.'}`,
      )
    case 'client':
      return saidThen(error, 'The appliance refuses the request as it stands.')
    case 'server': {
      const doubt = error.looked
        ? unsure(error)
        : error.reads
          ? ''
          : ' It may have been done: look at it again before repeating it.'
      // A record store that nobody connected is not there in a moment either.
      return error.status === 503
        ? saidThen(
            error,
            `What the appliance needs for it is away, busy or not connected.${doubt}${next(error, 'See to that, then try again.')}`,
          )
        : saidThen(error, `The appliance failed at it.${doubt}${next(error, 'Try again in a moment.')}`)
    }
    case 'truncated':
      return `The connection ended in the middle of the answer.${error.looked ? unsure(error) : error.reads ? ' Try again.' : ' The change itself was answered; read the object again.'}`
    case 'not-json':
      return saidThen(
        error,
        `Something else than the REST API answered: check the address for a proxy or a sign-in page.${error.looked ? unsure(error) : ''}`,
      )
    case 'shape':
      return saidThen(error, 'This release answers in another form. The request log has what came.')
    case 'large':
      return saidThen(error, 'Ask for less at once. The whole answer can be downloaded, in the explorer too.')
    case 'unsendable':
      return sentence(error.said)
  }
}

/** The parts of an error's headline: the operation as method and path, and the status or two words instead. */
export function titleOf(error: unknown): { operation: string; status: string } {
  if (isApiError(error)) return { operation: `${error.method} ${error.path}`, status: statusWords(error) }
  return { operation: 'This page', status: 'failed' }
}

/** What happened in the appliance's words, and what to do next. */
export function adviceFor(error: unknown): string {
  if (isApiError(error)) return advice(error)
  if (isMissingFile(error)) return `${missingFile}. ${missingFileAdvice}`
  const said = error instanceof Error ? error.message : String(error)
  return `${sentence(said)} Load the page anew; if it comes back, it is a fault of this console.`
}

/** What is said first of a failure that is not one of what was to be sent. */
export const nothingSent = 'Nothing was sent.'

/** The whole message: "PATCH /devices/9363: 403. Needs write limited privileges." */
export function sentenceFor(error: unknown): string {
  const { operation, status } = titleOf(error)
  return `${isUnsent(error) && !isCancelled(error) ? `${nothingSent} ` : ''}${operation}: ${status}. ${adviceFor(error)}`
}
