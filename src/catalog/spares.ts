/** Objects that an operation is not for, as far as they say so themselves. The appliance has the last word. */
import { textIn } from './told'

/** A field that speaks against it: by its value, or as a list in which none of these stands. */
export type Spared = { field: string; because: string } & ({ is: unknown } | { lacks: readonly string[] })

/** What came with the appliance. */
export const builtIn = (one: string, done: 'changed' | 'deleted'): Spared => ({
  field: 'built_in',
  is: true,
  because: `A built-in ${one} cannot be ${done}`,
})

/** Why an operation cannot be done to an object; undefined if nothing that the object says speaks against it. */
export function sparedBy(
  operation: { spares: readonly Spared[] } | undefined,
  object: Readonly<Record<string, unknown>>,
): string | undefined {
  for (const spared of operation?.spares ?? []) {
    const value = object[spared.field]
    if ('is' in spared) {
      if (value === spared.is) return spared.because
    } else if (Array.isArray(value) && value.length > 0 && !spared.lacks.some((each) => value.includes(each))) {
      return `${spared.because}: its ${spared.field} are ${value.map(textIn).join(', ')}`
    }
  }
  return undefined
}
