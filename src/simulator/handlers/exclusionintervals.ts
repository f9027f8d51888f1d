/** Exclusion intervals. What their seconds count from depends on the type (5.3 guide, Exclusion intervals). */
import type { exclusionintervals as resource } from '../../catalog/exclusionintervals'
import { refuse } from '../answer'
import type { Handlers } from '../handler'
import type { RowOf } from '../world'
import { crud } from './crud'

type Interval = RowOf<'exclusionintervals'>

/** Seconds in one round of the types that come back. */
const rounds: Partial<Record<Interval['interval_type'], number>> = { daily: 86_400, weekly: 604_800 }

/** Refuses seconds that the type does not have: a moment of 1970 in a day, or an end before the start. */
function check({ interval_type, start, end }: Pick<Interval, 'interval_type' | 'start' | 'end'>): void {
  const round = rounds[interval_type]
  if (round === undefined && end < start) throw refuse(422, 'Body field "end" is before the start')
  for (const [name, value] of Object.entries({ start, end }))
    if (round !== undefined && value > round)
      throw refuse(422, `Body field "${name}": a ${interval_type} interval has ${round} seconds`)
}

const plain = crud('exclusionintervals', {
  unique: 'name',
  before: (row, changes) => {
    check({ ...row, ...changes })
    return {}
  },
})

export const exclusionintervals: Handlers<typeof resource> = {
  ...plain,
  create: (context) => {
    check(context.body)
    return plain.create(context)
  },
}
