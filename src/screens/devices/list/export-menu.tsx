/** The list as a file: what is shown or everything, as CSV that no spreadsheet runs or as JSON. */
import { Download } from 'lucide-react'
import type { Device } from '../../../catalog/devices'
import { fileNameOf } from '../../../crud/file-name'
import { Button } from '../../../ui/button'
import { count } from '../../../ui/format'
import { PopoverButton } from '../../../ui/popover'
import type { Column } from '../../../ui/table/column'
import styles from '../devices.module.css'

interface Props {
  /** The appliance's name, for the file's. */
  name: string
  shown: readonly Device[]
  selected: readonly Device[]
  all: readonly Device[]
  shownColumns: readonly Column<Device>[]
  columns: readonly Column<Device>[]
}

async function saveAs(kind: 'csv' | 'json', name: string, rows: readonly Device[], columns: readonly Column<Device>[]) {
  const { saveFile, toCsv, toJson } = await import('../../../ui/table/export')
  if (kind === 'csv') saveFile(fileNameOf('devices', { name }, 'csv'), await toCsv(rows, columns), 'text/csv')
  else saveFile(fileNameOf('devices', { name }, 'json'), toJson(rows, columns), 'application/json')
}

export function ExportMenu({ name, shown, selected, all, shownColumns, columns }: Props) {
  const parts = [
    { title: 'Shown', rows: shown, some: shownColumns },
    ...(selected.length > 0 ? [{ title: 'Selected', rows: selected, some: shownColumns }] : []),
    { title: 'All', rows: all, some: columns },
  ]
  return (
    <PopoverButton
      label="Export"
      title="Export"
      placement="bottom end"
      icon={<Download />}
      reason={all.length === 0 ? 'There are no devices to export' : undefined}
      content={
        <>
          <span className={styles.export}>Export</span> <small className={styles.wideOnly}>CSV, JSON</small>
        </>
      }
    >
      {(close) => {
        const save = (kind: 'csv' | 'json', rows: readonly Device[], some: readonly Column<Device>[]) => {
          close()
          void saveAs(kind, name, rows, some)
        }
        return (
          <ul className={styles.exports}>
            {parts.map(({ title, rows, some }) => (
              <li key={title}>
                <span>
                  <b>{title}</b>
                  <small>
                    {count(rows.length, 'device', 'devices')}, {count(some.length, 'column', 'columns')}
                  </small>
                </span>
                <Button small onClick={() => save('csv', rows, some)} aria-label={`${title} as CSV`}>
                  CSV
                </Button>
                <Button small onClick={() => save('json', rows, some)} aria-label={`${title} as JSON`}>
                  JSON
                </Button>
              </li>
            ))}
          </ul>
        )
      }}
    </PopoverButton>
  )
}
