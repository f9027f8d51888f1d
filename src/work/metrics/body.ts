/** Bodies of metric queries as charts, and charts as the same bodies again. */
import { cycleWords, metricObjectTypes, type MetricQuery } from '../../catalog/metrics'
import { z } from '../../catalog/zod'
import { panelOf, type Panel } from './panel'
import { bodyOf } from './question'
import { byType } from './panel'

const When = z.union([z.number().int(), z.string().regex(/^-?\d+(ms|s|m|h|d|w|M|y)?$/)])

const Body = z.looseObject({
  cycle: z.enum(cycleWords).default('auto'),
  from: When.default('-30m'),
  until: When.default(0),
  object_type: z.enum(metricObjectTypes),
  object_ids: z.array(z.number().int()).min(1).max(200),
  metric_category: z.string().min(1).max(200),
  metric_specs: z
    .array(z.looseObject({ name: z.string().min(1).max(500) }))
    .min(1)
    .max(10),
})

export interface BodyRead {
  panel: Panel
  from: string | number
  until: string | number
}

/** A field's place and what is wrong with it, in a sentence. */
const complaint = (error: z.ZodError): string => {
  const [issue] = error.issues
  const place = issue?.path.join('.') ?? ''
  return place === '' ? 'This is no body of a metric query.' : `${place}: ${issue?.message ?? 'does not fit'}.`
}

/** The chart of a body, or a sentence that says why there is none. */
export function panelOfBody(value: unknown, id: string): BodyRead | { problem: string } {
  const read = Body.safeParse(value)
  if (!read.success) return { problem: complaint(read.error) }
  const { cycle, from, until, object_type, object_ids, metric_category, metric_specs, ...extra } = read.data
  try {
    const panel = panelOf({
      id,
      cycle,
      sources: [...new Set(object_ids)].map((one) => ({ type: object_type, id: one })),
      category: metric_category,
      // What else a spec holds is read by the panel's own schema.
      specs: metric_specs,
      extra,
    })
    return { panel, from, until }
  } catch (error) {
    return { problem: error instanceof z.ZodError ? complaint(error) : 'This is no body of a metric query.' }
  }
}

/** The bodies that a panel sends for its series, one for each type of its objects. */
export const bodiesOf = (panel: Panel, times: { from: string | number; until: string | number }): MetricQuery[] =>
  [...byType(panel.sources)].map(([type, ids]) => bodyOf({ panel }, { type, ids, ...times }))
