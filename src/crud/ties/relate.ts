/** Ties an object to what another one is tied to: what a clone is given beside its fields. */
import { z } from '../../catalog/zod'
import type { Resource } from '../../catalog/operation'
import { linkKey } from '../../catalog/relations'
import { count } from '../../ui/format'
import { defineKind, Refused, type Context, type Looked } from '../../work/kind'
import { Json, type Item, type ItemId, type Step } from '../../work/plan'
import { resourceNamed } from '../../work/steps/rows-now'
import { idOf, nameOf, type Row } from '../model'
import { sayReplayed } from './restored'
import { TiedData, type Tied } from './tie'
import { tieAgain, tieOf, untied, type Copied } from './tied'

const RelateInput = z.object({ resource: z.string(), id: z.string(), name: z.string() })

const tiedIn = (item: Item): Tied & { entries: Json[] } => {
  const tied = TiedData.parse(item.data)
  return { ...tied, entries: tied.entries ?? [] }
}

const namedTie = (resource: Resource, item: Item, { appliance }: Context) => {
  const tied = tiedIn(item)
  const tie = tieOf(resource, appliance, tied)
  if (!tie) throw new Refused(`This appliance has no ${item.name}`)
  return { tie, entries: tied.entries }
}

export const relate = defineKind<z.output<typeof RelateInput>>({
  name: 'relate',
  input: RelateInput,
  async apply({ input }, [item], context) {
    if (!item) return {}
    const resource = resourceNamed(input.resource)
    const { tie, entries } = namedTie(resource, item, context)
    const replayed = await tieAgain(context, resource, tie, input.id, entries)
    const words = `${sayReplayed([replayed])} assigned and verified`
    if (replayed.verified === replayed.wanted) return { said: [[item.id, words]] }
    return { failed: [[item.id, [`${words}.`, replayed.problem].filter(Boolean).join(' ')]] }
  },
  async look({ input }, items, context) {
    const resource = resourceNamed(input.resource)
    const seen = new Map<ItemId, Looked>()
    for (const item of items) {
      const { tie, entries } = namedTie(resource, item, context)
      const missing = await untied(context.appliance, resource, tie, input.id, entries)
      seen.set(
        item.id,
        missing === 0 ? { is: 'done' } : { is: 'not', words: `${missing} of ${entries.length} are not there` },
      )
    }
    return seen
  },
  invert(step, items) {
    const { resource, id } = step.input
    const back = items.flatMap((item): Step[] => {
      const { kind, key, entries } = tiedIn(item)
      if (kind !== 'assigned' || !resourceNamed(resource).operations[linkKey('assign', key)]) return []
      const members = entries.flatMap((one) => (typeof one === 'number' ? [{ id: one, name: `${key} ${one}` }] : []))
      const input = { resource, to: key, id, verb: 'unassign' }
      return [
        {
          id: `undo-${step.id}-${key}`,
          kind: 'assign',
          words: `Detach ${item.name} from ${step.input.name}`,
          input,
          items: members,
          size: members.length,
        },
      ]
    })
    return back.length > 0 ? back : `“${step.words}” cannot be taken back.`
  },
})

/** A step that gives a copy what of its source it is to be given. */
export const relateStep = (resource: Resource, copy: Row, given: readonly Copied[]): Step => ({
  id: 'relate',
  kind: 'relate',
  words: `Assign to ${nameOf(resource, copy)} what its source is assigned`,
  short: 'Assign',
  input: { resource: resource.name, id: idOf(resource, copy), name: nameOf(resource, copy) },
  items: given.map(({ tie, entries }) => ({
    id: tie.key,
    name: count(entries.length, tie.words[0], tie.words[1]),
    data: Json.parse({ kind: tie.kind, key: tie.key, entries }),
  })),
})
