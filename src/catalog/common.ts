/** Shapes that several resources share. */
import { z } from './zod'

/** The number that names an object in paths. */
export const Id = z.number().int().meta({ kind: 'id', label: 'Id' })

/** A moment in milliseconds since 1970, as all `*_time` fields are. */
export const Millis = z.number().meta({ kind: 'millis' })

/**
 * A moment in a query or body: positive is milliseconds since 1970, 0 is the time of the request, negative is
 * relative to it, in ms or with a unit suffix ("-30m").
 */
export const TimeValue = z
  .union([z.number().int(), z.string().regex(/^-?\d+(ms|s|m|h|d|w|M|y)?$/)])
  .meta({ kind: 'when' })

/** Body of every bulk assignment; ids to attach and to detach. */
export const Assignment = z.strictObject({
  assign: z.array(Id).optional().describe('Ids to attach'),
  unassign: z.array(Id).optional().describe('Ids to detach'),
})

/** Body of an error answer. */
export const ErrorBody = z.object({ error_message: z.string() })

/** Body of 207 and 422: a bulk assignment of which a part, or all, was not applied. */
export const PartialSuccess = z.object({
  message: z.string(),
  failures: z.array(z.object({ action: z.string(), id: z.string(), reason: z.string() })),
})

/** Query of lists that can be narrowed to what was active in a window. */
export const ActiveWindow = {
  active_from: TimeValue.optional().describe('Only objects seen after this moment'),
  active_until: TimeValue.optional().describe('Only objects seen before this moment'),
}

/** Query of the few lists that can be paged. */
export const Paging = {
  limit: z.number().int().optional().describe('Most rows to answer'),
  offset: z.number().int().min(0).optional().describe('Rows to skip'),
}
