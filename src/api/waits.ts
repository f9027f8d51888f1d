/** Calls that wait before they are sent once more, because the appliance asked for it: told, and given up on request. */
import { later } from '../browser/timer'
import { createStore, type Store } from './store'

export interface Wait {
  method: string
  path: string
  /** How long it waits in all. */
  ms: number
  /** Waits no longer: the call fails with what it waited on. */
  giveUp: () => void
}

const store = createStore<readonly Wait[]>([])

export const waits: Store<readonly Wait[]> = store

/** Resolves after the time, or before with true where a person gave it up; an aborted signal ends it, too. */
export function waitFor(
  ms: number,
  { method, path }: Pick<Wait, 'method' | 'path'>,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  return new Promise((resolve) => {
    const done = (given: boolean) => {
      forget()
      signal?.removeEventListener('abort', stop)
      store.set(store.get().filter((each) => each !== wait))
      resolve(given)
    }
    const stop = () => done(false)
    const wait: Wait = { method, path, ms, giveUp: () => done(true) }
    const forget = later(ms, stop)
    signal?.addEventListener('abort', stop)
    store.set([...store.get(), wait])
  })
}
