/**
 * A locked console: nothing is on the screen and nobody is signed in, while a fleet upgrade goes on. Of the keys only
 * those of appliances still to do are kept, each until it ends. A key of one of the appliances unlocks; the run itself
 * hears of neither.
 */
import { session } from '../../api/session'
import { createStore } from '../../api/store'
import { fleetRuns } from './runs'

export interface Opener {
  /** Base address of an appliance whose key unlocks. */
  id: string
  name: string
}

const store = createStore<readonly Opener[] | null>(null)

export const locked = {
  ...store,
  /**
   * Ends every session. What a page shows and remembers is the caller's to drop. Whoever was signed in can open, and
   * whoever has the key of an appliance of the run.
   */
  lock(): void {
    if (store.get() !== null) return
    const { appliances } = session.get()
    const members = [...fleetRuns.get().values()].flatMap(({ sight }) => sight.get().plan.members)
    const all = [...appliances, ...members].map(({ id, name }): [string, Opener] => [id, { id, name }])
    store.set([...new Map(all).values()])
    for (const { id } of appliances) void session.signOut(id)
  },
  unlock: (): void => store.set(null),
}
