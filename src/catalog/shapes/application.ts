import { Id } from '../common'
import { later } from '../release'
import { z } from '../zod'
import { changed, description, maybe, moment, node } from './parts'

const CriteriaSource = z.object({
  type: z
    .enum(['device', 'device_group'])
    .meta({ label: 'Kind', choices: { device: 'Device', device_group: 'Device group' } }),
  id: Id.meta({ label: 'Device or group', kind: 'id' }),
})

/** Which traffic an application gathers without a trigger. */
const ApplicationCriteria = z.object({
  protocol_default: z
    .enum(['any', 'none'])
    .meta({ label: 'Other protocols', choices: { any: 'Gather', none: 'Leave out' } })
    .describe('What happens to protocols that are not listed'),
  sources: z.array(CriteriaSource).meta({ label: 'Sources' }),
  protocols: z
    .record(z.string(), z.string())
    .optional()
    .meta({ label: 'Protocols', kind: 'json' })
    .describe('The role of the source in each protocol, by protocol name'),
})

/** The same in a body, where a misspelt field is refused. */
export const ApplicationCriteriaWrite = ApplicationCriteria.extend({
  sources: z.array(CriteriaSource.strict()).meta({ label: 'Sources' }),
}).strict()

export const Application = z.object({
  id: Id,
  display_name: z.string().meta({ label: 'Name' }),
  description,
  discovery_id: maybe('Discovery id').describe('Unique text; the one that holds everything has _default'),
  extrahop_id: maybe('ExtraHop id').describe('Older name of the discovery id'),
  node_id: node,
  criteria: z
    .array(ApplicationCriteria)
    .optional()
    .meta({ label: 'Criteria', since: later, kind: 'json' })
    .describe('Answered only when asked for'),
  user_mod_time: moment('Changed by a person').optional(),
  mod_time: changed,
})

export type Application = z.output<typeof Application>
