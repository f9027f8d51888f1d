/** An upgrade that is watched, as plain data: it outlives the page. */
import { z } from '../../catalog/zod'

const SightingData = z.object({
  at: z.number(),
  version: z.string(),
  identity: z.string().nullable(),
  started: z.number().nullable(),
})

/** A watch and how its job is known, as they are kept over a reload. */
export const FollowedData = z.object({
  watch: z.object({
    wanted: z.string().nullable(),
    before: SightingData,
    since: z.number(),
    deadline: z.number(),
    restarts: z.boolean(),
    doubtful: z.boolean(),
    answer: z.string().optional(),
    job: z.enum(['none', 'absent', 'running', 'done', 'failed']),
    jobSince: z.number().optional(),
    step: z.string(),
    refused: z.number(),
    awaySince: z.number().nullable(),
    first: SightingData.nullable(),
    last: SightingData.nullable(),
  }),
  job: z.string().nullable(),
  jobsBefore: z.array(z.string()),
})
export type Followed = z.output<typeof FollowedData>
