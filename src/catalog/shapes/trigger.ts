import { Id } from '../common'
import { TriggerHints } from '../trigger-hints'
import { z } from '../zod'
import { author, changed, description, maybe } from './parts'

export const Trigger = z.object({
  id: Id,
  name: z.string(),
  description,
  author,
  events: z.array(z.string()).meta({ label: 'Events' }).describe('What runs the script'),
  event: maybe('Event').describe('Older form, for one event'),
  script: z.string().meta({ label: 'Script', kind: 'code' }),
  disabled: z.boolean().meta({ label: 'Disabled' }),
  debug: z.boolean().meta({ label: 'Debug' }).describe('Keeps what the script prints'),
  apply_all: z.boolean().meta({ label: 'All sources' }).describe('Runs for every fitting source'),
  hints: TriggerHints.nullable().optional().meta({ label: 'Advanced options' }),
  mod_time: changed,
})

export type Trigger = z.output<typeof Trigger>
