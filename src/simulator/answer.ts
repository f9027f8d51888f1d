/** What handlers give back, and what becomes of it on the wire. */
import { STATUS_CODES } from 'node:http'
import { compareVersions, type Release } from '../catalog/release'

/** JSON that is text already. */
export class Prepared {
  constructor(readonly json: string) {}
}

/** A started action; `Location` names its job where the release has jobs, or another place to ask at. */
export class Started {
  constructor(
    readonly job: string | null = null,
    /** Path below /api/v1. */
    readonly path: string | null = job === null ? null : `/jobs/${job}`,
  ) {}
}

/** Bytes for download, with the content type where the catalogue's is not exact. */
export class Download {
  constructor(
    readonly content: Uint8Array,
    readonly contentType?: string,
    /** Headers beside the usual ones, such as Content-Disposition. */
    readonly headers: Record<string, string> = {},
  ) {}
}

/** A refusal: the status and the text of `error_message`, or a body of its own. Thrown by handlers and checks. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly headers: Record<string, string> = {},
    readonly body?: object,
  ) {
    super(message)
  }
}

/** Refuses the request: `throw refuse(404, 'No tag has the id 7')`. */
export const refuse = (status: number, message: string): Refusal => new Refusal(status, message)

/** An answer before cross-origin headers, compression and faults. */
export interface Reply {
  status: number
  headers: Record<string, string>
  body: string | Uint8Array<ArrayBuffer> | null
}

/** Headers that the guides' samples show on every answer. */
const always = { 'cache-control': 'private, max-age=0', server: 'Apache', via: '1.1 localhost' }
const jsonType = 'application/json; charset=utf-8'

export const jsonReply = (status: number, json: string): Reply => ({
  status,
  headers: { ...always, 'content-type': jsonType },
  body: json,
})

/** 201, 202 and 204: no body, the content type of the guides' samples (5.3 guide, POST requests). */
export const emptyReply = (status: number, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: {
    ...always,
    ...(status === 204 ? {} : { 'content-type': 'text/plain; charset=utf-8', 'content-length': '0' }),
    ...headers,
  },
  body: null,
})

export const contentReply = (
  status: number,
  contentType: string,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
): Reply => ({
  status,
  headers: { ...always, 'content-type': contentType, ...headers },
  body: typeof body === 'string' ? body : Uint8Array.from(body),
})

export const errorReply = (status: number, message: string): Reply =>
  jsonReply(status, JSON.stringify({ error_message: message }))

/** The first release that tells of every refusal as a problem; no source dates it exactly. */
const problemsSince: Release = '25.1'

/** A refusal in the words of late releases. */
export const problem = (status: number, detail: string): Refusal =>
  new Refusal(status, detail, {}, { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', detail })

export function refusalReply(refusal: Refusal, release: Release): Reply {
  const { status, message, headers } = refusal
  const late = compareVersions(release, problemsSince) >= 0
  const body = refusal.body ?? (late ? problem(status, message).body : undefined)
  const reply = body ? jsonReply(status, JSON.stringify(body)) : errorReply(status, message)
  return { ...reply, headers: { ...reply.headers, ...headers } }
}
