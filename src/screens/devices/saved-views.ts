/**
 * Views of the device list that somebody named. They live in this browser, one set for each appliance, and hold
 * filters, columns and searches, never rows or keys.
 */
import { useSyncExternalStore } from 'react'
import { z } from '../../catalog/zod'
import { ListState } from './list-state'

const SavedView = z.object({ id: z.string().min(1), name: z.string().min(1).max(60), state: ListState })
export type SavedView = z.output<typeof SavedView>

const Stored = z.array(z.unknown())

const none: readonly SavedView[] = []
const cache = new Map<string, readonly SavedView[]>()
const listeners = new Set<() => void>()

const keyOf = (appliance: string): string => `hopdeck.device-views.${appliance}`

/** The views as the storage holds them; what does not fit is skipped. */
export function parseViews(text: string | null): readonly SavedView[] {
  if (text === null) return none
  try {
    const stored = Stored.safeParse(JSON.parse(text))
    if (!stored.success) return none
    return stored.data.flatMap((entry) => {
      const view = SavedView.safeParse(entry)
      return view.success ? [view.data] : []
    })
  } catch {
    return none
  }
}

function read(appliance: string): readonly SavedView[] {
  const known = cache.get(appliance)
  if (known) return known
  let text: string | null = null
  try {
    text = localStorage.getItem(keyOf(appliance))
  } catch {
    // A browser that keeps nothing still shows the list.
  }
  const views = parseViews(text)
  cache.set(appliance, views)
  return views
}

function save(appliance: string, views: readonly SavedView[]): void {
  cache.set(appliance, views)
  try {
    localStorage.setItem(keyOf(appliance), JSON.stringify(views))
  } catch {
    // Full or forbidden: the view lasts as long as this page.
  }
  for (const listener of listeners) listener()
}

function onStorage(event: StorageEvent): void {
  if (event.key !== null && !event.key.startsWith('hopdeck.device-views.')) return
  cache.clear()
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

/** The saved views of an appliance. */
export const useSavedViews = (appliance: string): readonly SavedView[] =>
  useSyncExternalStore(subscribe, () => read(appliance))

// Unlike randomUUID this works on a page that is served over plain http, too.
const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(4)), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Keeps a new view and answers its id. */
export function addView(appliance: string, name: string, state: ListState): string {
  const id = newId()
  save(appliance, [...read(appliance), { id, name: name.trim().slice(0, 60), state: { ...state, view: id } }])
  return id
}

export function changeView(appliance: string, id: string, change: Partial<Pick<SavedView, 'name' | 'state'>>): void {
  save(
    appliance,
    read(appliance).map((view) => (view.id === id ? { ...view, ...change } : view)),
  )
}

export function removeView(appliance: string, id: string): void {
  save(
    appliance,
    read(appliance).filter((view) => view.id !== id),
  )
}

/** Puts a removed view back where it was. */
export function restoreView(appliance: string, view: SavedView, at: number): void {
  save(appliance, read(appliance).toSpliced(at, 0, view))
}

/** True if what is shown is not what the view holds. */
export const differs = (view: SavedView, state: ListState): boolean =>
  JSON.stringify({ ...view.state, view: '' }) !== JSON.stringify({ ...state, view: '' })
