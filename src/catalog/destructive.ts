/** Whether a write interrupts the appliance or cannot be undone: of the operation itself, or of an option that is chosen. */
import { fieldsOf, type Field } from './fields'
import type { Operation } from './operation'
import { z } from './zod'

interface Given {
  query?: unknown
  body?: unknown
}

/** What is sent as it is may be anything; an appliance may take `"true"` and 1 for yes, `" Off "` for no. */
const isOn = (value: unknown): boolean =>
  Boolean(value) && !(typeof value === 'string' && /^(?:false|no|off|0)?$/i.test(value.trim()))

/** All that stands in a value by name, however deep: a text that was typed may be deeper than calls can go. */
function* within(value: unknown): Generator<[name: string, value: unknown]> {
  const open = [value]
  while (open.length > 0) {
    const next = open.pop()
    if (typeof next !== 'object' || next === null) continue
    for (const entry of Object.entries(next) as [string, unknown][]) {
      yield entry
      open.push(entry[1])
    }
  }
}

const holds = (value: unknown): boolean => typeof value === 'object' && value !== null && Object.keys(value).length > 0

/** True if a value, or one inside it (`{ "enabled": false }`), is switched that way. */
const isSwitched = (value: unknown, way: 'on' | 'off'): boolean =>
  [value, ...Array.from(within(value), ([, each]) => each)].some(
    (each) => each !== undefined && !holds(each) && isOn(each) === (way === 'on'),
  )

/** The options of a body that make it destructive, one way or the other. */
const destructiveOptions = ({ body }: Pick<Operation, 'body'>): Field[] =>
  body instanceof z.ZodObject ? fieldsOf(body).filter(({ meta }) => meta.destructive) : []

/**
 * Those of them that are chosen. They count wherever they stand, in odd capitals too: what is sent as it is may have them
 * in the query or a level deeper, and only the appliance knows what it makes of that.
 */
export function destructiveChoices(operation: Pick<Operation, 'body'>, { query, body }: Given): Field[] {
  const options = destructiveOptions(operation)
  if (options.length === 0) return []
  const given = Array.from(within([query, body]), ([name, value]) => ({ name: name.trim().toLowerCase(), value }))
  return options.filter(({ name, meta: { destructive } }) =>
    given.some((each) => each.name === name && destructive !== undefined && isSwitched(each.value, destructive)),
  )
}

/** True if sending this asks for a typed confirmation. */
export const isDestructive = (operation: Pick<Operation, 'destructive' | 'body'>, input: Given): boolean =>
  operation.destructive || destructiveChoices(operation, input).length > 0
