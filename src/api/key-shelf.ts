/** CryptoKeys in IndexedDB, which stores them as objects: what is not extractable stays so. */
import type { KeyShelf } from './vault'

const database = 'hopdeck'
const table = 'keys'
/** A CryptoKey whose tab is long gone opens nothing any more. */
const longestLife = 30 * 24 * 3_600_000

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed')))
  })

async function withTable<T>(mode: IDBTransactionMode, work: (keys: IDBObjectStore) => Promise<T>): Promise<T> {
  const opening = indexedDB.open(database, 1)
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(table))
  const opened = await settled(opening)
  try {
    return await work(opened.transaction(table, mode).objectStore(table))
  } finally {
    opened.close()
  }
}

const keyIn = (entry: unknown): CryptoKey | null =>
  typeof entry === 'object' && entry !== null && 'key' in entry && entry.key instanceof CryptoKey ? entry.key : null

const isOld = (entry: unknown): boolean =>
  typeof entry !== 'object' ||
  entry === null ||
  !('at' in entry) ||
  typeof entry.at !== 'number' ||
  Date.now() - entry.at > longestLife

async function sweep(keys: IDBObjectStore): Promise<void> {
  const names = await settled(keys.getAllKeys())
  const entries: unknown[] = await settled(keys.getAll())
  await Promise.all(names.filter((_, i) => isOld(entries[i])).map((name) => settled(keys.delete(name))))
}

export const keyShelf: KeyShelf = {
  load: (name) => withTable('readonly', async (keys) => keyIn(await settled<unknown>(keys.get(name)))),
  save: (name, key) =>
    withTable('readwrite', async (keys) => {
      await sweep(keys)
      await settled(keys.put({ key, at: Date.now() }, name))
    }),
  drop: (name) =>
    withTable('readwrite', async (keys) => {
      await settled(keys.delete(name))
    }),
}
