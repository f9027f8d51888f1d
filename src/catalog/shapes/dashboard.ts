import { Id } from '../common'
import { z } from '../zod'
import { author, changed, maybe } from './parts'

export const Dashboard = z.object({
  id: Id,
  name: maybe('Name'),
  short_code: maybe('Short code').describe('The code of the page address, here without its tilde'),
  owner: maybe('Owner').meta({ refers: 'users' }).describe('User name; empty for built-in dashboards'),
  author,
  comment: maybe('Comment').meta({ kind: 'long' }),
  // Sources differ on the values, so any text is taken.
  type: maybe('Type').meta({ assumed: true }),
  rights: z
    .array(z.string())
    .optional()
    .meta({ label: 'Your rights' })
    .describe('What this key may do with it: view, edit, transfer, delete, share'),
  mod_time: changed,
})

export type Dashboard = z.output<typeof Dashboard>
