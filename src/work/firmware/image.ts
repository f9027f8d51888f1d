/**
 * What can be told of a firmware image before it leaves this machine: whether it is an archive at all, and which
 * version and kind of appliance its names speak of. Only the heads of the archive's first entries are read; the file
 * itself may have gigabytes.
 */
import type { Platform } from '../../catalog/platform'

export interface ImageFacts {
  name: string
  /** Bytes. */
  size: number
  /** Null where neither the archive nor the file's name says it. */
  version: string | null
  platform: Platform | null
  /** What speaks against it, in words; empty if nothing does. */
  problems: readonly string[]
}

const block = 512
/** Entries that are looked at. */
const most = 64
const versionIn = /(?<![\d.])\d{1,2}\.\d{1,2}\.\d{1,3}\.\d{1,6}(?!\d|\.\d)/
const kinds: readonly (readonly [RegExp, Platform])[] = [
  [/(^|[^a-z])(eda|discover|platform\W+extrahop|extrahop-extrahop)([^a-z]|$)/i, 'discover'],
  [/(^|[^a-z])(eca|ecm|command)([^a-z]|$)/i, 'command'],
  [/(^|[^a-z])(exa|explore)([^a-z]|$)/i, 'explore'],
  [/(^|[^a-z])(eta|trace)([^a-z]|$)/i, 'trace'],
]

const text = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes).split('\0', 1)[0] ?? ''

/** True for the head of an entry of a tar archive: its own sum is written in it. */
function isHead(head: Uint8Array): boolean {
  if (head.length < block) return false
  const wanted = Number.parseInt(text(head.subarray(148, 156)).trim(), 8)
  let sum = 0
  for (const [at, byte] of head.entries()) sum += at >= 148 && at < 156 ? 32 : byte
  return sum === wanted
}

/** Names of the first entries, and the text of the first that is small. */
async function entriesOf(file: Blob): Promise<{ names: string[]; words: string }> {
  const names: string[] = []
  let words = ''
  for (let at = 0, count = 0; at + block <= file.size && count < most; count++) {
    const head = new Uint8Array(await file.slice(at, at + block).arrayBuffer())
    if (!isHead(head)) break
    const size = Number.parseInt(text(head.subarray(124, 136)).trim(), 8) || 0
    names.push(`${text(head.subarray(345, 500))}/${text(head.subarray(0, 100))}`)
    if (size > 0 && size <= 4096 && words.length < 16_384)
      words += `${await file.slice(at + block, at + block + size).text()}\n`
    at += block + Math.ceil(size / block) * block
  }
  return { names, words }
}

/** Reads what can be known of an image. Rejects if the file cannot be read any more. */
export async function readImage(file: File): Promise<ImageFacts> {
  const facts = { name: file.name, size: file.size }
  if (file.size === 0) return { ...facts, version: null, platform: null, problems: ['The file is empty.'] }
  const { names, words } = await entriesOf(file)
  const said = [...names, words, file.name]
  const version = said.map((each) => versionIn.exec(each)?.[0]).find((found) => found !== undefined) ?? null
  const platform = kinds.find(([pattern]) => said.some((each) => pattern.test(each)))?.[1] ?? null
  const problems = names.length === 0 ? ['This is not a tar archive, as firmware images are.'] : []
  return { ...facts, version, platform, problems }
}
