/**
 * A firmware image as an upload brings it: read from the stream, its bytes counted, only its head kept. What the
 * image is says its head, so an archive whose first names or texts hold a version becomes that version.
 */
import type { Platform } from '../catalog/platform'
import { platformNames } from '../catalog/platform'
import { refuse } from './answer'

/** Bytes of an upload that are kept. */
export const keptHead = 256 * 1024

/** Bytes from which an image is refused, unless told otherwise. */
export const largestImage = 16 * 1024 ** 3

/** The head of a body that was too large to keep, with the length of all of it. */
export class ImageHead extends Blob {
  constructor(
    head: Uint8Array<ArrayBuffer>,
    readonly total: number,
  ) {
    super([head])
  }
}

export interface Image {
  /** Null where the head names none. */
  version: string | null
}

const kinds: readonly (readonly [RegExp, Platform])[] = [
  [/(^|[^a-z])(eda|discover|platform\W+extrahop|extrahop-extrahop)([^a-z]|$)/i, 'discover'],
  [/(^|[^a-z])(eca|ecm|command)([^a-z]|$)/i, 'command'],
  [/(^|[^a-z])(exa|explore)([^a-z]|$)/i, 'explore'],
  [/(^|[^a-z])(eta|trace)([^a-z]|$)/i, 'trace'],
]

/** True for the head of a tar archive: its sum is written in it (POSIX ustar). */
function isTar(head: Uint8Array): boolean {
  if (head.length < 512) return false
  const wanted = Number.parseInt(Buffer.from(head.subarray(148, 156)).toString('latin1'), 8)
  let sum = 0
  for (let at = 0; at < 512; at++) sum += at >= 148 && at < 156 ? 32 : (head[at] ?? 0)
  return sum === wanted
}

/** Checks an image: 400 for an empty one, 422 for what is none, is too large or is for another kind of appliance. */
export async function readImage(body: Blob, role: Platform, largest: number): Promise<Image> {
  const size = body instanceof ImageHead ? body.total : body.size
  if (size === 0) throw refuse(400, 'The image is empty')
  if (size > largest) throw refuse(422, `The image is larger than ${largest} bytes`)
  const head = new Uint8Array(await body.slice(0, keptHead).arrayBuffer())
  const text = Buffer.from(head).toString('latin1')
  const version = /(?<![\d.])\d{1,2}\.\d{1,2}\.\d{1,3}\.\d{1,6}(?!\d|\.\d)/.exec(text)?.[0] ?? null
  const plain = !/[^\t\r\n -~]/.test(text.slice(0, 512)) && version !== null
  if (!isTar(head) && !plain) throw refuse(422, 'The file is not a firmware image')
  const words = text.slice(0, 4096).match(/[\x20-\x7e]{3,}/g) ?? []
  const kind = kinds.find(([pattern]) => words.some((word) => pattern.test(word)))?.[1]
  if (kind !== undefined && kind !== role)
    throw refuse(422, `The image is for ${platformNames[kind]} appliances, this is a ${platformNames[role]}`)
  return { version }
}
