import type { Appliance } from '../../api/appliance'
import { isApiError } from '../../api/errors'
import { call } from '../../api/send'
import { records, type RecordQuery } from '../../catalog/records'
import { shapeFailure, totalIn } from './read-answer'

const { search } = records.operations

/**
 * How many records match a query.
 * @throws ApiError, also where the answer does not say
 */
export async function countRecords(
  appliance: Pick<Appliance, 'id' | 'url' | 'release' | 'platform'>,
  query: RecordQuery,
  signal: AbortSignal,
): Promise<number> {
  const ask = async (limit: number) => {
    const total = totalIn((await call(appliance, search, { body: { ...query, limit } }, { signal })).total)
    if (total === undefined) throw shapeFailure(search, 'The answer does not say how many records match.')
    return total
  }
  try {
    return await ask(0)
  } catch (error) {
    // Some stores know no search without a record.
    if (isApiError(error) && error.status === 422) return ask(1)
    throw error
  }
}
