/** Rows that are here already, as a file: with progress and a way to stop. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { openSink } from './file-sink'
import { exportName } from './file-name'
import { mediaTypes, rowWriter, type ExportColumn, type ExportFormat } from './row-writer'
import { writeRows } from './write-rows'

export interface RowsExport<Row> {
  /** Begins the file's name: "devices". */
  what: string
  /** The appliance's name, for the file's. */
  appliance: string
  rows: readonly Row[]
  columns: readonly ExportColumn<Row>[]
  /** What the appliance said of a row, for NDJSON and JSON; the row itself unless given. */
  json?: ((row: Row) => unknown) | undefined
}

export interface ExportProgress {
  file: string
  written: number
  of: number
  startedAt: number
}

/** Writes rows to a file and saves it. Throws the signal's reason when stopped; then there is no file. */
export async function exportRows<Row>(
  { what, appliance, rows, columns, json = (row) => row }: RowsExport<Row>,
  format: ExportFormat,
  signal?: AbortSignal,
  onProgress?: (progress: ExportProgress) => void,
): Promise<string> {
  const file = exportName(what, appliance, format)
  const startedAt = Date.now()
  const writer = await rowWriter(format, columns, json)
  const sink = await openSink(mediaTypes[format])
  try {
    await sink.write(writer.head())
    await writeRows(rows, writer, sink, {
      signal,
      onRows: (written) => onProgress?.({ file, written, of: rows.length, startedAt }),
    })
    await sink.write(writer.foot())
    await sink.save(file)
    return file
  } catch (error) {
    await sink.discard()
    throw error
  }
}

/** Runs one export at a time; leaving the page stops it. */
export function useExport() {
  const [progress, setProgress] = useState<ExportProgress | undefined>(undefined)
  const [failed, setFailed] = useState<string | undefined>(undefined)
  const running = useRef<AbortController | undefined>(undefined)
  useEffect(() => () => running.current?.abort(), [])
  const start = useCallback(async <Row>(rows: RowsExport<Row>, format: ExportFormat) => {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    setFailed(undefined)
    let shown = 0
    try {
      await exportRows(rows, format, controller.signal, (next) => {
        // Ten times a second is as often as anybody reads.
        if (Date.now() - shown < 100) return
        shown = Date.now()
        setProgress(next)
      })
    } catch (error) {
      if (!controller.signal.aborted) setFailed(error instanceof Error ? error.message : String(error))
    } finally {
      if (running.current === controller) {
        running.current = undefined
        setProgress(undefined)
      }
    }
  }, [])
  const stop = useCallback(() => running.current?.abort(), [])
  return { progress, failed, start, stop }
}
