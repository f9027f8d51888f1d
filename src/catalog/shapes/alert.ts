import { Id } from '../common'
import { dictionary } from '../dictionary'
import { later } from '../release'
import { z } from '../zod'
import { author, changed, description, maybe } from './parts'

/** 0 is the worst, 7 the mildest, as in syslog. The words are not the guide's. */
export const severities = [0, 1, 2, 3, 4, 5, 6, 7] as const

export const severityWords = dictionary({
  0: 'Emergency',
  1: 'Alert',
  2: 'Critical',
  3: 'Error',
  4: 'Warning',
  5: 'Notice',
  6: 'Informational',
  7: 'Debug',
})

/** Seconds between repeats of an alert that stays true. */
export const refireIntervals = [300, 600, 900, 1800, 3600, 7200, 14400] as const

/** Seconds over which a metric is gathered before it is compared. */
export const intervalLengths = [30, 60, 120, 300, 600, 900, 1200, 1800] as const

export const alertOperators = ['==', '>', '<', '>=', '<='] as const

export const alertUnits = ['none', 'period', '1 sec', '1 min', '1 hr'] as const

/** The types that can be made: firmware 9.8 names this one alone. Others can be read. */
export const alertTypes = ['threshold'] as const

/** Words for spans of whole minutes or hours, all that the two interval lists have beside 30 s. */
const spanWords = (spans: readonly number[]): Record<string, string> =>
  dictionary(
    Object.fromEntries(
      spans.map((span) => {
        const [count, unit] = span < 60 ? [span, 'second'] : span < 3600 ? [span / 60, 'minute'] : [span / 3600, 'hour']
        return [String(span), `${count} ${unit}${count === 1 ? '' : 's'}`]
      }),
    ),
  )

export const refireWords = spanWords(refireIntervals)
export const intervalWords = spanWords(intervalLengths)

export const operatorWords = dictionary({
  '==': 'equals',
  '>': 'is above',
  '<': 'is below',
  '>=': 'is at least',
  '<=': 'is at most',
})

export const unitWords = dictionary({
  none: 'As counted',
  period: 'Per interval',
  '1 sec': 'Per second',
  '1 min': 'Per minute',
  '1 hr': 'Per hour',
})

/** Detection and trend alerts can be read, though not made. */
export const alertTypeWords = dictionary({ threshold: 'Threshold', detection: 'Detection', trend: 'Trend' })

/** A key pattern or data point that narrows a metric; no source gives its shape. */
export const MetricParam = z.record(z.string(), z.unknown()).nullable()

export const Alert = z.object({
  id: Id,
  name: z.string(),
  description,
  author,
  // Trend alerts can be read, though not made, and their name is not stated.
  type: z.string().meta({ label: 'Type', choices: alertTypeWords }),
  severity: z.literal(severities).optional().meta({ label: 'Severity', choices: severityWords }),
  disabled: z.boolean().optional().meta({ label: 'Disabled' }),
  apply_all: z.boolean().meta({ label: 'All sources' }).describe('Watches every source of the fitting kind'),
  stat_name: maybe('Metric category'),
  field_name: maybe('Metric'),
  field_op: maybe('Ratio').meta({ choices: { '/': 'First metric by second' } }),
  field_name2: maybe('Second metric'),
  param: MetricParam.optional().meta({ label: 'Key or data point', kind: 'json', assumed: true }),
  param2: MetricParam.optional().meta({ label: 'Second key or data point', kind: 'json', assumed: true }),
  operator: maybe('Compares').meta({ choices: operatorWords }),
  operand: maybe('Limit').describe('A number written as text'),
  units: maybe('Units').meta({ choices: unitWords }),
  interval_length: z
    .number()
    .int()
    .nullable()
    .optional()
    .meta({ label: 'Over', kind: 'seconds', choices: intervalWords }),
  refire_interval: z
    .number()
    .int()
    .nullable()
    .optional()
    .meta({ label: 'Repeats every', kind: 'seconds', choices: refireWords }),
  notify_snmp: z.boolean().optional().meta({ label: 'SNMP trap' }),
  cc: z.array(z.string()).optional().meta({ label: 'Mail to' }),
  object_type: maybe('Source kind').meta({ since: later, choices: { application: 'Application', device: 'Device' } }),
  protocols: z.array(z.string()).nullable().optional().meta({ label: 'Protocols', since: later }),
  categories: z.array(z.string()).nullable().optional().meta({ label: 'Categories', since: later }),
  mod_time: changed,
})

export type Alert = z.output<typeof Alert>
