import { firstOf } from '../../browser/first-of'

/**
 * What a person tells a watch that is under way: more time, or that it is enough. By the appliance's id, since one
 * appliance has one upgrade at a time.
 */
const deadlines = new Map<string, number>()
const watches = new Map<string, AbortController>()

/** Gives the watch of an appliance so many ms more, from its deadline or, where that is over, from now. */
export const giveTime = (appliance: string, by: number, deadline: number): void => {
  deadlines.set(appliance, Math.max(deadlines.get(appliance) ?? 0, deadline, Date.now()) + by)
}

/** Ends the watch of an appliance; what it does itself goes on. */
export const stopWatching = (appliance: string): void => watches.get(appliance)?.abort()

/** Begins a watch that can be told to end. */
export function beginWatch(appliance: string, outer: AbortSignal) {
  deadlines.delete(appliance)
  const own = new AbortController()
  watches.set(appliance, own)
  return {
    signal: firstOf(outer, own.signal),
    deadline: (planned: number) => Math.max(planned, deadlines.get(appliance) ?? 0),
    end: () => {
      if (watches.get(appliance) === own) watches.delete(appliance)
    },
  }
}
