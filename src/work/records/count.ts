import type { Appliance } from '../../api/appliance'
import { isApiError } from '../../api/errors'
import { call } from '../../api/send'
import { records, type RecordQuery } from '../../catalog/records'

/**
 * How many records match a query.
 * @throws ApiError
 */
export async function countRecords(
  appliance: Pick<Appliance, 'id' | 'url' | 'release' | 'platform'>,
  query: RecordQuery,
  signal: AbortSignal,
): Promise<number> {
  const ask = async (limit: number) =>
    (await call(appliance, records.operations.search, { body: { ...query, limit } }, { signal })).total
  try {
    return await ask(0)
  } catch (error) {
    // Some stores know no search without a record.
    if (isApiError(error) && error.status === 422) return ask(1)
    throw error
  }
}
