/** Two who speak one protocol with each other: all that is counted and recorded comes from such pairs. */
import type { Device } from '../../catalog/shapes/device'
import type { Chore } from './chores'
import type { Mood } from './incidents'
import type { Protocol } from './protocols'
import type { Shape } from './shapes'
import type { Sizes } from './sizes'

export type Side = 'client' | 'server'

export interface Pair {
  seed: number
  protocol: Protocol
  client: Device
  server: Device
  /** `outside`: the server is none of the site's devices. `all`: nobody in particular is spoken to. */
  reach: 'inside' | 'outside' | 'all'
  /** Transactions in the busiest hour. */
  rate: number
  shape: Shape
  /** Hours by which its day begins late. */
  phase: number
  /** Which of the courses through the hour it follows. */
  course: number
  sizes: Sizes
  /** Parts of the questions without an answer, and of the answers that are errors. */
  unanswered: number
  failing: number
  /** By how much it is slower than others. */
  slow: number
  /** Nothing before and after, ms. */
  from: number
  until: number
  /** Id of the database that its server asks; 0 for none. */
  backend: number
  chore: Chore | null
  /** How it fares as a rule; filled in when first asked for. */
  mood?: Mood
}

export const isScan = (pair: Pair): boolean => pair.protocol.name === 'scan'

/** The device at the other end. */
export const otherEnd = (pair: Pair, side: Side): Device => (side === 'client' ? pair.server : pair.client)

const spaces: Record<string, string> = {
  Lyon: '10.200.4.7',
  'Branch Osaka': '10.201.16.9',
  'AWS eu-west-1': '172.31.8.20',
}

/** The address under which a device is seen: of a custom device one of those that it stands for. */
export const addressOf = (device: Device): string | null =>
  device.ipaddr4 ?? (device.device_class === 'custom' ? (spaces[device.custom_name ?? ''] ?? null) : null)
