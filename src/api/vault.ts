/**
 * "Keep for this tab": keys that outlive a reload of the tab. sessionStorage, which ends with the tab, holds them only
 * encrypted by AES-GCM; the CryptoKey for that is not extractable and stays in IndexedDB, under a name of the tab's
 * own. A script that reads one of the two has nothing, and neither is ever sent.
 */

/** Where CryptoKeys are kept. */
export interface KeyShelf {
  load(name: string): Promise<CryptoKey | null>
  save(name: string, key: CryptoKey): Promise<void>
  drop(name: string): Promise<void>
}

interface Sealed {
  shelf: string
  entries: { label: string; iv: string; data: string }[]
}

const hasTexts = (value: unknown, names: readonly string[]): boolean =>
  typeof value === 'object' &&
  value !== null &&
  names.every((name) => typeof (value as Record<string, unknown>)[name] === 'string')

/** By hand: it is read before the library for schemas is there. */
const isSealed = (value: unknown): value is Sealed => {
  if (!hasTexts(value, ['shelf'])) return false
  const { entries } = value as { entries?: unknown }
  return Array.isArray(entries) && entries.every((entry) => hasTexts(entry, ['label', 'iv', 'data']))
}

const place = 'hopdeck.kept'

const toText = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))
const fromText = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (one) => one.charCodeAt(0))

export interface Vault {
  /** Keeps a secret under a label, in place of the one before. */
  keep(label: string, secret: string): Promise<void>
  /** All that can still be opened; what cannot is thrown away. */
  open(): Promise<{ label: string; secret: string }[]>
  /** Throws one away, and with the last one the CryptoKey too. */
  drop(label: string): Promise<void>
}

export function createVault(storage: Storage, shelf: KeyShelf): Vault {
  const read = (): Sealed | null => {
    try {
      const stored: unknown = JSON.parse(storage.getItem(place) ?? 'null')
      return isSealed(stored) ? stored : null
    } catch {
      return null
    }
  }
  const write = (sealed: Sealed) => storage.setItem(place, JSON.stringify(sealed))

  // The label is bound to the secret: moved to another label it cannot be opened.
  const bound = (label: string) => new TextEncoder().encode(label)

  const wipe = async (name: string | undefined) => {
    storage.removeItem(place)
    if (name !== undefined) await shelf.drop(name)
  }

  return {
    async keep(label, secret) {
      let sealed = read()
      let key = sealed ? await shelf.load(sealed.shelf) : null
      if (!sealed || !key) {
        sealed = { shelf: crypto.randomUUID(), entries: [] }
        key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
        await shelf.save(sealed.shelf, key)
      }
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const algorithm = { name: 'AES-GCM', iv, additionalData: bound(label) }
      const data = await crypto.subtle.encrypt(algorithm, key, new TextEncoder().encode(secret))
      const others = sealed.entries.filter((entry) => entry.label !== label)
      const entry = { label, iv: toText(iv), data: toText(new Uint8Array(data)) }
      write({ ...sealed, entries: [...others, entry] })
    },

    async open() {
      const sealed = read()
      const key = sealed ? await shelf.load(sealed.shelf) : null
      if (!sealed || !key) {
        await wipe(sealed?.shelf)
        return []
      }
      const opened = await Promise.all(
        sealed.entries.map(async ({ label, iv, data }) => {
          try {
            const algorithm = { name: 'AES-GCM', iv: fromText(iv), additionalData: bound(label) }
            const secret = await crypto.subtle.decrypt(algorithm, key, fromText(data))
            return [{ label, secret: new TextDecoder().decode(secret) }]
          } catch {
            return []
          }
        }),
      )
      return opened.flat()
    },

    async drop(label) {
      const sealed = read()
      const entries = sealed?.entries.filter((entry) => entry.label !== label) ?? []
      if (sealed && entries.length > 0) write({ ...sealed, entries })
      else await wipe(sealed?.shelf)
    },
  }
}
