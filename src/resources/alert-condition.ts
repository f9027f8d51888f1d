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

/** "Errors", or "Errors / Responses" where two are compared; undefined where no metric is named. */
export function metricWords({
  stat_name: stat,
  field_name: field,
  field_op: operation,
  field_name2: second,
}: Pick<Condition, 'stat_name' | 'field_name' | 'field_op' | 'field_name2'>): string | undefined {
  if (!field) return undefined
  const category = categoryOf(stat)
  const title = (name: string) => metricOf(category, name)?.title ?? shownName(name)
  return operation === '/' && second ? `${title(field)} / ${title(second)}` : title(field)
}

/** "Errors > 100 per minute over 5 minutes"; what a detection or a trend is called. */
export function conditionWords(alert: Condition): string {
  const { operator, operand, units } = alert
  const metric = metricWords(alert)
  if (alert.type !== 'threshold' || metric === undefined)
    return alertTypeWords[shownName(alert.type)] ?? shownName(alert.type)
  if (!operator || operand === undefined || operand === null || operand === '') return metric
  const rate = units && units !== 'none' ? ` ${(unitWords[shownName(units)] ?? shownName(units)).toLowerCase()}` : ''
  const over = intervalWords[shownName(alert.interval_length)]
  // Limits are numbers written as text.
  const given = shownName(operand)
  const limit = /^-?\d+$/.test(given) ? number(Number(given)) : given
  const span = over?.replace(/ second.*/, ' s').replace(/ minute.*/, ' min')
  return `${metric} ${signs.get(operator) ?? shownName(operator)} ${limit}${rate}${span ? ` over ${span}` : ''}`
}
