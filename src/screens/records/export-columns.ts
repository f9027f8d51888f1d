/** The columns of records in a CSV: known fields each in its own, whatever else comes together in the last one. */
import { jsonOf } from '../../api/exact-json'
import { fieldsOfTypes } from '../../catalog/record-types'
import type { LogRecord } from '../../catalog/records'
import type { ExportColumn } from '../../crud/export/row-writer'
import { timeOf } from '../../work/records/walk'
import { fieldOf, fieldsIn } from './values'

/** `2026-11-22T09:07:31.250Z`; empty where there is no time. */
function isoOf(record: LogRecord): string {
  const time = timeOf(record)
  return time === undefined || Math.abs(time) > 8.64e15 ? '' : new Date(time).toISOString()
}

/**
 * @param types those of the search; their fields have columns, whether they were seen or not
 * @param seen fields of the loaded records
 */
export function exportColumns(types: readonly string[], seen: readonly string[]): ExportColumn<LogRecord>[] {
  const known = types.length === 0 ? [] : fieldsOfTypes(types).map(({ name }) => name)
  const names = new Set([
    ...known.filter((name) => name !== 'ex'),
    ...(known.includes('ex') ? ['ex.isSuspicious'] : []),
    ...seen,
  ])
  const others = ({ _source: source }: LogRecord): string | undefined => {
    const left = [...fieldsIn(source)].filter(([name]) => !names.has(name))
    return left.length === 0 ? undefined : jsonOf(Object.fromEntries(left))
  }
  return [
    { title: 'time', value: isoOf },
    { title: '_type', value: ({ _type }) => _type },
    ...[...names].map((name) => ({ title: name, value: ({ _source: source }: LogRecord) => fieldOf(source, name) })),
    { title: 'other fields', value: others },
  ]
}
