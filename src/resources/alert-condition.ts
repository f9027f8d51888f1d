/** The condition of an alert in a table's cell, in the words of the metric catalogue. */
import { number } from '../ui/format'
import { shownName } from '../ui/name'
import { metricCategory, metricOf } from '../catalog/metric-catalog'
import { alertTypeWords, intervalWords, unitWords, type Alert } from '../catalog/shapes/alert'

type Condition = Pick<Alert, 'type'> &
  Partial<
    Pick<
      Alert,
      'stat_name' | 'field_name' | 'field_op' | 'field_name2' | 'operator' | 'operand' | 'units' | 'interval_length'
    >
  >

/** `http_server` of `extrahop.device.http_server`. */
const categoryOf = (stat: string | null | undefined): string => shownName(stat).split('.').at(-1) ?? ''

const signs = new Map([
  ['==', '='],
  ['>=', '≥'],
  ['<=', '≤'],
])

/** "HTTP server"; the full name of a category that is a trigger's own or of another firmware. */
export const categoryWords = (stat: string | null | undefined): string =>
  metricCategory(categoryOf(stat))?.title ?? shownName(stat)

/** "Errors > 100 per minute over 5 minutes"; what a detection or a trend is called. */
export function conditionWords(alert: Condition): string {
  const { field_name: field, field_name2: second, operator, operand, units } = alert
  if (alert.type !== 'threshold' || !field) return alertTypeWords[alert.type] ?? shownName(alert.type)
  const category = categoryOf(alert.stat_name)
  const title = (name: string) => metricOf(category, name)?.title ?? shownName(name)
  const metric = alert.field_op === '/' && second ? `${title(field)} / ${title(second)}` : title(field)
  if (!operator || operand === undefined || operand === null || operand === '') return metric
  const rate = units && units !== 'none' ? ` ${(unitWords[units] ?? shownName(units)).toLowerCase()}` : ''
  const over = intervalWords[String(alert.interval_length)]
  // Limits are numbers written as text.
  const limit = /^-?\d+$/.test(operand) ? number(Number(operand)) : shownName(operand)
  const span = over?.replace(/ second.*/, ' s').replace(/ minute.*/, ' min')
  return `${metric} ${signs.get(operator) ?? shownName(operator)} ${limit}${rate}${span ? ` over ${span}` : ''}`
}
