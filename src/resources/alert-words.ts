/** The condition of an alert, read back as a sentence. */
import { shownName } from '../ui/name'
import {
  alertTypeWords,
  intervalWords,
  operatorWords,
  refireWords,
  severityWords,
  unitWords,
} from '../catalog/shapes/alert'

/** The fields that the condition is made of; a form holds them while they are still incomplete. */
export type AlertCondition = Readonly<Record<string, unknown>>

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? shownName(value) : undefined

const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)

/** "Sends a warning when extrahop.device.http_server rsp_error is above 10 per minute over 5 minutes ..." */
export function alertSentence(alert: AlertCondition): string {
  const severity = severityWords[String(alert.severity)]
  const start = severity === undefined ? 'Sends a notice' : `Sends a notice of severity ${lower(severity)}`
  const sources = alert.apply_all === true ? 'for every source' : 'for the assigned sources'
  if (alert.type !== 'threshold') {
    const kind = lower(alertTypeWords[String(alert.type)] ?? text(alert.type) ?? 'condition of its type')
    return `${start} on a ${kind} ${sources}.`
  }
  const field = text(alert.field_name)
  const second = text(alert.field_name2)
  const metric = field === undefined ? 'a metric' : alert.field_op === '/' && second ? `${field} by ${second}` : field
  const category = text(alert.stat_name)
  const of = category === undefined ? '' : ` of ${category}`
  const compares = operatorWords[String(alert.operator)] ?? 'crosses'
  const limit = text(alert.operand) ?? (typeof alert.operand === 'number' ? String(alert.operand) : 'a limit')
  const units = text(alert.units)
  const rate = units === undefined || units === 'none' ? '' : ` ${lower(unitWords[units] ?? units)}`
  const over = intervalWords[String(alert.interval_length)]
  const again = refireWords[String(alert.refire_interval)]
  const repeat = again === undefined ? '' : `, again every ${again} while it stays so`
  return `${start} when ${metric}${of} ${compares} ${limit}${rate}${over === undefined ? '' : ` over ${over}`}, ${sources}${repeat}.`
}

/** What is missing of a condition: without it nothing is compared, and no notice is ever sent. */
export function conditionLacks({ type, ...values }: Readonly<Record<string, unknown>>): string | undefined {
  if ((type ?? 'threshold') !== 'threshold') return undefined
  const given = (name: string) => (values[name] ?? '') !== ''
  if (!given('stat_name') || !given('field_name')) return 'It has no metric, so it never sends a notice'
  if (values['field_op'] === '/' && !given('field_name2'))
    return 'It is a ratio and has no second metric, so it never sends a notice'
  if (!given('operator') || !given('operand')) return 'It has no limit, so it never sends a notice'
  if (!Number.isFinite(Number(values['operand']))) return 'Its limit is no number, so nothing crosses it'
  return undefined
}
