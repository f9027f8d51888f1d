/** How much of a search a page keeps. An export has no such bound. */
export const mostRows = 100_000
/** Fields beyond these are found in a record's detail alone. */
export const mostFields = 400
/** Records that are looked at without the page having its turn; a page that an appliance is asked for has fewer. */
export const notedAtOnce = 5000
/** Pages that come faster are shown together, ms: each is a look at all rows, so the more there are, the rarer. */
export const showEvery = (rows: number): number => Math.max(400, rows / 80)
/** Bytes of answers; the page holds about three times that. */
export const mostBytes = 300_000_000

export const boundWords = (rows: number, bytes: number): string =>
  rows >= mostRows
    ? `The page keeps ${mostRows.toLocaleString('en')} records at most. An export has no such bound.`
    : `The records take ${Math.round(bytes / 1e6)} MB, more than a page should keep. An export has no such bound.`
