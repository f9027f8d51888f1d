/**
 * Where plans and what came of them are kept: on this machine, so that a closed tab, a crash or signing out ends
 * nothing. A plan is written once, each request's mark by itself, and a small head says how the whole stands.
 */
import { z } from '../catalog/zod'
import { MarkData, type Mark } from './mark'
import { changesOf, PlanData, type Plan } from './plan'

export const runStates = ['planned', 'applying', 'paused', 'cancelled', 'verifying', 'ended'] as const

const Count = z.number().int()

const HeadData = z.object({
  id: z.string(),
  title: z.string(),
  appliance: z.string(),
  applianceName: z.string(),
  reason: z.string().optional(),
  page: z.string().optional(),
  undoes: z.string().optional(),
  /** The plan that undoes this one. */
  undoneBy: z.string().optional(),
  state: z.enum(runStates),
  /** Why it paused, or why it could not be read back. */
  why: z.string().optional(),
  of: Count,
  done: Count,
  failed: Count,
  unknown: Count,
  verified: Count,
  /** ms since 1970. */
  madeAt: z.number(),
  changedAt: z.number(),
})

/** How a plan stands, without its items. */
export type Head = z.output<typeof HeadData>

export const headOf = (plan: Plan): Head => ({
  id: plan.id,
  title: plan.title,
  appliance: plan.appliance,
  applianceName: plan.applianceName,
  ...(plan.reason !== undefined && { reason: plan.reason }),
  ...(plan.page !== undefined && { page: plan.page }),
  ...(plan.undoes !== undefined && { undoes: plan.undoes }),
  state: 'planned',
  of: changesOf(plan),
  done: 0,
  failed: 0,
  unknown: 0,
  verified: 0,
  madeAt: plan.madeAt,
  changedAt: plan.madeAt,
})

export interface Journal {
  heads: () => Promise<Head[]>
  plan: (id: string) => Promise<Plan | null>
  marks: (id: string) => Promise<Mark[]>
  add: (plan: Plan, head: Head) => Promise<void>
  setHead: (head: Head) => Promise<void>
  setMark: (mark: Mark) => Promise<void>
  drop: (id: string) => Promise<void>
}

/** A journal that ends with the page: where a browser keeps nothing, and for tests. */
export function memoryJournal(): Journal {
  const heads = new Map<string, Head>()
  const plans = new Map<string, Plan>()
  const marks = new Map<string, Map<string, Mark>>()
  return {
    heads: async () => [...heads.values()],
    plan: async (id) => plans.get(id) ?? null,
    marks: async (id) => [...(marks.get(id)?.values() ?? [])],
    add: async (plan, head) => {
      plans.set(plan.id, plan)
      heads.set(head.id, head)
      marks.set(plan.id, new Map())
    },
    setHead: async (head) => void heads.set(head.id, head),
    setMark: async (mark) => void marks.get(mark.plan)?.set(`${mark.unit} ${mark.step}`, mark),
    drop: async (id) => {
      heads.delete(id)
      plans.delete(id)
      marks.delete(id)
    },
  }
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed')))
  })

const over = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('IndexedDB failed')))
  })

const tables = ['heads', 'plans', 'marks'] as const

/** All marks of a plan: their keys begin with its id. */
const marksOf = (id: string): IDBKeyRange => IDBKeyRange.bound([id], [id, []])

/** Opens the journal of this machine. @throws where the browser forbids it */
export async function openJournal(): Promise<Journal> {
  const opening = indexedDB.open('hopdeck-work', 1)
  opening.addEventListener('upgradeneeded', () => {
    for (const table of tables) opening.result.createObjectStore(table)
  })
  const opened = await settled(opening)
  const readonly = (table: (typeof tables)[number]) => opened.transaction(table, 'readonly').objectStore(table)
  const change = async (work: (transaction: IDBTransaction) => void) => {
    // Safe from a tab that dies; a machine that loses power may lose the last moments, and looks again then.
    const transaction = opened.transaction([...tables], 'readwrite', { durability: 'relaxed' })
    work(transaction)
    await over(transaction)
  }
  return {
    heads: async () => {
      const rows: unknown[] = await settled(readonly('heads').getAll())
      return rows.flatMap((row) => HeadData.safeParse(row).data ?? [])
    },
    plan: async (id) => PlanData.safeParse(await settled<unknown>(readonly('plans').get(id))).data ?? null,
    marks: async (id) => {
      const rows: unknown[] = await settled(readonly('marks').getAll(marksOf(id)))
      return rows.flatMap((row) => MarkData.safeParse(row).data ?? [])
    },
    add: (plan, head) =>
      change((transaction) => {
        transaction.objectStore('plans').put(plan, plan.id)
        transaction.objectStore('heads').put(head, head.id)
      }),
    setHead: (head) => change((transaction) => void transaction.objectStore('heads').put(head, head.id)),
    setMark: (mark) =>
      change((transaction) => void transaction.objectStore('marks').put(mark, [mark.plan, mark.step, mark.unit])),
    drop: (id) =>
      change((transaction) => {
        transaction.objectStore('heads').delete(id)
        transaction.objectStore('plans').delete(id)
        transaction.objectStore('marks').delete(marksOf(id))
      }),
  }
}
