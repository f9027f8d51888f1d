/** A site of labels for tests of the engine, and a world in which any call may go wrong. */
import { z } from '../catalog/zod'
import type { Operation } from '../catalog/operation'
import type { ErrorKind } from '../api/errors'
import { imaginedFailure } from '../api/imagined-failure'
import { Refused, type Context, type Kind, type Looked } from './kind'
import type { Mark } from './mark'
import { Json, type ItemId, type Plan, type Step } from './plan'
import type { World } from './run'

/** A site of labels, each on some things; counts what is sent to it. */
export class Site {
  readonly labels = new Map<string, Set<number>>()
  sent = 0
  /** Things that were so already when they were sent: what looks before it repeats sends none. */
  repeated = 0
  readonly gone = new Set<number>()

  on(label: string): Set<number> {
    const known = this.labels.get(label) ?? new Set()
    this.labels.set(label, known)
    return known
  }

  picture(): string {
    const rows = [...this.labels].map(([name, ids]) => `${name}:${[...ids].toSorted((a, b) => a - b).join()}`)
    return rows.toSorted().join(' ')
  }
}

export const failure = (kind: ErrorKind, status: number | null = null) =>
  imaginedFailure({ kind, status, operation: 'labels.put', method: 'POST', path: '/labels', reads: false })

const writing = { reads: false } as Operation

const Input = z.object({ label: z.string(), on: z.boolean() })
type Put = z.output<typeof Input>

const put = (site: Site): Kind<Put> => ({
  name: 'put',
  input: Input,
  apply: async ({ input }, items, context) => {
    await context.send(writing, {})
    site.sent += 1
    const label = site.on(input.label)
    for (const { id } of items) {
      if (site.gone.has(Number(id))) continue
      if (label.has(Number(id)) === input.on) site.repeated += 1
      if (input.on) label.add(Number(id))
      else label.delete(Number(id))
    }
    const failed = items.flatMap(({ id }) => (site.gone.has(Number(id)) ? [[id, 'No such thing'] as const] : []))
    return { failed }
  },
  look: async ({ input }, items) => {
    const label = site.on(input.label)
    return new Map(
      items.map(({ id }): [ItemId, Looked] => [id, { is: label.has(Number(id)) === input.on ? 'done' : 'not' }]),
    )
  },
  invert: (step, items) => [
    { ...step, id: `undo-${step.id}`, items, after: [], input: { ...step.input, on: !step.input.on } },
  ],
})

/** What goes wrong at which of the calls, counted over the whole run. */
export type Faults = (
  call: number,
) => 'crash' | 'late crash' | 'lost' | 'not sent' | 'blocked' | 207 | 401 | 429 | 500 | 502 | 504 | undefined

export class Crash extends Error {}

export function worldOn(site: Site, faults: Faults = () => undefined) {
  const journal = new Map<string, Mark>()
  let calls = 0
  let dead = false
  let die = (_error: Error) => {}
  const crashed = new Promise<never>((_, reject) => {
    die = reject
  })
  crashed.catch(() => undefined)
  const over = () => {
    dead = true
    die(new Crash())
    return new Promise<never>(() => {})
  }
  const call = async <T>(work: () => Promise<T>): Promise<T> => {
    const fault = dead ? 'crash' : faults(calls++)
    if (fault === 'not sent') throw failure('unreachable')
    if (fault === 'blocked') throw failure('blocked')
    if (fault === 207 || fault === 401 || fault === 429) throw failure(fault, fault)
    if (fault === 500 || fault === 502 || fault === 504) throw failure('server', fault)
    if (fault === 'crash') return over()
    const answer = await work()
    if (fault === 'late crash') return over()
    if (fault === 'lost') throw failure('unreachable')
    return answer
  }
  const kind = put(site)
  const world: World = {
    kindOf: async (name) => {
      if (name !== 'put') throw new Refused(`No kind ${name}`)
      const wrapped: Kind<Put> = {
        ...kind,
        apply: (...all) => call(() => kind.apply(...all)),
        look: (...all) => call(() => kind.look(...all)),
      }
      return wrapped as unknown as Kind
    },
    // The kind of this test needs no more of it.
    contextOf: (_, { leaves }) => ({ send: async () => leaves() }) as unknown as Context,
    save: async (mark) => {
      if (dead) return new Promise(() => {})
      journal.set(`${mark.unit} ${mark.step}`, mark)
      return undefined
    },
    wait: async () => {},
    now: () => 0,
  }
  return { world, journal, crashed }
}

export const planOf = (steps: readonly Step[]): Plan => ({
  id: 'p',
  title: 'Test',
  appliance: 'a',
  applianceName: 'A',
  steps,
  madeAt: 0,
})

export const stepOf = (
  id: string,
  label: string,
  ids: readonly number[],
  on = true,
  more: Partial<Step> = {},
): Step => ({
  id,
  kind: 'put',
  words: `${on ? 'Put' : 'Take'} ${label}`,
  input: Json.parse({ label, on }),
  items: ids.map((one) => ({ id: one, name: `thing ${one}` })),
  size: 2,
  ...more,
})

export const goOn = { stop: () => null }
