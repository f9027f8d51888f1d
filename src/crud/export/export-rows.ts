/** Rows that are here already, written to a file and saved. Fetched when somebody exports. */
import { openSink } from './file-sink'
import { exportName } from '../../ui/file-name'
import { mediaTypes, type ExportFormat } from './formats'
import { rowWriter, type ExportColumn } from './row-writer'
import { writeRows } from './write-rows'

export interface RowsExport<Row> {
  /** Begins the file's name: "devices". */
  what: string
  /** The appliance's name, for the file's. */
  appliance: string
  rows: readonly Row[]
  columns: readonly ExportColumn<Row>[]
  /** What NDJSON and JSON hold of a row where that is not the row itself, as the appliance said it. */
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
