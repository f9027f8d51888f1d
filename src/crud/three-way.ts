/**
 * The guard against lost updates. Three states of one object: as it was when the form opened (`was`), as it is
 * on the appliance now (`theirs`), and as it is in the form (`yours`).
 */
import { sameJson } from '../api/same-json'

type Values = Readonly<Record<string, unknown>>

export interface Difference {
  name: string
  was: unknown
  theirs: unknown
  yours: unknown
  /** `theirs` and `yours`: one side alone changed it; `both`: both did, to different values; `same`: to the same. */
  by: 'theirs' | 'yours' | 'both' | 'same'
}

/** The fields that either side changed, in the order of `names`. */
export function threeWay(names: readonly string[], was: Values, theirs: Values, yours: Values): Difference[] {
  return names.flatMap((name) => {
    const change = { name, was: was[name], theirs: theirs[name], yours: yours[name] }
    const theyDid = !sameJson(change.was, change.theirs)
    const youDid = !sameJson(change.was, change.yours)
    if (!theyDid && !youDid) return []
    const by =
      theyDid && youDid ? (sameJson(change.theirs, change.yours) ? 'same' : 'both') : youDid ? 'yours' : 'theirs'
    return [{ ...change, by }]
  })
}

/** True if someone else changed a field that the form shows, so that a person has to look before it is sent. */
export const needsDecision = (differences: readonly Difference[]): boolean =>
  differences.some((difference) => difference.by === 'both' || difference.by === 'theirs')

/**
 * What remains to be sent after the choices: fields taken as `yours` that differ from `theirs`. Fields that the
 * form did not touch take theirs, whatever is chosen.
 */
export function mixOf(
  differences: readonly Difference[],
  choices: Readonly<Record<string, 'theirs' | 'yours'>>,
): Values {
  const sent = differences.filter(
    ({ by, name }) => by === 'yours' || (by === 'both' && (choices[name] ?? 'yours') === 'yours'),
  )
  return Object.fromEntries(sent.map(({ name, yours }) => [name, yours]))
}
