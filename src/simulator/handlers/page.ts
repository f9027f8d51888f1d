/** One page of a list. */

/**
 * The rows from `offset` on, at most `limit`, or `preset` where no limit is given (Infinity for all). -1 means all,
 * as clients in the field send it. Past the end there is nothing, which is no error (5.3 guide, Example 2).
 */
export function page<T>(
  rows: readonly T[],
  { limit, offset = 0 }: { limit?: number | undefined; offset?: number | undefined },
  preset: number,
): T[] {
  const size = limit === undefined ? preset : limit < 0 ? Infinity : limit
  return rows.slice(offset, offset + size)
}
