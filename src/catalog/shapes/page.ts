import { Id } from '../common'
import { z } from '../zod'
import { author, changed, description } from './parts'

export const Page = z.object({
  id: Id,
  name: z.string(),
  description,
  author,
  mod_time: changed,
})

export type Page = z.output<typeof Page>
