/**
 * The same devices in AG Grid Community, set to be quick: no animation, its cache for the quick filter on, the rows of
 * our height, as many columns. Also the loop of the vendor's guides: one page of 100 after another.
 */
import { AllCommunityModule, createGrid, ModuleRegistry, type ColDef, type GridApi } from 'ag-grid-community'

type Row = Record<string, unknown>

export interface Theirs {
  /** Reads all devices into memory; returns how many. */
  load(): Promise<number>
  /** Makes the grid of what is in memory. */
  mount(): void
  /** The guides' loop; returns rows and ms. */
  page(): Promise<{ rows: number; ms: number }>
}

declare global {
  interface Window {
    theirs: Theirs
  }
}

const settings = new URLSearchParams(location.hash.slice(1))

async function read(limit: number, offset: number): Promise<Row[]> {
  const answer = await fetch(`${settings.get('appliance')}/api/v1/devices?limit=${limit}&offset=${offset}`, {
    headers: { Authorization: `ExtraHop apikey=${settings.get('key')}` },
  })
  if (!answer.ok) throw new Error(`The appliance answered ${answer.status}.`)
  const rows: unknown = await answer.json()
  if (!Array.isArray(rows)) throw new Error('The appliance answered no list.')
  return rows
}

async function readAll(limit: number): Promise<Row[]> {
  const all: Row[] = []
  for (;;) {
    const rows = await read(limit, all.length)
    if (rows.length === 0) return all
    all.push(...rows)
  }
}

const columnDefs: ColDef<Row>[] = [
  { field: 'display_name', headerName: 'Name', width: 226 },
  { field: 'ipaddr4', headerName: 'IPv4', width: 120 },
  { field: 'macaddr', headerName: 'MAC', width: 148 },
  { field: 'vendor', headerName: 'Vendor', width: 120 },
  { field: 'role', headerName: 'Role', width: 142 },
  { field: 'vlanid', headerName: 'VLAN', width: 80 },
  { field: 'activity', headerName: 'Activity', width: 150, valueFormatter: ({ value }) => String(value ?? '') },
  { field: 'last_seen_time', headerName: 'Last seen', width: 120, valueFormatter: ({ value }) => String(value ?? '') },
]

let rows: Row[] = []
let grid: GridApi<Row> | undefined

window.theirs = {
  async load() {
    rows = await readAll(5000)
    return rows.length
  },
  mount() {
    ModuleRegistry.registerModules([AllCommunityModule])
    const place = document.querySelector<HTMLElement>('#grid')
    if (!place) throw new Error('There is no place for the grid.')
    grid = createGrid<Row>(place, {
      columnDefs,
      rowData: rows,
      getRowId: ({ data }) => String(data['id']),
      rowHeight: 28,
      animateRows: false,
      cacheQuickFilter: true,
      rowSelection: { mode: 'multiRow' },
    })
  },
  async page() {
    const begun = performance.now()
    const all = await readAll(100)
    return { rows: all.length, ms: performance.now() - begun }
  },
}

document.querySelector('input')?.addEventListener('input', (event) => {
  if (event.target instanceof HTMLInputElement) grid?.setGridOption('quickFilterText', event.target.value)
})
