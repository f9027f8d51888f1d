import { Id } from '../common'
import { z } from '../zod'
import { changed, description, maybe, node } from './parts'

export const Vlan = z.object({
  id: Id,
  vlanid: z
    .number()
    .int()
    .meta({ label: 'VLAN', kind: 'numeral' })
    .describe('The tag number seen in traffic, which is not the id'),
  name: maybe('Name'),
  description,
  network_id: z.number().int().nullable().optional().meta({ label: 'Network', kind: 'id', refers: 'networks' }),
  node_id: node,
  mod_time: changed,
})

export type Vlan = z.output<typeof Vlan>
