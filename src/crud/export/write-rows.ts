/** Rows into a file, a few at a time: the page goes on between them, and stopping is heard at once. */
import { pieceMs } from '../../browser/pieces'
import { turn } from '../../browser/turn'
import type { FileSink } from './file-sink'
import type { RowWriter } from './row-writer'

/** Rows turned into text at once; a slow kind of row lowers it. */
const most = 500

export interface Writing {
  signal?: AbortSignal | undefined
  /** Called after every piece with the rows written in this call. */
  onRows?: ((written: number) => void) | undefined
}

/**
 * Writes rows. Throws the signal's reason when it is stopped; what was written until then stays in the file.
 */
export async function writeRows<Row>(
  rows: readonly Row[],
  writer: RowWriter<Row>,
  sink: FileSink,
  { signal, onRows }: Writing = {},
): Promise<void> {
  let size = 50
  let began = performance.now()
  for (let at = 0; at < rows.length;) {
    signal?.throwIfAborted()
    const piece = rows.slice(at, at + size)
    const before = performance.now()
    await sink.write(writer.rows(piece))
    at += piece.length
    onRows?.(at)
    const now = performance.now()
    const spent = now - before
    if (spent > pieceMs) size = Math.max(1, Math.floor(size / 2))
    else if (spent < pieceMs / 4) size = Math.min(most, size * 2)
    if (now - began > pieceMs) {
      await turn()
      began = performance.now()
    }
  }
}
