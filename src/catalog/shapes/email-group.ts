import { Id } from '../common'
import { z } from '../zod'

export const EmailGroup = z.object({
  id: Id,
  group_name: z.string().meta({ label: 'Name' }),
  email_addresses: z.array(z.string()).meta({ label: 'Addresses' }),
  system_notifications: z.boolean().meta({ label: 'System mail' }).describe('Also receives mail about the appliance'),
})

export type EmailGroup = z.output<typeof EmailGroup>
