/** The list as a file: what is shown or everything, as CSV that no spreadsheet runs or as JSON. */
import { Download } from 'lucide-react'
import type { Device } from '../../../catalog/devices'
import { count } from '../../../ui/format'
import { MenuButton, type MenuEntry } from '../../../ui/menu'
import type { Column } from '../../../ui/table/column'

interface Props {
  /** The appliance's name, for the file's. */
  name: string
  shown: readonly Device[]
  selected: readonly Device[]
  all: readonly Device[]
  shownColumns: readonly Column<Device>[]
  columns: readonly Column<Device>[]
  small?: boolean
}

/** A file's name: what it holds, from where, when (UTC). */
export function fileName(name: string, extension: string, now = new Date()): string {
  const host = name.replaceAll(/[^A-Za-z0-9.-]+/g, '-').replaceAll(/^[-.]+|[-.]+$/g, '') || 'appliance'
  const stamp = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')
  return `devices-${host}-${stamp}.${extension}`
}

async function saveAs(kind: 'csv' | 'json', name: string, rows: readonly Device[], columns: readonly Column<Device>[]) {
  const { saveFile, toCsv, toJson } = await import('../../../ui/table/export')
  if (kind === 'csv') saveFile(fileName(name, 'csv'), await toCsv(rows, columns), 'text/csv')
  else saveFile(fileName(name, 'json'), toJson(rows, columns), 'application/json')
}

export function ExportMenu({ name, shown, selected, all, shownColumns, columns }: Props) {
  const part = (id: string, title: string, rows: readonly Device[], some: readonly Column<Device>[]): MenuEntry => ({
    section: `${title}: ${count(rows.length, 'device', 'devices')}, ${count(some.length, 'column', 'columns')}`,
    items: [
      { id: `${id}-csv`, label: `${title} as CSV`, onAction: () => void saveAs('csv', name, rows, some) },
      { id: `${id}-json`, label: `${title} as JSON`, onAction: () => void saveAs('json', name, rows, some) },
    ],
  })
  const items: MenuEntry[] = [part('shown', 'Shown', shown, shownColumns)]
  if (selected.length > 0) items.push(part('selected', 'Selected', selected, shownColumns))
  items.push(part('all', 'All', all, columns))
  return (
    <MenuButton
      label="Export"
      icon={<Download />}
      reason={all.length === 0 ? 'There are no devices to export' : undefined}
      items={items}
    />
  )
}
