import { act, cleanup, fireEvent, render, screen, within, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Column, RowId } from './column'
import { DataTable } from './data-table'
import { emptyView, type TableView } from './view'

interface Host {
  id: number
  name: string
}

const columns: Column<Host>[] = [
  { id: 'name', title: 'Name', value: (row) => row.name },
  { id: 'id', title: 'Id', kind: 'number', value: (row) => row.id },
  { id: 'place', title: 'Place', value: (row) => `room ${row.id}`, hidden: true },
]
const rows: Host[] = Array.from({ length: 2000 }, (_, id) => ({ id, name: `wks-${id}` }))
const getId = (row: Host) => row.id

let tall = 600
/** Tells all that look at a size that it has changed. */
let resized: (() => void)[] = []

// This document has no layout: a window of so many px is what the rows are counted by.
beforeAll(() => {
  for (const [name, size] of Object.entries({
    clientWidth: 1000,
    clientHeight: () => tall,
    offsetWidth: 1000,
    offsetHeight: () => tall,
  }))
    Object.defineProperty(HTMLElement.prototype, name, {
      configurable: true,
      get(this: HTMLElement) {
        if (this.getAttribute('role') === 'presentation') return 28
        return typeof size === 'number' ? size : size()
      },
    })
  vi.stubGlobal(
    'ResizeObserver',
    class extends ResizeObserver {
      override observe = () => {
        const tell = () => this.tell([], this)
        resized.push(tell)
        tell()
      }
      constructor(private readonly tell: ResizeObserverCallback) {
        super(tell)
      }
    },
  )
  window.matchMedia = (query) =>
    Object.assign(new EventTarget(), { matches: false, media: query }) as unknown as MediaQueryList
})
afterEach(() => {
  cleanup()
  tall = 600
  resized = []
})

const chosenIds = (chosen: readonly Host[]) => <span data-testid="chosen">{chosen.map((row) => row.id).join(',')}</span>

const coming = { value: 5, of: 0, unit: 'devices' as const, label: 'Reading', startedAt: 0 }

interface PageProps {
  onOpen?: (row: Host) => void
  reading?: boolean
  hosts?: readonly Host[]
}

function Page({ onOpen, reading, hosts = rows }: PageProps) {
  const [view, setView] = useState<TableView>(emptyView)
  const [selected, setSelected] = useState<ReadonlySet<RowId>>(new Set())
  return (
    <DataTable
      label="Devices"
      {...{ columns, getId, view, selected, onOpen }}
      rows={hosts}
      progress={reading ? coming : undefined}
      onView={setView}
      onSelected={setSelected}
      actions={chosenIds}
    />
  )
}

it('does not sort by a drag at an edge, whose click some engines send to the head', () => {
  render(<Page />)
  const head = screen.getByRole('columnheader', { name: 'Name' })
  const edge = head.querySelector('[data-edge]')
  if (!(edge instanceof HTMLElement)) throw new Error('There is no edge')
  edge.setPointerCapture = () => {}
  fireEvent.pointerDown(edge, { clientX: 100 })
  fireEvent.pointerMove(edge, { clientX: 150 })
  fireEvent.pointerUp(edge, { clientX: 150 })
  fireEvent.click(head, { detail: 1 })
  expect(head).toHaveAttribute('aria-sort', 'none')
  fireEvent.pointerDown(head)
  fireEvent.click(head, { detail: 1 })
  expect(head).toHaveAttribute('aria-sort', 'ascending')
})

it('cuts what its cells draw themselves', () => {
  const long: Host = { id: 1, name: 'a word and '.repeat(100_000) }
  const drawnBySelf: Column<Host> = { id: 'name', title: 'Name', value: () => '', cell: (row) => <b>{row.name}</b> }
  const { container } = render(
    <DataTable
      label="Devices"
      columns={[drawnBySelf]}
      getId={getId}
      rows={[long]}
      view={emptyView}
      onView={() => undefined}
      selected={new Set()}
      onSelected={() => undefined}
    />,
  )
  expect(container.querySelector('[role="gridcell"] b')?.textContent).toHaveLength(2001)
})

it('shows where words, numbers and boxes will stand while the first rows come', () => {
  const { container } = render(
    <DataTable
      label="Devices"
      {...{ columns, getId }}
      rows={[]}
      view={emptyView}
      onView={() => undefined}
      selected={new Set()}
      onSelected={() => undefined}
      loading
    />,
  )
  const [row] = container.querySelectorAll('[role="status"] > div')
  expect([...(row?.children ?? [])].map(({ className }) => className)).toEqual([
    'place box',
    'place left',
    'place right',
  ])
})

const grid = () => screen.getByRole('grid', { name: 'Devices' })
const drawn = () => within(grid()).getAllByRole('row')
const press = (key: string, more: object = {}) => {
  if (document.activeElement) fireEvent.keyDown(document.activeElement, { key, ...more })
}

describe('table', () => {
  it('says how many rows there are and draws few of them, with their own numbers', async () => {
    render(<Page />)
    expect(grid().getAttribute('aria-rowcount')).toBe('2001')
    expect(grid().getAttribute('aria-colcount')).toBe('3')
    // The upper rows come first, the others frame by frame.
    expect(drawn().length).toBeLessThan(15)
    await waitFor(() => expect(drawn().length).toBeGreaterThan(20))
    expect(drawn().length).toBeLessThanOrEqual(80)
    expect(drawn().map((row) => row.getAttribute('aria-rowindex'))).toEqual(drawn().map((_, at) => String(at + 1)))
  })

  it('draws few rows in a frame, also where it learns of its height after the first', async () => {
    tall = 28
    render(<Page />)
    const counts: number[] = []
    const watch = new MutationObserver(() => counts.push(drawn().length))
    watch.observe(grid(), { childList: true, subtree: true })
    await waitFor(() => expect(drawn().length).toBeGreaterThan(2))
    tall = 600
    act(() => resized.forEach((tell) => tell()))
    await waitFor(() => expect(drawn().length).toBeGreaterThan(20))
    watch.disconnect()
    const steps = counts.map((count, i) => count - (counts[i - 1] ?? 0)).slice(1)
    expect(Math.max(...steps)).toBeLessThanOrEqual(9)
  })

  it('puts rows that come into the place of others a few in a frame; what is pressed is what stands there', async () => {
    const other = rows.map(({ id }): Host => ({ id: id + 5000, name: `srv-${id}` }))
    const { rerender } = render(<Page reading />)
    await waitFor(() => expect(drawn().length).toBeGreaterThan(20))
    rerender(<Page reading hosts={other} />)
    expect(drawn()[1]).toHaveTextContent('srv-0')
    expect(drawn()[15]).toHaveTextContent('wks-14')
    fireEvent.click(within(drawn()[15] as HTMLElement).getByRole('checkbox'))
    rerender(<Page reading />)
    expect(screen.getByTestId('chosen')).toHaveTextContent(/^14$/)
    await waitFor(() => expect(within(grid()).queryByText(/^srv/)).toBeNull())
    rerender(<Page reading hosts={rows.with(16, rows[20] as Host).with(20, rows[16] as Host)} />)
    fireEvent.click(within(drawn()[17] as HTMLElement).getByRole('checkbox'), { shiftKey: true })
    expect(screen.getByTestId('chosen')).toHaveTextContent(/^14,15,20,17,18,19,16$/)
    rerender(<Page reading hosts={other} />)
    await waitFor(() => expect(within(grid()).queryByText(/^wks/)).toBeNull())
    rerender(<Page />)
    await waitFor(() => expect(within(grid()).queryByText(/^srv/)).toBeNull())
    rerender(<Page hosts={other} />)
    expect(within(grid()).queryByText(/^wks/)).toBeNull()
  })

  it('has one cell in the tab order, which the arrows move', () => {
    render(<Page />)
    grid().querySelector<HTMLElement>('[tabindex="0"]')?.focus()
    press('ArrowDown')
    press('ArrowRight')
    expect(document.activeElement?.getAttribute('aria-colindex')).toBe('3')
    expect(document.activeElement?.closest('[role="row"]')?.getAttribute('aria-rowindex')).toBe('3')
    expect(grid().querySelectorAll('[tabindex="0"]')).toHaveLength(1)
  })

  it('sorts by a head, says so, and adds another with Shift', () => {
    render(<Page />)
    const name = screen.getByRole('columnheader', { name: /Name/ })
    fireEvent.click(name)
    fireEvent.click(name)
    expect(name.getAttribute('aria-sort')).toBe('descending')
    expect(drawn()[1]?.textContent).toContain('wks-1999')
    fireEvent.click(screen.getByRole('columnheader', { name: /Id/ }), { shiftKey: true })
    expect(name.textContent).toContain('1')
    expect(screen.getByRole('columnheader', { name: /Id/ }).textContent).toContain('2')
  })

  it('selects with Space, extends with Shift, takes all that match with Ctrl A, and no row out of sight', () => {
    render(<Page />)
    grid().querySelector<HTMLElement>('[data-index="0"] [tabindex="0"]')?.focus()
    press(' ')
    press('ArrowDown', { shiftKey: true })
    press('ArrowDown', { shiftKey: true })
    expect(screen.getByTestId('chosen').textContent).toBe('0,1,2')
    press('ArrowUp', { shiftKey: true })
    expect(screen.getByTestId('chosen').textContent).toBe('0,1')
    fireEvent.change(screen.getByRole('searchbox', { name: 'Filter these rows' }), { target: { value: 'wks-199' } })
    press('a', { ctrlKey: true })
    expect(screen.getByText('11 selected')).toBeTruthy()
  })

  it('does nothing with what is selected and not shown, while rows come and nothing is dropped yet', () => {
    const { rerender } = render(<Page reading />)
    grid().querySelector<HTMLElement>('[data-index="0"] [tabindex="0"]')?.focus()
    press('a', { ctrlKey: true })
    expect(screen.getByText('2,000 selected')).toBeTruthy()
    const filter = screen.getByRole('searchbox', { name: 'Filter these rows' })
    fireEvent.change(filter, { target: { value: 'wks-199' } })
    expect(screen.getByText('11 selected, 1,989 more not shown')).toBeTruthy()
    expect(screen.getByTestId('chosen').textContent).toBe('199,1990,1991,1992,1993,1994,1995,1996,1997,1998,1999')
    fireEvent.change(filter, { target: { value: 'nothing is called so' } })
    expect(screen.getByText('0 selected, 2,000 more not shown')).toBeTruthy()
    expect(screen.queryByTestId('chosen')).toBeNull()
    rerender(<Page />)
    expect(screen.queryByRole('toolbar', { name: 'Selection' })).toBeNull()
  })

  it('finds a whole address where its column is not shown, and other words only where they are seen', () => {
    const hosts = [
      { id: 1, name: 'web', mac: 'B8:CA:3A:2E:00:97', ip: 'fd00::1' },
      { id: 2, name: 'db', mac: '00:1A:2B:3C:4D:5E', ip: 'fd00::2' },
    ]
    const all: Column<(typeof hosts)[number]>[] = [
      { id: 'name', title: 'Name', value: (row) => row.name },
      { id: 'mac', title: 'MAC', kind: 'mac', value: (row) => row.mac },
      { id: 'ip', title: 'IPv6', kind: 'address', value: (row) => row.ip },
    ]
    const found = (quick: string): string[] => {
      const view = { ...emptyView, quick, columns: ['name'] }
      const page = { rows: hosts, columns: all, getId: ({ id }: { id: number }) => id, view, onView: () => undefined }
      const { unmount } = render(<DataTable label="Devices" {...page} />)
      const [, ...names] = drawn().map((row) => row.textContent ?? '')
      unmount()
      return names
    }
    expect(found('b8ca.3a2e.0097')).toEqual(['web'])
    expect(found('FD00:0:0::2')).toEqual(['db'])
    expect(found('1a')).toEqual([])
  })

  it('opens a row with Enter', () => {
    const open = vi.fn()
    render(<Page onOpen={open} />)
    grid().querySelector<HTMLElement>('[data-index="0"] [tabindex="0"]')?.focus()
    press('ArrowDown')
    press('Enter')
    expect(open).toHaveBeenCalledWith(rows[1])
  })

  it('says which filter to drop where nothing fits', async () => {
    render(<Page />)
    fireEvent.change(screen.getByRole('searchbox', { name: 'Filter these rows' }), { target: { value: 'nothing' } })
    expect(screen.getByRole('heading', { name: 'No row fits' })).toBeTruthy()
    expect(screen.getByText('Some would without the words "nothing".')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Drop all filters' }))
    await waitFor(() => expect(drawn().length).toBeGreaterThan(20))
  })

  it('says which column has the words where no shown one has them, and shows it', async () => {
    render(<Page />)
    fireEvent.change(screen.getByRole('searchbox', { name: 'Filter these rows' }), { target: { value: 'room 1996' } })
    expect(await screen.findByText(/1 row has them in a column that is not shown: Place\.$/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Show Place' }))
    expect(await screen.findByText('room 1996')).toBeTruthy()
    const heads = screen.getAllByRole('columnheader').map((head) => head.textContent)
    expect(heads.indexOf('Place')).toBe(heads.indexOf('Name') + 1)
  })
})
