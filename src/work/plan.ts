/**
 * A plan: a change to many things, as data, before it is done. It says what will be sent and to what, in words, and
 * freezes the ids that it shows; what a kind of step does stands in code (kind.ts). It is kept on this machine and
 * read back by another tab or after a crash, so it is plain JSON and holds neither keys nor the bodies of files.
 */
import { z } from '../catalog/zod'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

export const Json: z.ZodType<Json> = z.lazy(() =>
  z.union([z.null(), z.boolean(), z.number(), z.string(), z.array(Json), z.record(z.string(), Json)]),
)

export type ItemId = number | string

/** One thing that a step changes. What else a kind needs of it (its values before) is in `data`. */
export interface Item {
  id: ItemId
  /** What it is called, for people. */
  name: string
  data?: Json
}

export interface Step {
  /** Unique in the plan. */
  id: string
  /** The name of a kind, `assign`. */
  kind: string
  /** What it does: "Assign PCI scope to 1,278 devices". */
  words: string
  /** What it does to one item, in a word or two beside its name: "+ PCI scope". */
  short?: string
  /** What the kind needs; frozen when the plan is made. */
  input: Json
  /** What it changes, one by one; empty for a step that is one thing. */
  items: readonly Item[]
  /** Most items in one request. Default 1. */
  size?: number
  /** How many requests it is, where that is not one for each `size` items. */
  requests?: number
  /** Steps that must be over before; where one failed, what depends on it is not tried (see run.ts). */
  after?: readonly string[]
  /** The appliance it is sent to, if not the plan's. */
  appliance?: string
}

/** The appliance of a plan that is about many and sends to each by itself: any that is signed in will do. */
export const anyAppliance = '*'

export interface Plan {
  id: string
  /** "Tag 1,284 devices with PCI scope" */
  title: string
  /** How the things were chosen: "VLAN 20 and 21, 10.20.0.0/16". */
  chosen?: string
  /** Why, or the number of a ticket. */
  reason?: string
  /** Id of the appliance that the steps are sent to. */
  appliance: string
  /** What that appliance is called. */
  applianceName: string
  steps: readonly Step[]
  /** What is said once it is done, of a plan that is run where it was asked for: "Tag Legacy deleted". */
  told?: string
  /** What the plan does not do, in sentences. */
  notes?: readonly string[]
  /** Requests at once. Default 4. */
  concurrency?: number
  /** ms since 1970. */
  madeAt: number
  /** The plan that this one undoes. */
  undoes?: string
  /** Where the console shows it: an address after the hash. */
  page?: string
}

const item = z.object({ id: z.union([z.number(), z.string()]), name: z.string(), data: Json.optional() })

const step = z.object({
  id: z.string(),
  kind: z.string(),
  words: z.string(),
  short: z.string().optional(),
  input: Json,
  items: z.array(item),
  size: z.number().int().positive().optional(),
  requests: z.number().int().positive().optional(),
  after: z.array(z.string()).optional(),
  appliance: z.string().optional(),
})

/** A plan as it comes back from where it was kept. */
export const PlanData = z.object({
  id: z.string(),
  title: z.string(),
  chosen: z.string().optional(),
  reason: z.string().optional(),
  appliance: z.string(),
  applianceName: z.string(),
  steps: z.array(step),
  told: z.string().optional(),
  notes: z.array(z.string()).optional(),
  concurrency: z.number().int().positive().optional(),
  madeAt: z.number(),
  undoes: z.string().optional(),
  page: z.string().optional(),
})

/** The one item of a step that has none. */
const whole: readonly Item[] = [{ id: '', name: '' }]

export const itemsOf = (step: Step): readonly Item[] => (step.items.length > 0 ? step.items : whole)

/** The items of each request of a step. */
export function unitsOf(step: Step): (readonly Item[])[] {
  const size = step.size ?? 1
  const items = itemsOf(step)
  if (items.length > 0 && items.length <= size) return [items]
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))
}

/** How many writes a step sends. */
export const requestsIn = (step: Step): number => step.requests ?? Math.ceil(itemsOf(step).length / (step.size ?? 1))

/** How many writes the plan sends. */
export const requestsOf = (plan: Pick<Plan, 'steps'>): number =>
  plan.steps.reduce((sum, step) => sum + requestsIn(step), 0)

/** The steps whose items are counted: where some have items, one that only prepares them (creates their tag) is none. */
export function countedSteps({ steps }: Pick<Plan, 'steps'>): readonly Step[] {
  const withItems = steps.filter(({ items }) => items.length > 0)
  return withItems.length > 0 ? withItems : steps
}

/** How many changes it makes: one for each item of each step. */
export const changesOf = (plan: Pick<Plan, 'steps'>): number =>
  countedSteps(plan).reduce((sum, one) => sum + itemsOf(one).length, 0)

/** An id that no other plan on this machine has; `crypto.randomUUID` is missing on pages without TLS. */
export const newPlanId = (now = Date.now()): string =>
  `${now.toString(36)}-${Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(36)).join('')}`
