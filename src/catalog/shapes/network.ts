import { Id } from '../common'
import { z } from '../zod'
import { changed, description, node } from './parts'

export const Network = z.object({
  id: Id,
  name: z.string(),
  description,
  idle: z.boolean().meta({ label: 'Idle' }).describe('No traffic at the moment'),
  node_id: node,
  appliance_uuid: z.string().nullable().optional().meta({ label: 'Appliance UUID', since: '8.0' }),
  mod_time: changed,
})

export type Network = z.output<typeof Network>
