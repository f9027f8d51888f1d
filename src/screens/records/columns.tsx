/** The columns of the records: those of their types first, then whatever else is seen in them. */
import { fieldsOfTypes, fieldWords, recordType } from '../../catalog/record-types'
import type { RecordField, RecordType } from '../../catalog/record-types/record-type'
import type { Span } from '../../crud/time-range/range'
import { bytes, clock, duration, isTime, number, time as dated, type Zone } from '../../ui/format'
import type { CellValue, Column } from '../../ui/table/column'
import type { RecordRow } from './session'
import { fieldOf, isAbsent, isBlank, shortText, wholeText } from './values'
import styles from './records.module.css'

/** `10:41:58.204`, behind its date where that is not `today`'s; a number that is no time as it is. */
export function stamp(at: number, zone: Zone, today: number): string {
  if (!isTime(at)) return String(at)
  const ms = String(Math.floor(at % 1000)).padStart(3, '0')
  const date = dated(at, zone, today).split(',')
  const short = `${clock(at, zone)}.${ms}`
  return date.length > 1 ? `${date[0] ?? ''}, ${short}` : short
}

/** A number in the unit of its field; the digits as they are where nobody knows one. */
export function amount(value: number | bigint, kind: RecordField['kind']): string {
  if (typeof value === 'bigint') return String(value)
  if (kind === 'bytes') return bytes(value)
  if (kind === 'span') return duration(value)
  if (kind === 'seconds') return duration(value * 1000)
  return String(value)
}

const shared = new Set(['timestamp', 'flowId', 'vlan', 'application', 'detection', 'ex'])

/** Each row of a table is summed up by them: worked out once a type. */
const ownOf = new Map<string, readonly RecordField[]>()

/** The fields that only this type has, in the order of the catalogue. */
function ownFields(type: string): readonly RecordField[] {
  const known = recordType(type)
  if (!known) return []
  let own = ownOf.get(type)
  if (!own) ownOf.set(type, (own = withoutShared(known)))
  return own
}

function withoutShared(known: RecordType): RecordField[] {
  const ends = known.ends.split('/').flatMap((end) => [end, `${end}Addr`, `${end}Port`])
  const common = new Set([...shared, ...ends])
  return known.fields.filter(({ name }) => !common.has(name) && !name.endsWith('IsExternal'))
}

/** What a record is about, in one line: the first fields of its own that are there. */
export function summaryOf({ record }: RecordRow): string {
  const parts: string[] = []
  for (const { name, type } of ownFields(record._type)) {
    if (parts.length === 4) break
    if (type === 'boolean' || type === 'number' ? name !== 'statusCode' : false) continue
    const value = fieldOf(record._source, name)
    if (isAbsent(value) || isBlank(value)) continue
    const text = shortText(value)
    // The host, where the address before it begins with it.
    if (!parts.some((part) => part.startsWith(text))) parts.push(text)
  }
  return parts.join(' ')
}

/** The type in words; what came without one is said to have none. */
export const typeTitle = (type: string): string => (type === '' ? 'no type' : (recordType(type)?.title ?? type))

function cellValue(row: RecordRow, name: string): CellValue {
  const value = fieldOf(row.record._source, name)
  if (isAbsent(value)) return undefined
  if (typeof value === 'number' || typeof value === 'boolean') return value
  // For the order alone; the text has the digits.
  if (typeof value === 'bigint') return Number(value)
  return wholeText(value).slice(0, 10_000)
}

function columnOf(
  { name, type, kind, note }: RecordField,
  zone: Zone,
  today: number,
  hidden: boolean,
): Column<RecordRow> {
  const numeric = type === 'number'
  const moment = kind === 'millis'
  const text = (row: RecordRow): string => {
    const value = fieldOf(row.record._source, name)
    if (moment && typeof value === 'number') return stamp(value, zone, today)
    if (numeric && (typeof value === 'number' || typeof value === 'bigint')) return amount(value, kind)
    return shortText(value)
  }
  return {
    id: name,
    title: fieldWords(name),
    hint: name,
    ...(note && { note }),
    kind: moment
      ? 'time'
      : numeric
        ? 'number'
        : type === 'ipaddr'
          ? 'address'
          : type === 'boolean'
            ? 'boolean'
            : 'text',
    value: (row) => cellValue(row, name),
    text,
    cell: (row) => {
      const value = fieldOf(row.record._source, name)
      if (isBlank(value)) return <i className={styles.blank}>empty text</i>
      if (name === 'statusCode' && typeof value === 'number' && value >= 500)
        return <b className={styles.bad}>{text(row)}</b>
      return text(row)
    },
    align: numeric && name !== 'statusCode' && !name.endsWith('Port') ? 'right' : 'left',
    mono: name === 'uri' || name === 'flowId' || name === 'statement' || moment,
    width: widths.get(name) ?? (numeric || type === 'boolean' ? 96 : type === 'ipaddr' ? 116 : 160),
    hidden,
  }
}

const widths = new Map([
  ['uri', 320],
  ['statement', 320],
  ['qname', 260],
  ['method', 80],
  ['statusCode', 104],
])

/**
 * @param types those of the search; none is all
 * @param seen fields met in the rows
 * @param span what is not of the day on which it ends carries its date, ms
 */
export function recordColumns(
  types: readonly string[],
  seen: readonly string[],
  zone: Zone,
  { from, until: today }: Span,
): Column<RecordRow>[] {
  const known = new Map(fieldsOfTypes(types).map((field) => [field.name, field]))
  const [only] = types.length === 1 ? types : []
  const own = only === undefined ? [] : ownFields(only)
  const shown = new Set(own.slice(0, 4).map(({ name }) => name))
  if (own.some(({ name }) => name === 'processingTime')) shown.add('processingTime')
  const ends =
    only === undefined
      ? ['clientAddr', 'serverAddr']
      : (recordType(only)?.ends.split('/') ?? []).map((end) => `${end}Addr`)
  for (const end of ends) shown.add(end)
  // What the search asks for in vain is not offered before it is seen, unless there is nothing yet.
  const names = new Set([...shown, ...(seen.length > 0 ? seen : known.keys())])
  for (const name of ['timestamp', 'ex']) names.delete(name)
  const custom = only !== undefined && own.length === 0
  const columns: Column<RecordRow>[] = [
    {
      id: 'timestamp',
      title: `Time, ${zone === 'utc' ? 'UTC' : 'local'}`,
      hint: 'timestamp',
      kind: 'time',
      value: (row) => row.time,
      text: (row) =>
        row.time > 0 ? stamp(row.time, zone, today) : shortText(fieldOf(row.record._source, 'timestamp')),
      align: 'left',
      mono: true,
      width: stamp(from, zone, today).includes(',') ? 168 : 116,
    },
  ]
  if (only === undefined) {
    columns.push({
      id: '_type',
      title: 'Type',
      hint: '_type',
      value: (row) => row.record._type,
      text: (row) => typeTitle(row.record._type),
      width: 120,
    })
  }
  const ordered = [...names].toSorted(
    (a, b) => Number(shown.has(b)) - Number(shown.has(a)) || rank(a, ends) - rank(b, ends),
  )
  for (const [index, name] of ordered.entries()) {
    const field = known.get(name) ?? { name, type: 'string' as const }
    columns.push(columnOf(field, zone, today, !(shown.has(name) || (custom && index < 6))))
  }
  if (only === undefined) {
    columns.splice(2 + ends.length, 0, {
      id: '_summary',
      title: 'What',
      value: (row) => summaryOf(row),
      mono: true,
      width: 420,
    })
  }
  return columns
}

/** The ends first, then as they came. */
const rank = (name: string, ends: readonly string[]): number => {
  const at = ends.indexOf(name)
  return at < 0 ? ends.length : at
}

/** A row as a line of a table of groups: its fields and how many there are. */
export function groupColumns(fields: readonly string[]): Column<RecordRow>[] {
  return [
    ...fields.map((name): Column<RecordRow> => ({
      id: name,
      title: fieldWords(name),
      hint: name,
      value: (row) => cellValue(row, name),
      text: (row) => shortText(fieldOf(row.record._source, name)),
      width: 200,
    })),
    {
      id: 'count',
      title: 'Records',
      kind: 'number',
      value: (row) => Number(fieldOf(row.record._source, 'count') ?? 0),
      text: (row) => number(Number(fieldOf(row.record._source, 'count') ?? 0), 0),
      width: 120,
    },
  ]
}
