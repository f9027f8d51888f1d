/** What rows can be taken away as. */
export type ExportFormat = 'csv' | 'ndjson' | 'json'

export const formats: readonly ExportFormat[] = ['csv', 'ndjson', 'json']

export const formatNames: Record<ExportFormat, string> = { csv: 'CSV', ndjson: 'NDJSON', json: 'JSON' }

export const mediaTypes: Record<ExportFormat, string> = {
  csv: 'text/csv;charset=utf-8',
  ndjson: 'application/x-ndjson',
  json: 'application/json',
}
