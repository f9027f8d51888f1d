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
import { categoryWords, metricWords } from './alert-condition'

/** The fields that the condition is made of; a form holds them while they are still incomplete. */
export type AlertCondition = Readonly<Record<string, unknown>>

const filled = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

const text = (value: unknown): string | undefined => {
  const given = filled(value)
  return given === undefined ? undefined : shownName(given)
}

const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)

/** "Sends a warning when Errors of HTTP server is above 10 per minute over 5 minutes ..." */
export function alertSentence(alert: AlertCondition): string {
  const severity = severityWords[shownName(alert.severity)]
  const start = severity === undefined ? 'Sends a notice' : `Sends a notice of severity ${lower(severity)}`
  const sources = alert.apply_all === true ? 'for every source' : 'for the assigned sources'
  if (alert.type !== 'threshold') {
    const kind = lower(alertTypeWords[shownName(alert.type)] ?? text(alert.type) ?? 'condition of its type')
    return `${start} on a ${kind} ${sources}.`
  }
  // As the table of alerts names them, by the same names.
  const stat = filled(alert.stat_name)
  const metric =
    metricWords({
      stat_name: stat,
      field_name: filled(alert.field_name),
      field_op: filled(alert.field_op),
      field_name2: filled(alert.field_name2),
    }) ?? 'a metric'
  const of = stat === undefined ? '' : ` of ${categoryWords(stat)}`
  const compares = operatorWords[shownName(alert.operator)] ?? 'crosses'
  const limit = text(alert.operand) ?? (typeof alert.operand === 'number' ? String(alert.operand) : 'a limit')
  const units = text(alert.units)
  const rate = units === undefined || units === 'none' ? '' : ` ${lower(unitWords[units] ?? units)}`
  const over = intervalWords[shownName(alert.interval_length)]
  const again = refireWords[shownName(alert.refire_interval)]
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
  if (!/^-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i.test(shownName(values['operand'])))
    return 'Its limit is no number, so nothing crosses it'
  return undefined
}
