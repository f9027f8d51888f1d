/** Questions that one record raises. */
import type { LogRecord } from '../../catalog/records'
import { valueIn } from './include'
import { emptyQuery, type Query } from './query'
import { wholeText } from './values'

/** The query for what happened around a record: at the same time, between the same two, or in the same flow. */
export function aroundQuery(
  { _type: type, _source: source }: LogRecord,
  time: number,
  kind: 'all' | 'pair' | 'flow',
  query: Query,
): Query {
  const [a, b] = ['clientAddr', 'serverAddr'].every((name) => Object.hasOwn(source, name))
    ? ['clientAddr', 'serverAddr']
    : ['senderAddr', 'receiverAddr']
  const width = kind === 'all' ? 5_000 : kind === 'pair' ? 60_000 : 600_000
  const at = Math.floor(time)
  const rule = (field: string) => ({ field, operator: '=' as const, operand: wholeText(valueIn(type, source, field)) })
  const rules = kind === 'all' ? [] : kind === 'flow' ? [rule('flowId')] : [rule(a ?? ''), rule(b ?? '')]
  return {
    ...emptyQuery,
    limit: query.limit,
    range: `${at - width}..${at + width}`,
    ...(rules.length > 0 && { filter: { operator: 'and' as const, rules } }),
  }
}
