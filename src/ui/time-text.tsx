import { createContext, use, useMemo, useSyncExternalStore, type ReactNode } from 'react'
import { exact, isTime, iso, moment, time, ago, type Zone } from './format'

const ZoneContext = createContext<Zone>('utc')

/** How far the clock that the page is about is ahead of the browser's, ms. */
const AheadContext = createContext(0)

/** Says which zone the times below are told in, and how far ahead the clock is that tells them. */
export function TimeProvider({ zone, ahead = 0, children }: { zone: Zone; ahead?: number; children: ReactNode }) {
  return (
    <ZoneContext value={zone}>
      <AheadContext value={ahead}>{children}</AheadContext>
    </ZoneContext>
  )
}

/** The zone that times are told in here. */
export function useZone(): Zone {
  return use(ZoneContext)
}

/** One clock a pace for the whole page: a thousand cells do not need a thousand timers. */
class Clock {
  private readonly listeners = new Set<() => void>()
  private timer: ReturnType<typeof setInterval> | undefined
  private at = Date.now()

  constructor(private readonly every: number) {}

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    if (this.timer === undefined) {
      this.tick()
      this.timer = setInterval(this.tick, this.every)
    }
    return () => {
      this.listeners.delete(listener)
      if (this.listeners.size > 0) return
      clearInterval(this.timer)
      this.timer = undefined
    }
  }

  /** The time of the last tick, so that everything drawn together agrees. */
  readonly now = () => {
    if (this.timer === undefined && Date.now() - this.at >= this.every) this.at = Date.now()
    return this.at
  }

  private readonly tick = () => {
    this.at = Date.now()
    for (const listener of this.listeners) listener()
  }
}

const clocks = new Map<number, Clock>()

function clockOf(every: number): Clock {
  const known = clocks.get(every)
  if (known) return known
  const clock = new Clock(every)
  clocks.set(every, clock)
  return clock
}

/** The time in ms, anew every `everyMs`. */
export function useNow(everyMs: number): number {
  const clock = useMemo(() => clockOf(everyMs), [everyMs])
  return useSyncExternalStore(clock.subscribe, clock.now)
}

export interface TimeTextProps {
  /** Ms since 1970; 0 and nothing are "never". */
  at: number | null | undefined
  /** auto: ago up to 48 h, then a date. */
  mode?: 'auto' | 'ago' | 'time' | 'exact'
  /** Told by the clock that the page is about, and so as long ago as it is there. */
  theirs?: boolean
}

/** A time in words, the exact one in its title. */
export function TimeText({ at, mode = 'auto', theirs = false }: TimeTextProps) {
  const ahead = use(AheadContext)
  const zone = useZone()
  const pace = mode === 'exact' ? 3_600_000 : 5000
  const tick = useNow(pace) + (theirs ? ahead : 0)
  // What came since the last tick of the clock is not in the future.
  const now = isTime(at) && at > tick && at - tick <= pace ? at : tick
  if (!isTime(at)) return <span>never</span>
  const text =
    mode === 'exact'
      ? exact(at, zone)
      : mode === 'ago'
        ? ago(at, now)
        : mode === 'time'
          ? time(at, zone, now)
          : moment(at, zone, now)
  return (
    <time dateTime={iso(at)} title={mode === 'exact' ? undefined : exact(at, zone)}>
      {text}
    </time>
  )
}
