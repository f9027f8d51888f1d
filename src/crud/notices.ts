/** What a list has to say that is neither news nor an error of its own: an undo that brought back only a part. */
import { useSyncExternalStore } from 'react'
import { isApiError, sentenceFor } from '../api/errors'

export interface Notice {
  id: number
  resource: string
  kind: 'info' | 'warn' | 'danger'
  words: string
  /** Does again what did not work. */
  again?: () => void
}

let notices: readonly Notice[] = []
let last = 0
const listeners = new Set<() => void>()

const set = (next: readonly Notice[]) => {
  notices = next
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Shows a notice above the list of a resource until it is dismissed. */
export function notify(resource: string, kind: Notice['kind'], words: string, again?: () => void): void {
  last += 1
  set([...notices, { id: last, resource, kind, words, ...(again && { again }) }])
}

/** Says why something was not taken back. What is gone meanwhile is not tried again: that could not help. */
export function notifyNotUndone(resource: string, words: string, error: unknown, again: () => void): void {
  const gone = isApiError(error) && error.status === 404
  notify(resource, 'warn', `${words} ${sentenceFor(error)}`, gone ? undefined : again)
}

export const dismiss = (id: number): void => set(notices.filter((notice) => notice.id !== id))

export function useNotices(resource: string): readonly Notice[] {
  const all = useSyncExternalStore(subscribe, () => notices)
  return all.filter((notice) => notice.resource === resource)
}
