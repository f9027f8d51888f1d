import { useEffect, useMemo, useState } from 'react'
import { eachInPieces } from '../../browser/pieces'
import type { Column } from './column'
import { holds, readNeedle, searchText } from './quick'

/** Columns that have what is looked for, and how many rows would hold it if they were shown. */
export interface Unseen<Row> {
  rows: number
  columns: readonly Column<Row>[]
}

/** Rows that are looked at column by column. */
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
  const holding: Row[] = []
  const has = (row: Row, some: readonly Column<Row>[]) => holds(needle, searchText(some, row), row, some)
  await eachInPieces(
    rows,
    (row) => {
      if (!has(row, columns)) return
      holding.push(row)
      if (holding.length > lookedAt) return
      for (const column of hidden) {
        if (!has(row, [...shown, column])) continue
        found.push(column)
        hidden.delete(column)
      }
    },
    signal,
  )
  if (found.length === 0) return undefined
  let count = 0
  // Words that stand partly in one and partly in another of them are not found by either alone.
  await eachInPieces(
    holding,
    (row) => {
      if (has(row, [...shown, ...found])) count += 1
    },
    signal,
  )
  return { rows: count, columns: columns.filter((column) => found.includes(column)) }
}

/** The same, worked out in pieces; undefined meanwhile, and for no words. */
export function useUnseen<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  shown: readonly Column<Row>[],
  quick: string,
): Unseen<Row> | undefined {
  const asked = useMemo(() => ({ rows, columns, shown, quick }), [rows, columns, shown, quick])
  const [found, setFound] = useState<{ asked: unknown; unseen: Unseen<Row> | undefined }>()
  useEffect(() => {
    const stop = new AbortController()
    unseenIn(asked.rows, asked.columns, asked.shown, asked.quick, stop.signal).then(
      (unseen) => setFound({ asked, unseen }),
      () => undefined,
    )
    return () => stop.abort()
  }, [asked])
  return found?.asked === asked ? found.unseen : undefined
}
