/** How much of a search a page keeps. An export has no such bound. */
export const mostRows = 100_000
/** Bytes of answers; the page holds about three times that. */
export const mostBytes = 300_000_000

export const boundWords = (rows: number, bytes: number): string =>
  rows >= mostRows
    ? `The page keeps ${mostRows.toLocaleString('en')} records at most. An export has no such bound.`
    : `The records take ${Math.round(bytes / 1e6)} MB, more than a page should keep. An export has no such bound.`
