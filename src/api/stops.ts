/** The five stops on the way into an appliance, in their order. */
import type { Stop, StopId } from './diagnosis'

export const stopIds: readonly StopId[] = ['browser', 'network', 'host', 'origin', 'key']

export const stopNames: Record<StopId, string> = {
  browser: 'This browser',
  network: 'Network',
  host: 'Host and certificate',
  origin: 'Allowed origin',
  key: 'API key',
}

/** The stops while sign-in is under way: those before `at` are done, the rest is ahead. */
export const stopsUntil = (at: StopId, fact: string): Stop[] =>
  stopIds.map((id, i) => {
    const here = stopIds.indexOf(at)
    return {
      id,
      name: stopNames[id],
      state: i < here ? 'done' : i === here ? 'now' : 'ahead',
      fact: i === here ? fact : '',
    }
  })
