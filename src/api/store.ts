/** The smallest observable value: works with useSyncExternalStore and outside React. */
export interface Store<T> {
  readonly get: () => T
  /** Runs `changed` after every change; the function returned ends that. */
  readonly subscribe: (changed: () => void) => () => void
}

export interface WritableStore<T> extends Store<T> {
  readonly set: (value: T) => void
}

export function createStore<T>(initial: T): WritableStore<T> {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return
      value = next
      for (const listener of listeners) listener()
    },
    subscribe(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
}
