import { Id } from '../common'
import { z } from '../zod'
import { author, changed, description } from './parts'

export const FlexGrid = z.object({
  id: Id,
  name: z.string(),
  description,
  author,
  mod_time: changed,
})

export type FlexGrid = z.output<typeof FlexGrid>
