/**
 * What an operator names and keeps on this machine: views of a list, searches, boards, queries. One kind for each,
 * with a schema for what it holds; entries belong to one appliance or to all. They live in this browser, hold what
 * is asked and how it is looked at, never rows or keys.
 */
import { useMemo, useSyncExternalStore } from 'react'
import { z } from '../../catalog/zod'
import { sameJson } from '../../api/same-json'

export interface SavedKind<Content> {
  /** Names the kind in the storage and in files: `devices-view`. Never to be changed. */
  kind: string
  /** "view", "views" */
  words: readonly [one: string, many: string]
  content: z.ZodType<Content>
  /** The address that shows a content, from the hash on: `/devices?sort=-id`. It is what is shared. */
  addressOf: (content: Content, id?: string) => string
  /** Where an older version of the console kept such entries of an appliance; they are taken over. */
  former?: (appliance: string) => string
}

export interface Saved<Content> {
  id: string
  name: string
  /** Shown on every appliance, or on the one that it was made on. */
  scope: 'appliance' | 'all'
  content: Content
}

export const longestName = 60

/** An entry as stored. An older version called the content `state`. */
const Entry = z
  .object({
    id: z.string().min(1),
    name: z.string().trim().min(1).max(longestName),
    content: z.unknown().optional(),
    state: z.unknown().optional(),
  })
  .transform(({ id, name, content, state }) => ({ id, name, content: content ?? state }))

const List = z.array(z.unknown())

/** The entries of a stored text; what does not fit is skipped. */
export function parseSaved<Content>(
  { content }: Pick<SavedKind<Content>, 'content'>,
  text: string | null,
  scope: Saved<Content>['scope'],
): readonly Saved<Content>[] {
  if (text === null) return []
  let stored: unknown
  try {
    stored = JSON.parse(text)
  } catch {
    return []
  }
  const list = List.safeParse(stored)
  return (list.data ?? []).flatMap((each) => {
    const entry = Entry.safeParse(each)
    const held = entry.success ? content.safeParse(entry.data.content) : undefined
    return entry.success && held?.success ? [{ ...entry.data, scope, content: held.data }] : []
  })
}

const prefix = 'hopdeck.saved.'
const everywhere = '*'

type Place = readonly [kind: string, appliance: string]
const keyOf = ([kind, appliance]: Place): string => `${prefix}${kind}.${appliance}`

// What the storage refuses to keep lasts as long as the page.
const texts = new Map<string, string | null>()
let refused = false
const listeners = new Set<() => void>()

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    // A browser that keeps nothing still shows the page.
    return null
  }
}

function textAt<Content>(kind: SavedKind<Content>, appliance: string): string | null {
  const key = keyOf([kind.kind, appliance])
  const known = texts.get(key)
  if (known !== undefined) return known
  const former = appliance === everywhere ? undefined : kind.former?.(appliance)
  const text = stored(key) ?? (former === undefined ? null : stored(former))
  texts.set(key, text)
  return text
}

function put<Content>(kind: SavedKind<Content>, appliance: string, entries: readonly Saved<Content>[]): void {
  const key = keyOf([kind.kind, appliance])
  const text = JSON.stringify(entries.map(({ id, name, content }) => ({ id, name, content })))
  texts.set(key, text)
  try {
    localStorage.setItem(key, text)
    refused = false
  } catch {
    // Full or forbidden: see `texts`.
    refused = true
  }
  for (const listener of listeners) listener()
}

function onStorage(event: StorageEvent): void {
  if (event.key !== null && !event.key.startsWith(prefix)) return
  texts.clear()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener('storage', onStorage)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) removeEventListener('storage', onStorage)
  }
}

const own = <Content>(kind: SavedKind<Content>, appliance: string) =>
  parseSaved(kind, textAt(kind, appliance), 'appliance')
const shared = <Content>(kind: SavedKind<Content>) => parseSaved(kind, textAt(kind, everywhere), 'all')

/** The entries of a kind that an appliance shows: its own, then those for all. */
export const savedOf = <Content>(kind: SavedKind<Content>, appliance: string): Saved<Content>[] => [
  ...own(kind, appliance),
  ...shared(kind),
]

/** As `savedOf`, drawn anew when an entry changes, in another tab too. */
export function useSaved<Content>(kind: SavedKind<Content>, appliance: string): readonly Saved<Content>[] {
  const mine = useSyncExternalStore(subscribe, () => textAt(kind, appliance))
  const all = useSyncExternalStore(subscribe, () => textAt(kind, everywhere))
  return useMemo(() => [...parseSaved(kind, mine, 'appliance'), ...parseSaved(kind, all, 'all')], [kind, mine, all])
}

/** True if what was saved last lasts only as long as the page: the browser's storage is full or forbidden. */
export const useRefused = (): boolean => useSyncExternalStore(subscribe, () => refused)

// Unlike randomUUID this works on a page that is served over plain http, too.
const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(4)), (byte) => byte.toString(16).padStart(2, '0')).join('')

const placeOf = (appliance: string, scope: Saved<unknown>['scope']) => (scope === 'all' ? everywhere : appliance)

const entriesAt = <Content>(kind: SavedKind<Content>, appliance: string, scope: Saved<Content>['scope']) =>
  scope === 'all' ? shared(kind) : own(kind, appliance)

/** Keeps a new entry as the last of its scope and answers it. */
export function addSaved<Content>(
  kind: SavedKind<Content>,
  appliance: string,
  { name, content, scope = 'appliance' }: { name: string; content: Content; scope?: Saved<Content>['scope'] },
): Saved<Content> {
  const entry: Saved<Content> = { id: newId(), name: name.trim().slice(0, longestName), scope, content }
  put(kind, placeOf(appliance, scope), [...entriesAt(kind, appliance, scope), entry])
  return entry
}

/** Renames an entry, gives it another content, or moves it between this appliance and all. Unknown ids change nothing. */
export function changeSaved<Content>(
  kind: SavedKind<Content>,
  appliance: string,
  id: string,
  change: Partial<Omit<Saved<Content>, 'id'>>,
): void {
  const before = savedOf(kind, appliance).find((entry) => entry.id === id)
  if (!before) return
  const after = { ...before, ...change }
  const there = entriesAt(kind, appliance, before.scope)
  if (after.scope === before.scope) {
    put(
      kind,
      placeOf(appliance, after.scope),
      there.map((entry) => (entry.id === id ? after : entry)),
    )
    return
  }
  put(kind, placeOf(appliance, after.scope), [...entriesAt(kind, appliance, after.scope), after])
  put(
    kind,
    placeOf(appliance, before.scope),
    there.filter((entry) => entry.id !== id),
  )
}

/** Forgets an entry. The function answered puts it back where it was. */
export function removeSaved<Content>(kind: SavedKind<Content>, appliance: string, id: string): () => void {
  const entry = savedOf(kind, appliance).find((each) => each.id === id)
  if (!entry) return () => undefined
  const { scope } = entry
  const place = placeOf(appliance, scope)
  const there = entriesAt(kind, appliance, scope)
  const at = there.findIndex((each) => each.id === id)
  put(kind, place, there.toSpliced(at, 1))
  return () => put(kind, place, entriesAt(kind, appliance, scope).toSpliced(at, 0, entry))
}

/** True if what is shown is not what the entry holds, in whatever order either has its parts. */
export const differs = <Content>(entry: Saved<Content>, content: Content): boolean =>
  !sameJson(JSON.parse(JSON.stringify(entry.content)), JSON.parse(JSON.stringify(content)))
