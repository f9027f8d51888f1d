/** A configuration to be shown and kept: secrets as salted hashes, so that one that changed can be told. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Part } from './json-text'
import { isSecretField } from './secrets'
import type { Document } from './sections'

const secretName =
  /passw|secret|passphrase|private_?key|api_?key|product_?key|token|community|credential|psk|authorization/i
/** Secrets that show what they are, whatever their field is called: a key, an address with a password in it. */
const secretText = /-----BEGIN [A-Z ]*PRIVATE KEY-----|\bapikey=|:\/\/[^\s/@:]*:[^\s/@]+@/i

/** The document's text with every secret replaced by a hash of it that no other browser shares. */
export function hiddenSecrets(document: Document, salt: string): string {
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
