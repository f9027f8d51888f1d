import { describe, expect, it } from 'vitest'
import { createVault, type KeyShelf } from './vault'

/** Storage as the browser has it, in memory. */
class Memory implements Storage {
  [name: string]: unknown
  readonly #kept = new Map<string, string>()
  get length() {
    return this.#kept.size
  }
  clear = () => this.#kept.clear()
  getItem = (name: string) => this.#kept.get(name) ?? null
  key = (index: number) => [...this.#kept.keys()][index] ?? null
  removeItem = (name: string) => void this.#kept.delete(name)
  setItem = (name: string, value: string) => void this.#kept.set(name, value)
}

function shelf() {
  const keys = new Map<string, CryptoKey>()
  const held: KeyShelf = {
    load: async (name) => keys.get(name) ?? null,
    save: async (name, key) => void keys.set(name, key),
    drop: async (name) => void keys.delete(name),
  }
  return { held, keys }
}

const all = (storage: Storage) =>
  Array.from({ length: storage.length }, (_, i) => storage.getItem(storage.key(i) ?? '')).join()

describe('keeping keys for the tab', () => {
  it('gives them back after a reload, and stores nothing that can be read', async () => {
    const storage = new Memory()
    const { held, keys } = shelf()
    await createVault(storage, held).keep('https://a', 'first secret ü')
    await createVault(storage, held).keep('https://b', 'second secret')
    await createVault(storage, held).keep('https://a', 'newer secret')
    expect(await createVault(storage, held).open()).toEqual([
      { label: 'https://b', secret: 'second secret' },
      { label: 'https://a', secret: 'newer secret' },
    ])
    expect(all(storage)).not.toContain('secret')
    const [key] = keys.values()
    expect(keys.size).toBe(1)
    expect(key?.extractable).toBe(false)
    await expect(crypto.subtle.exportKey('raw', key!)).rejects.toThrow(/extractable/)
  })

  it('has nothing left after the last one is dropped', async () => {
    const storage = new Memory()
    const { held, keys } = shelf()
    const vault = createVault(storage, held)
    await vault.keep('https://a', '1')
    await vault.keep('https://b', '2')
    await vault.drop('https://a')
    expect(await vault.open()).toEqual([{ label: 'https://b', secret: '2' }])
    await vault.drop('https://b')
    expect([storage.length, keys.size]).toEqual([0, 0])
  })

  it('opens nothing without the key, with what was changed, or under another label', async () => {
    const storage = new Memory()
    const { held, keys } = shelf()
    const vault = createVault(storage, held)
    await vault.keep('https://a', '1')
    await vault.keep('https://b', '2')
    const kept = all(storage)
    storage.setItem('hopdeck.kept', kept.replace('https://a', 'https://evil'))
    expect(await vault.open()).toEqual([{ label: 'https://b', secret: '2' }])
    storage.setItem('hopdeck.kept', kept)
    keys.clear()
    expect(await vault.open()).toEqual([])
    expect(storage.length).toBe(0)
    storage.setItem('hopdeck.kept', '{"not":"ours"}')
    expect(await vault.open()).toEqual([])
    await vault.keep('https://c', '3')
    expect(await vault.open()).toEqual([{ label: 'https://c', secret: '3' }])
  })
})
