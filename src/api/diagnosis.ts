/** What the diagnosis of a failed sign-in is made of: observations in, stops, words and steps out. */
export type StopId = 'browser' | 'network' | 'host' | 'origin' | 'key'

export interface Stop {
  id: StopId
  name: string
  /** `unknown`: cannot be told; `ahead`: was not reached. */
  state: 'done' | 'now' | 'stopped' | 'unknown' | 'ahead'
  fact: string
}

export type Cause =
  | 'policy'
  | 'mixed'
  | 'permission'
  | 'offline'
  | 'unreachable'
  | 'silent'
  | 'origin'
  | 'hang'
  | 'key'
  | 'licence'
  | 'forbidden'
  | 'not-an-appliance'
  | 'broken'
  | 'server'

/** How the call with the key ended. */
export type CallSeen =
  | { outcome: 'answered'; status: number; said: string; ms: number }
  | { outcome: 'unreadable'; why: 'truncated' | 'not-json' | 'shape'; said: string; ms: number }
  | { outcome: 'blocked'; ms: number }
  | { outcome: 'silent'; ms: number }

/** How the call without key and without looking at the answer (`no-cors`) ended; null if it was not needed. */
export type ProbeSeen = { outcome: 'answered' | 'rejected' | 'silent'; ms: number } | null

/**
 * Local-network access as the browser tells it; `not told` by browsers that do not ask or do not tell, `not needed` by
 * a page that is itself served from this machine.
 */
export type Permission = 'granted' | 'denied' | 'prompt' | 'not told' | 'not needed'

export interface Observations {
  /** Base address of the appliance. */
  url: string
  /** Origin of this page, as the appliance has to allow it. */
  pageOrigin: string
  offline: boolean
  permission: Permission
  /** The directive of this page's own policy that forbade the call. */
  violation: string | null
  call: CallSeen
  probe: ProbeSeen
  /** When, ms since 1970. */
  at: number
}

export interface Step {
  /** What to do, set in bold. */
  action: string
  /** Goes on from there. */
  rest: string
  /** Where, as menu entries. */
  path?: readonly string[]
  copy?: string
  link?: { label: string; href: string }
}

export interface Seen {
  call: string
  mode?: string
  outcome: string
  means: string
}

export interface Diagnosis {
  /** "Stopped at the allowed origin" */
  title: string
  at: StopId
  cause: Cause
  stops: Stop[]
  /** What is known, what is likely, and what a browser cannot tell. */
  what: string
  /** What to do, in this order. */
  steps: Step[]
  /** What the browser could see. */
  seen: Seen[]
  origin: string
  adminUrl: string
  certificateUrl: string
  time: number
}
