import { changesOf } from './changes'
import { Id } from './common'
import { created, del, get, patch, post, resource } from './operation'
import { links, shownBy, words } from './relations'
import { later } from './release'
import {
  Alert,
  alertOperators,
  alertTypes,
  alertTypeWords,
  alertUnits,
  intervalLengths,
  intervalWords,
  MetricParam,
  operatorWords,
  refireIntervals,
  refireWords,
  severities,
  severityWords,
  unitWords,
} from './shapes/alert'
import { authorIn, descriptionIn, maybe } from './shapes/parts'
import { z } from './zod'

export { Alert }

/** The parts of its form. */
const condition = { group: 'Condition' }
const inForce = { group: 'In force' }
const notices = { group: 'Notices' }

const conditionText = (label: string) =>
  z
    .string()
    .optional()
    .meta({ label, ...condition })

const Write = z.strictObject({
  name: z.string().min(1).describe('No two alerts share a name'),
  type: z
    .enum(alertTypes)
    .meta({ label: 'Type', choices: alertTypeWords })
    .describe('Detection and trend alerts cannot be made here'),
  apply_all: z
    .boolean()
    .meta({ label: 'All sources', ...inForce })
    .describe('Watches every source of the fitting kind'),
  disabled: z
    .boolean()
    .default(false)
    .meta({ label: 'Disabled', ...inForce }),
  severity: z
    .literal(severities)
    .default(3)
    .meta({ label: 'Severity', ...notices, choices: severityWords })
    .describe('0 is the worst, 7 the mildest'),
  refire_interval: z
    .literal(refireIntervals)
    .optional()
    .meta({ label: 'Repeats every', ...notices, kind: 'seconds', choices: refireWords })
    .describe('Between notices while the condition stays true'),
  notify_snmp: z
    .boolean()
    .default(true)
    .meta({ label: 'SNMP trap', ...notices })
    .describe('Also sends a trap'),
  author: authorIn,
  description: descriptionIn,
  cc: z
    .array(z.string())
    .optional()
    .meta({ label: 'Mail to', kind: 'mail', ...notices })
    .describe('Addresses outside any email group'),
  stat_name: conditionText('Metric category').describe('Threshold only; for example extrahop.application.db'),
  field_name: conditionText('Metric').describe('Threshold only'),
  field_op: z
    .enum(['/'])
    .nullable()
    .optional()
    .meta({ label: 'Ratio', ...condition, choices: { '/': 'First metric by second' } })
    .describe('Compares the ratio of two metrics instead of one metric'),
  field_name2: conditionText('Second metric').describe('Threshold only; the lower half of a ratio'),
  param: MetricParam.optional()
    .meta({ label: 'Key or data point', ...condition, kind: 'json', assumed: true })
    .describe('Narrows the first metric'),
  param2: MetricParam.optional()
    .meta({ label: 'Second key or data point', ...condition, kind: 'json', assumed: true })
    .describe('Narrows the second metric'),
  operator: z
    .enum(alertOperators)
    .optional()
    .meta({ label: 'Compares', ...condition, choices: operatorWords })
    .describe('Threshold only'),
  operand: conditionText('Limit').describe('Threshold only; a number written as text, such as "0.01"'),
  units: z
    .enum(alertUnits)
    .default('none')
    .meta({ label: 'Units', ...condition, choices: unitWords })
    .describe('Threshold only; the rate that is compared'),
  interval_length: z
    .literal(intervalLengths)
    .default(30)
    .meta({ label: 'Over', ...condition, kind: 'seconds', choices: intervalWords })
    .describe('Threshold only; how long the metric is gathered'),
  object_type: z
    .enum(['application', 'device'])
    .optional()
    .meta({
      label: 'Source kind',
      ...condition,
      since: later,
      choices: { application: 'Application', device: 'Device' },
    })
    .describe('Detection only'),
  protocols: z
    .array(z.string())
    .optional()
    .meta({ label: 'Protocols', ...condition, since: later })
    .describe('Detection only'),
  categories: z
    .array(z.string())
    .optional()
    .meta({ label: 'Categories', ...condition, since: later })
    .describe('Detection only'),
})

/** A further metric of an alert. Firmware 9.8 names these fields; older clients show the second half of a ratio. */
export const AlertAdditionalStat = z.object({
  id: Id,
  alert_id: Id.optional().meta({ label: 'Alert', kind: 'id', refers: 'alerts' }),
  stat_name: z.string().meta({ label: 'Metric category' }),
  field_name: z.string().meta({ label: 'Metric' }),
  field_name2: maybe('Second metric'),
  field_op: maybe('Ratio'),
  param: z
    .union([z.string(), MetricParam])
    .optional()
    .meta({ label: 'Key or data point', kind: 'json', assumed: true }),
  param2: z
    .union([z.string(), MetricParam])
    .optional()
    .meta({ label: 'Second key or data point', kind: 'json', assumed: true }),
})

export const alerts = resource('alerts', {
  words: words.alerts,
  platforms: ['discover', 'command'],
  since: '5.3',
  about:
    'Rules that send a notice when a metric crosses a limit. Sources, email groups and quiet times are assigned to them.',
  object: Alert,
  tells: ['type', 'severity', 'disabled', 'description', 'mod_time'],
  operations: {
    list: get('/alerts', { needs: 'read', returns: z.array(Alert), doc: 'List all alerts.' }),
    create: post('/alerts', {
      needs: 'write full',
      body: Write,
      returns: created,
      errors: [422],
      touches: shownBy('alerts'),
      doc: 'Create an alert.',
      note: 'Detection and trend alerts cannot be made through the API.',
    }),
    get: get('/alerts/{id}', { needs: 'read', returns: Alert, doc: 'Read one alert.' }),
    update: patch('/alerts/{id}', {
      needs: 'write full',
      body: changesOf(Write),
      errors: [404, 422],
      touches: shownBy('alerts'),
      doc: 'Change an alert.',
      note: 'Send only what is to change.',
    }),
    remove: del('/alerts/{id}', { needs: 'write full', touches: shownBy('alerts'), doc: 'Delete an alert.' }),
    stats: get('/alerts/{id}/stats', {
      needs: 'read',
      returns: z.array(AlertAdditionalStat),
      assumed: true,
      doc: 'List the further metrics of an alert.',
      note: 'They can only be read.',
    }),
    ...links('alerts', 'applications'),
    ...links('alerts', 'devicegroups'),
    ...links('alerts', 'devices'),
    ...links('alerts', 'networks'),
    ...links('alerts', 'emailgroups'),
    ...links('alerts', 'exclusionintervals'),
  },
})
