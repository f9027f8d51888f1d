/** What the console sees of its plans, and what it can do with them. */
import type { QueryClient } from '@tanstack/react-query'
import type { Store } from '../api/store'
import type { Head } from './journal'
import type { Marks } from './mark'
import type { Plan } from './plan'

/** Who runs a plan: this tab, another one, or none. */
export type Holder = 'here' | 'elsewhere' | 'nobody'

/** A plan as it stands now. */
export interface View {
  head: Head
  plan: Plan
  marks: Marks
  /** How far long steps are, in words. */
  reports: ReadonlyMap<string, string>
  /** What it was told here and does once what is on its way is answered, which may take a while. */
  stop?: 'pause' | 'cancel' | null
}

export interface StartOptions {
  /**
   * Looks at the appliance once more, while the plan is written down, and says whether it is still to be applied: where
   * it is not, nothing of it is kept.
   */
  look?: () => Promise<boolean>
  /** Its first request goes out. */
  onBegin?: () => void
}

export interface Work {
  /** All plans that are kept, the last first. */
  heads: Store<readonly Head[]>
  /** Which plans other tabs run. */
  elsewhere: Store<ReadonlySet<string>>
  /** False where this browser keeps nothing: plans end with the page. */
  keeps: Store<boolean>
  /** The console's cache, and what is told when a run ends. Called once, when the frame stands. */
  connect: (client: QueryClient, onEnd: (view: View) => void) => () => void
  /** A store of one plan; null until it was read, or if there is none. */
  view: (id: string) => Store<View | null>
  holderOf: (id: string) => Holder
  /** Keeps a plan and applies it. @throws what `look` throws */
  start: (plan: Plan, options?: StartOptions) => Promise<void>
  pause: (id: string) => void
  /** Stops for good; what is on its way is let finish. */
  cancel: (id: string) => void
  /** Goes on after a pause, a closed tab or a crash; looks first at what was on its way. */
  resume: (id: string) => Promise<void>
  /** Tries again what failed or was not there when it was read back. */
  retry: (id: string) => Promise<void>
  /** Reads back again. */
  verify: (id: string) => Promise<void>
  /** The plan that takes back what was done; null where nothing of it can be. */
  inverse: (id: string) => Promise<Plan | null>
  /** Takes a run from another tab. */
  takeOver: (id: string) => Promise<void>
  /** Forgets a plan that is over. */
  forget: (id: string) => Promise<void>
}
