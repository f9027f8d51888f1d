/**
 * The configurations that this browser has seen, kept on this machine. Secrets are kept as salted hashes: that one was
 * changed can be told, which it was cannot.
 */
import { bytesToHex } from '@noble/hashes/utils.js'
import { z } from '../../catalog/zod'
import { atDesk, heldOf } from './desk'
import type { Held } from './desk-tasks'

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

/** A configuration with every secret replaced by a hash of it that no other browser shares. */
export const withoutSecrets = (document: Held): Promise<Blob> => atDesk('hide', { document, salt: saltOf() })

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

/** Bytes of a configuration that is kept: thirty of a larger one would fill a disk. */
export const mostKept = 1_000_000

/** Keeps a configuration unless it is the one that was kept last. */
export async function keepSeen(appliance: string, document: Held, why: string, at = Date.now()): Promise<void> {
  try {
    if (document.file.size > mostKept) return
    const text = await (await withoutSecrets(document)).text()
    const known = await seenOf(appliance)
    const last = known[0]?.text
    if (last === text) return
    if (last !== undefined && (await atDesk('changes', { from: heldOf(last), to: heldOf(text) })).length === 0) return
    const db = await database()
    const store = db.transaction('seen', 'readwrite').objectStore('seen')
    await answer(store.add({ appliance, at, why, text }))
    for (const old of known.slice(most - 1)) await answer(store.delete(old.id))
    db.close()
  } catch {
    // A convenience: the page works without.
  }
}
