/**
 * Who is signed in where. Several appliances can be signed in at once; one is the active one. Keys are in keys.ts
 * alone, and with "keep for this tab" encrypted in the vault.
 */
import { createContext, use, useSyncExternalStore, type ReactNode } from 'react'
import type { Appliance } from './appliance'
import type { Kept } from './kept'
import { forgetKey, setKey } from './keys'
import { keyShelf } from './key-shelf'
import { forget, readKnown, remember, type KnownAppliance } from './known'
import { createStore, type Store } from './store'
import { createVault, type Vault } from './vault'

export interface Session {
  /** False until what was kept for this tab is back. */
  restored: boolean
  appliances: readonly Appliance[]
  active: Appliance | null
  /** Signed in to before, last used first. */
  known: readonly KnownAppliance[]
}

const activePlace = 'hopdeck.active'

/** True where keys can be kept encrypted: crypto needs a secure page, and storage may be forbidden. */
export const canKeep = (): boolean =>
  globalThis.isSecureContext && 'indexedDB' in globalThis && storageOf('sessionStorage') !== undefined

/** Even naming a storage throws where the browser forbids it. */
function storageOf(name: 'localStorage' | 'sessionStorage'): Storage | undefined {
  try {
    return globalThis[name]
  } catch {
    return undefined
  }
}

export interface Sessions extends Store<Session> {
  /** Signs in: the appliance becomes the active one. With `keep` the key outlives a reload of the tab. */
  add(appliance: Appliance, key: string, keep: boolean): Promise<void>
  /** Another key for one that is signed in and whose own is refused; which one is in front stays. */
  renew(appliance: Appliance, key: string): Promise<void>
  /** What was learned of a key or an appliance since, such as a version after an upgrade. */
  update(
    id: string,
    facts: Partial<Pick<Appliance, 'name' | 'version' | 'release' | 'absent' | 'standing' | 'user'>>,
  ): void
  switchTo(id: string): void
  /** Forgets the key everywhere. */
  signOut(id: string): Promise<void>
  /** True if somebody was signed in when the page was left; whether the key was kept is known after restoring. */
  wasSignedIn(): boolean
  /** Brings back what was kept for this tab; once, when the page starts. */
  restore(): Promise<void>
  forgetKnown(url: string): void
}

/** Sessions of their own, for a test; the console has the one below. */
export function createSessions(
  storage: Storage | undefined,
  tab: Storage | undefined,
  vault: () => Vault | null,
): Sessions {
  const store = createStore<Session>({ restored: false, appliances: [], active: null, known: readKnown(storage) })
  const change = (facts: Partial<Session>) => store.set({ ...store.get(), ...facts })
  // Only which of those kept is in front after a reload; an address, no secret.
  const markActive = (id: string) => {
    try {
      tab?.setItem(activePlace, id)
    } catch {
      // Full: the last one kept is in front then.
    }
  }
  const put = (appliance: Appliance) => {
    const known = remember(storage, { ...appliance, usedAt: Date.now() })
    const others = store.get().appliances.filter((one) => one.id !== appliance.id)
    change({ appliances: [...others, appliance], active: appliance, known })
    markActive(appliance.id)
  }
  const replace = (id: string, facts: Partial<Appliance>) => {
    const { appliances, active } = store.get()
    const changed = appliances.map((one) => (one.id === id ? { ...one, ...facts } : one))
    change({ appliances: changed, active: changed.find((one) => one.id === active?.id) ?? null })
  }
  return {
    get: store.get,
    subscribe: store.subscribe,

    async add(appliance, key, keep) {
      setKey(appliance.id, key)
      put(appliance)
      const safe = vault()
      if (keep) await safe?.keep(appliance.id, (await sealing()).seal(appliance, key))
      else await safe?.drop(appliance.id)
    },

    async renew(appliance, key) {
      setKey(appliance.id, key)
      replace(appliance.id, appliance)
      // What may be kept there is the one that is refused.
      await vault()?.drop(appliance.id)
    },

    update: replace,

    switchTo(id) {
      const active = store.get().appliances.find((one) => one.id === id)
      if (!active) return
      change({ active, known: remember(storage, { ...active, usedAt: Date.now() }) })
      markActive(id)
    },

    async signOut(id) {
      forgetKey(id)
      const { appliances, active } = store.get()
      const left = appliances.filter((one) => one.id !== id)
      const front = active?.id === id ? (left.at(-1) ?? null) : active
      change({ appliances: left, active: front })
      if (front) markActive(front.id)
      else tab?.removeItem(activePlace)
      await vault()?.drop(id)
    },

    wasSignedIn: () => typeof tab?.getItem(activePlace) === 'string',

    async restore() {
      const front = tab?.getItem(activePlace)
      // Fetched while the vault is opened, and once: each import waits for its turn, also of what is there.
      const unsealing = typeof front === 'string' ? sealing() : undefined
      unsealing?.catch(() => undefined)
      for (const { appliance, key } of await openAll(vault(), unsealing)) {
        setKey(appliance.id, key)
        put(appliance)
      }
      const { appliances, active } = store.get()
      const first = appliances.find((one) => one.id === front) ?? active
      change({ restored: true, active: first })
      if (first) markActive(first.id)
    },

    forgetKnown: (url) => change({ known: forget(storage, url) }),
  }
}

// Whoever signs in for the first time has kept nothing.
const sealing = () => import('./kept')

/** A vault that cannot be opened holds nothing: the operator signs in again. */
async function openAll(vault: Vault | null, unsealing?: ReturnType<typeof sealing>): Promise<Kept[]> {
  try {
    const entries = (await vault?.open()) ?? []
    if (entries.length === 0) return []
    const { unseal } = await (unsealing ?? sealing())
    return entries.flatMap(({ label, secret }) => unseal(label, secret) ?? [])
  } catch {
    return []
  }
}

function tabVault(): Vault | null {
  const storage = storageOf('sessionStorage')
  return canKeep() && storage ? createVault(storage, keyShelf) : null
}

export const session: Sessions = createSessions(storageOf('localStorage'), storageOf('sessionStorage'), tabVault)

export const useSession = (): Session => useSyncExternalStore(session.subscribe, session.get)

const Scope = createContext<Appliance | null>(null)

/** Inside, `useAppliance` is this one: a page about an appliance that is not the active one. */
export const ApplianceScope = ({ appliance, children }: { appliance: Appliance; children: ReactNode }) => (
  <Scope value={appliance}>{children}</Scope>
)

/**
 * The appliance that this part of the page is about: of the nearest scope, else the active one.
 * @throws Error on a page that nobody is signed in to
 */
export function useAppliance(): Appliance {
  const scoped = use(Scope)
  const { active } = useSession()
  const appliance = scoped ?? active
  if (!appliance) throw new Error('No appliance is signed in')
  return appliance
}
