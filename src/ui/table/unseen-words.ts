import { useEffect, useState } from 'react'
import { eachInPieces } from '../../browser/pieces'
import type { Column } from './column'
import { holds, readNeedle, searchText } from './quick'

/** Rows that hold what is looked for once more columns are shown, and those columns. */
export interface Unseen<Row> {
  rows: number
  columns: readonly Column<Row>[]
}

/** Rows that are looked at column by column; the others are counted. */
const lookedAt = 200

/**
 * Where words stand that no shown column has; undefined where no column has them.
 * @throws AbortError
 */
export async function unseenIn<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  shown: readonly Column<Row>[],
  quick: string,
  signal?: AbortSignal,
): Promise<Unseen<Row> | undefined> {
  const needle = readNeedle(quick)
  if (!needle) return undefined
  const hidden = new Set(columns.filter((column) => !shown.includes(column)))
  const found: Column<Row>[] = []
  let count = 0
  const has = (row: Row, some: readonly Column<Row>[]) => holds(needle, searchText(some, row), row, some)
  await eachInPieces(
    rows,
    (row) => {
      if (!has(row, columns)) return
      count += 1
      if (count > lookedAt) return
      for (const column of hidden) {
        if (!has(row, [...shown, column])) continue
        found.push(column)
        hidden.delete(column)
      }
    },
    signal,
  )
  return found.length > 0 ? { rows: count, columns: columns.filter((column) => found.includes(column)) } : undefined
}

/** The same, worked out in pieces; undefined meanwhile, and for no words. */
export function useUnseen<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  shown: readonly Column<Row>[],
  quick: string,
): Unseen<Row> | undefined {
  const [found, setFound] = useState<{ of: string; unseen: Unseen<Row> | undefined }>()
  useEffect(() => {
    const stop = new AbortController()
    unseenIn(rows, columns, shown, quick, stop.signal).then(
      (unseen) => setFound({ of: quick, unseen }),
      () => undefined,
    )
    return () => stop.abort()
  }, [rows, columns, shown, quick])
  return found?.of === quick ? found.unseen : undefined
}
