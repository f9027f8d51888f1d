/** Whether a write interrupts the appliance or cannot be undone: of the operation itself, or of an option that is chosen. */
import { fieldsOf } from './fields'
import type { Operation } from './operation'
import { z } from './zod'

/** The options of a body that make it destructive where they are on. */
export const destructiveOptions = ({ body }: Pick<Operation, 'body'>): string[] =>
  body instanceof z.ZodObject ? fieldsOf(body).flatMap(({ name, meta }) => (meta.destructive ? [name] : [])) : []

/** What is sent as it is may be anything; an appliance may take `"true"` and 1 for yes. */
const isOn = (value: unknown): boolean =>
  Boolean(value) && !(typeof value === 'string' && /^(false|no|off|0)$/i.test(value))

/** True if sending this asks for a typed confirmation. */
export function isDestructive(operation: Pick<Operation, 'destructive' | 'body'>, body: unknown): boolean {
  if (operation.destructive) return true
  if (typeof body !== 'object' || body === null) return false
  const given = new Map(Object.entries(body))
  return destructiveOptions(operation).some((name) => isOn(given.get(name)))
}
