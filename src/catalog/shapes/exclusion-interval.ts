import { Id } from '../common'
import { z } from '../zod'
import { author, changed, description } from './parts'

/** How start and end of an exclusion interval are counted, always in seconds. */
export const intervalTypes = ['onetime', 'daily', 'weekly'] as const

export const intervalTypeWords = { onetime: 'Once', daily: 'Every day', weekly: 'Every week' }

export const ExclusionInterval = z.object({
  id: Id,
  name: z.string(),
  description,
  author,
  interval_type: z.enum(intervalTypes).meta({ label: 'Repeats', choices: intervalTypeWords }),
  start: z
    .number()
    .int()
    .meta({ label: 'Start', kind: 'clock' })
    .describe('Seconds since 1970 (once), since midnight (daily), or since midnight before Monday (weekly)'),
  end: z.number().int().meta({ label: 'End', kind: 'clock' }).describe('In the same measure as the start'),
  alert_apply_all: z.boolean().meta({ label: 'All alerts' }).describe('Silences every alert'),
  trend_apply_all: z.boolean().meta({ label: 'All trends' }).describe('No trend counts what is measured meanwhile'),
  mod_time: changed,
})

export type ExclusionInterval = z.output<typeof ExclusionInterval>
