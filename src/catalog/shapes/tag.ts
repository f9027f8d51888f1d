import { Id } from '../common'
import { z } from '../zod'
import { changed } from './parts'

export const Tag = z.object({
  id: Id,
  name: z.string().describe('Shown on every device that carries the tag'),
  mod_time: changed,
})

export type Tag = z.output<typeof Tag>
