/**
 * The configurations that this browser has seen, kept on this machine. Secrets are kept as salted hashes: that one was
 * changed can be told, which it was cannot.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from '../../catalog/zod'
import type { Part } from './json-text'
import { isSecretField } from './secrets'
import { changesBetween, readDocument, type Document } from './sections'

const SeenData = z.object({
  id: z.number(),
  appliance: z.string(),
  /** ms since 1970. */
  at: z.number(),
  /** What happened that it was kept. */
  why: z.string(),
  /** Without its secrets. */
  text: z.string(),
})
export type Seen = z.output<typeof SeenData>

const secretName =
  /passw|secret|passphrase|private_?key|api_?key|product_?key|token|community|credential|psk|authorization/i
/** Secrets that show what they are, whatever their field is called: a key, an address with a password in it. */
const secretText = /-----BEGIN [A-Z ]*PRIVATE KEY-----|\bapikey=|:\/\/[^\s/@:]*:[^\s/@]+@/i

/** Versions kept for each appliance. */
const most = 30

function saltOf(): string {
  const place = 'hopdeck.salt'
  try {
    const known = localStorage.getItem(place)
    if (known !== null) return known
    const made = bytesToHex(crypto.getRandomValues(new Uint8Array(16)))
    localStorage.setItem(place, made)
    return made
  } catch {
    return 'none'
  }
}

/** The document's text with every secret replaced by a hash of it that no other browser shares. */
export function withoutSecrets(document: Document, salt = saltOf()): string {
  const cuts: { start: number; end: number; hash: string }[] = []
  const hide = (part: Part) => {
    const raw = document.text.slice(part.start, part.end)
    const hash = bytesToHex(sha256(utf8ToBytes(`${salt} ${raw}`))).slice(0, 16)
    cuts.push({ start: part.start, end: part.end, hash: `"(hidden ${hash})"` })
  }
  /** `digits`: a number is a secret, too. Most of those in what is secret are lengths and times. */
  const walk = (part: Part, secret: boolean, digits = false) => {
    if (part.kind === 'object')
      for (const [key, value] of part.entries) walk(value, secret || secretName.test(key), isSecretField(key))
    else if (part.kind === 'list') for (const item of part.items) walk(item, secret, digits)
    else if (part.kind === 'number') {
      if (digits) hide(part)
    } else if (part.kind === 'text') {
      const filled = part.end - part.start > 2
      if ((secret && filled) || secretText.test(document.text.slice(part.start, part.end))) hide(part)
    }
  }
  // The name of a section says what it is about, not that all in it is secret; that of a bare value is a field's.
  for (const [name, part] of document.root.entries)
    if (part.kind === 'object') walk(part, false)
    else walk(part, secretName.test(name), isSecretField(name))
  let text = ''
  let at = 0
  for (const { start, end, hash } of cuts) {
    text += document.text.slice(at, start) + hash
    at = end
  }
  return text + document.text.slice(at)
}

const database = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('hopdeck-config', 1)
    opening.addEventListener('upgradeneeded', () => {
      opening.result
        .createObjectStore('seen', { keyPath: 'id', autoIncrement: true })
        .createIndex('appliance', 'appliance')
    })
    opening.addEventListener('success', () => resolve(opening.result))
    opening.addEventListener('error', () => reject(opening.error ?? new Error('The history cannot be opened')))
  })

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('The history cannot be read')))
  })

/** What was seen of an appliance, the last first; empty where this browser keeps nothing. */
export async function seenOf(appliance: string): Promise<Seen[]> {
  try {
    const db = await database()
    const rows: unknown[] = await answer(
      db.transaction('seen').objectStore('seen').index('appliance').getAll(appliance),
    )
    db.close()
    return rows.flatMap((row) => SeenData.safeParse(row).data ?? []).toSorted((a, b) => b.id - a.id)
  } catch {
    return []
  }
}

/** Keeps a configuration unless it is the one that was kept last. */
export async function keepSeen(appliance: string, document: Document, why: string, at = Date.now()): Promise<void> {
  try {
    const text = withoutSecrets(document)
    const known = await seenOf(appliance)
    const last = known[0]?.text
    if (last === text) return
    if (last !== undefined && changesBetween(readDocument(last), readDocument(text)).length === 0) return
    const db = await database()
    const store = db.transaction('seen', 'readwrite').objectStore('seen')
    await answer(store.add({ appliance, at, why, text }))
    for (const old of known.slice(most - 1)) await answer(store.delete(old.id))
    db.close()
  } catch {
    // A convenience: the page works without.
  }
}
