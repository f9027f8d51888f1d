/**
 * Who is signed in where. Several appliances can be signed in at once; one is the active one. Keys are in keys.ts
 * alone, and with "keep for this tab" encrypted in the vault.
 */
import { createContext, use, useSyncExternalStore, type ReactNode } from 'react'
import { platforms } from '../catalog/platform'
import { ladder } from '../catalog/privilege'
import { takenFor } from '../catalog/release'
import { z } from '../catalog/zod'
import type { Appliance } from './appliance'
import { forgetKey, setKey } from './keys'
import { keyShelf } from './key-shelf'
import { forget, readKnown, remember, type KnownAppliance } from './known'
import { openStanding, type Standing } from './standing'
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

/** What is kept with a key, encrypted. */
const Kept = z.object({
  key: z.string(),
  url: z.string(),
  name: z.string(),
  platform: z.enum(platforms),
  version: z.string(),
  absent: z.array(z.string()).optional(),
  user: z.string().nullable(),
  source: z.enum(['roles', 'probe', 'none']),
  notes: z.array(z.string()),
  fits: z.array(
    z.object({
      level: z.enum([...ladder, 'read-only']),
      packets: z.enum(['full', 'full_with_keys']).nullable().optional(),
      detections: z.enum(['full', 'none']).nullable().optional(),
    }),
  ),
})

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
  const seal = ({ url, name, platform, version, absent, user, standing }: Appliance, key: string): string =>
    JSON.stringify({ key, url, name, platform, version, absent, user, ...standing })

  return {
    get: store.get,
    subscribe: store.subscribe,

    async add(appliance, key, keep) {
      setKey(appliance.id, key)
      put(appliance)
      const safe = vault()
      if (keep) await safe?.keep(appliance.id, seal(appliance, key))
      else await safe?.drop(appliance.id)
    },

    update(id, facts) {
      const { appliances, active } = store.get()
      const changed = appliances.map((one) => (one.id === id ? { ...one, ...facts } : one))
      change({ appliances: changed, active: changed.find((one) => one.id === active?.id) ?? null })
    },

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
      const entries = await openAll(vault())
      for (const { label, secret } of entries) {
        const kept = parseKept(secret)
        if (!kept || kept.url !== label) continue
        const { key, url, name, platform, version, absent, user, fits, source, notes } = kept
        const release = takenFor(version)
        const standing: Standing = fits.length > 0 ? { fits, source, notes } : openStanding(release)
        setKey(url, key)
        put({ id: url, url, name, platform, version, release, absent, standing, user, keyHint: key.slice(-4) })
      }
      const { appliances, active } = store.get()
      const first = appliances.find((one) => one.id === front) ?? active
      change({ restored: true, active: first })
      if (first) markActive(first.id)
    },

    forgetKnown: (url) => change({ known: forget(storage, url) }),
  }
}

/** A vault that cannot be opened holds nothing: the operator signs in again. */
async function openAll(vault: Vault | null) {
  try {
    return (await vault?.open()) ?? []
  } catch {
    return []
  }
}

function parseKept(text: string): z.output<typeof Kept> | null {
  try {
    return Kept.parse(JSON.parse(text))
  } catch {
    return null
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
