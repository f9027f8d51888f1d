/**
 * Clusters whose ingest this browser has halted and not yet read to be on again: kept on this machine from before the
 * request leaves, so that a crash forgets none. Names, addresses and times; no key.
 */
import { createStore } from '../../api/store'
import { z } from '../../catalog/zod'
import { keepHere, readHere } from '../on-this-machine'
import { ingestOffPlace } from './ingest-off'

const AlarmData = z.object({
  cluster: z.string(),
  /** Address of a node that can switch it on. */
  node: z.string(),
  /** Since when it is off, ms. */
  since: z.number(),
  /** The plan that halted it. */
  plan: z.string(),
})
export type Alarm = z.output<typeof AlarmData>

const read = (): readonly Alarm[] => readHere(ingestOffPlace, z.array(AlarmData)) ?? []

const store = createStore<readonly Alarm[]>(read())

function write(alarms: readonly Alarm[]): void {
  store.set(alarms)
  keepHere(ingestOffPlace, alarms.length === 0 ? undefined : alarms)
}

// Another tab that halts or switches on is heard here.
if (typeof addEventListener === 'function')
  addEventListener('storage', (event) => {
    if (event.key === ingestOffPlace || event.key === null) store.set(read())
  })

export const alarms = {
  ...store,
  /** What a plan has left off now; the others stay. */
  report(plan: string, off: readonly Omit<Alarm, 'plan'>[]): void {
    const others = read().filter((one) => one.plan !== plan)
    const now = [...others, ...off.map((one) => ({ ...one, plan }))]
    if (JSON.stringify(now) !== JSON.stringify(store.get())) write(now)
  },
  /** It was read to be on. */
  quiet: (cluster: string): void => write(read().filter((one) => one.cluster !== cluster)),
}
