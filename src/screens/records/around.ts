/** Questions that one record raises. */
import type { Filter } from '../../catalog/filter'
import type { LogRecord } from '../../catalog/records'
import { valueIn } from './include'
import { emptyQuery, type Query } from './query'
import { wholeText } from './values'

/** Half of the window in which the records of one flow are looked for, ms. */
const flowReach = 600_000

const ruleOf = ({ _type, _source }: LogRecord, field: string) => ({
  field,
  operator: '=' as const,
  operand: wholeText(valueIn(_type, _source, field)),
})

/** The rule for what passed between the same two, in either direction. */
export function pairRule(record: LogRecord): Filter {
  const ends = Object.hasOwn(record._source, 'clientAddr')
    ? ['clientAddr', 'serverAddr']
    : ['senderAddr', 'receiverAddr']
  const rules = ends.map((field) => ({ ...ruleOf(record, field), field: '.ipaddr' }))
  return { operator: 'and', rules }
}

/** The query for the records of the same flow. */
export function flowQuery(record: LogRecord, time: number, query: Query): Query {
  const at = Math.floor(time)
  return {
    ...emptyQuery,
    limit: query.limit,
    range: `${at - flowReach}..${at + flowReach}`,
    filter: { operator: 'and', rules: [ruleOf(record, 'flowId')] },
  }
}
