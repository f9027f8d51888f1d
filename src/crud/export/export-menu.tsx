/** Rows of a list as a file: CSV with the columns told, NDJSON and JSON exactly as the appliance said. */
import { Download } from 'lucide-react'
import { number } from '../../ui/format'
import { MenuButton } from '../../ui/menu'
import { Progress } from '../../ui/progress'
import { StripFact } from '../../ui/strip'
import type { Column } from '../../ui/table/column'
import styles from './export-menu.module.css'
import { formatNames, formats, type ExportFormat } from './formats'
import { columnsOfTable } from './table-columns'
import { useExport } from './use-export'

export interface ExportPart<Row> {
  /** "What is shown" */
  title: string
  rows: readonly Row[]
  columns: readonly Column<Row>[]
}

export interface ExportMenuProps<Row> {
  /** Begins the file's name: "devices". */
  what: string
  /** The appliance's name, for the file's. */
  appliance: string
  parts: readonly ExportPart<Row>[]
  /** What files hold of a row where that is not the row itself. */
  json?: ((row: Row) => unknown) | undefined
  reason?: string | undefined
  small?: boolean
}

const hints: Record<ExportFormat, string> = {
  csv: 'for spreadsheets, times in UTC',
  ndjson: 'one row a line',
  json: 'as the appliance said it',
}

export function ExportMenu<Row>({ what, appliance, parts, json, reason, small }: ExportMenuProps<Row>) {
  const { progress, failed, start, stop } = useExport()
  const none = parts.every(({ rows }) => rows.length === 0)
  const items = parts.map(({ title, rows, columns }) => ({
    section: `${title}: ${number(rows.length, 0)} rows, ${columns.length} columns`,
    items: formats.map((format) => ({
      id: `${title}-${format}`,
      label: formatNames[format],
      hint: hints[format],
      onAction: () => void start({ what, appliance, rows, columns: columnsOfTable(columns), json }, format),
    })),
  }))
  return (
    <>
      <MenuButton
        label="Export"
        icon={<Download aria-hidden />}
        reason={reason ?? (none ? 'There are no rows yet' : undefined)}
        small={small}
        items={items}
      >
        <span className={styles.word}>Export</span> <small className={styles.formats}>CSV, NDJSON, JSON</small>
      </MenuButton>
      {progress && (
        <StripFact>
          <Progress
            label={`Writing ${progress.file}`}
            value={progress.written}
            of={progress.of}
            unit="rows"
            onStop={stop}
          />
        </StripFact>
      )}
      {failed !== undefined && <StripFact>The export failed: {failed}</StripFact>}
    </>
  )
}
