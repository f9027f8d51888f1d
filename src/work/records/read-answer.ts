/**
 * Reads what a record store answers before anybody works with it: one odd record must not take the others down, and
 * what is said of all of them is believed only where it can be true.
 */
import { ApiError } from '../../api/errors'
import type { Operation } from '../../catalog/operation'
import type { LogRecord, RecordAnswer } from '../../catalog/records'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The failure of an answer of another form, as the client tells it of the whole answer. */
export function shapeFailure({ id, method, path, needs, reads }: Operation, said: string): ApiError {
  return new ApiError({
    operation: id,
    method,
    path,
    needs,
    reads,
    status: 200,
    retryAfter: null,
    ms: 0,
    kind: 'shape',
    said,
  })
}

/** What an answer says of its records; how many match is left open where it does not say so in a number of records. */
export type ReadAnswer = Omit<RecordAnswer, 'total'> & { total: number | undefined }

/** How many match, where that is a number of records. */
export const totalIn = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined

/** A record that everybody can read: without a type its type is empty, without fields it has none. */
function readRecord(record: Record<string, unknown>): LogRecord {
  const { _type: type, _source: source } = record
  // Most are as they should be, and stay the objects they are.
  if (typeof type === 'string' && isObject(source)) return record as LogRecord
  return { ...record, _type: typeof type === 'string' ? type : '', _source: isObject(source) ? source : {} }
}

/**
 * The answer with records that can be read. Numbers beyond 2^53 are read to the digit, for the records' sake; what is
 * said of all of them is reckoned with.
 * @param operation what was asked, for the failure
 * @throws ApiError where there is no list of records
 */
export function readRecords(operation: Operation, answer: RecordAnswer): ReadAnswer {
  const facts = new Map<string, unknown>(
    Object.entries(answer).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'bigint' ? Number(value) : value,
    ]),
  )
  const found = facts.get('records')
  if (!Array.isArray(found)) {
    const came = found === null ? 'null' : `a single ${typeof found}`
    throw shapeFailure(
      operation,
      found === undefined
        ? 'The answer has no records in it, not even an empty list.'
        : `The answer has ${isObject(found) ? 'an object' : came} where the list of records is due.`,
    )
  }
  const records = found.filter(isObject).map(readRecord)
  return { ...(Object.fromEntries(facts) as RecordAnswer), records, total: totalIn(facts.get('total')) }
}
