import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createCursor } from './cursor'
import { bucketWords, CursorLayer, edgeWords } from './cursor-layer'
import { Legend } from './legend'
import type { PlotGrid, PlotMark, PlotSeries } from './plot'

afterEach(cleanup)

const start = Date.UTC(2026, 10, 28, 9, 0)
const now = Date.UTC(2026, 10, 28, 12, 0)
const grid: PlotGrid = {
  from: start,
  until: start + 100_000,
  step: 30_000,
  times: [0, 1, 2, 3].map((at) => start + at * 30_000),
  edges: [{ at: 3, covered: 10_000 }],
}
const series = (id: string, values: (number | null)[]): PlotSeries => ({ id, name: `name of ${id}`, slot: 0, values })
const format = (value: number) => `${value} ms`
const shared = { grid, format, zone: 'utc', now } as const

function legend(stacked: boolean, hidden: readonly string[] = []) {
  const cursor = createCursor()
  const onToggle = vi.fn()
  const rows = [
    series('a', [1, 2, 3, 4]),
    series('b', [10, null, 30, 40]),
    series('c', [100, 200, 300, null]),
    series('d', [1000, 2000, 3000, null]),
  ].map((one) => ({ series: one, hidden: hidden.includes(one.id), min: 1, max: 3, last: 3, maxAt: 2 }))
  render(<Legend {...shared} {...{ rows, cursor, stacked, onToggle }} bucket="30 s mean" />)
  return { cursor, onToggle }
}
const sum = () => screen.getByRole('row', { name: /^All shown/ }).textContent

describe('the legend', () => {
  it('says how many layers a sum is of: one that is missing is not nothing', () => {
    const { cursor } = legend(true)
    act(() => cursor.set(start))
    expect(sum()).toBe('All shown1111 ms')
    act(() => cursor.set(start + 30_000))
    expect(sum()).toBe('All shown2202 ms (3 of 4 series)')
    expect(screen.getByRole('row', { name: /name of b/ }).textContent).toContain('no data')
  })

  it('leaves layers that are switched off out of the sum, and names them still', () => {
    const { cursor, onToggle } = legend(true, ['d'])
    act(() => cursor.set(start))
    expect(sum()).toBe('All shown111 ms')
    const off = screen.getByRole('button', { name: 'name of d' })
    expect(off.getAttribute('aria-pressed')).toBe('false')
    fireEvent.click(off)
    expect(onToggle).toHaveBeenCalledWith('d')
  })

  it('adds nothing up that is not stacked, and says of which bucket a peak is', () => {
    legend(false)
    expect(screen.queryByText('All shown')).toBeNull()
    expect(screen.getAllByTitle('Highest 30 s mean, at 09:01:00')).toHaveLength(4)
  })
})

describe('the cursor', () => {
  const marks: PlotMark[] = [
    { at: start + 31_000, title: 'setup patched a device', kind: 'change' },
    { at: start + 90_000, title: 'the new cable', kind: 'note' },
  ]
  function layer(more: Partial<Parameters<typeof CursorLayer>[0]> = {}) {
    const cursor = createCursor()
    const onZoom = vi.fn()
    const onZoomOut = vi.fn()
    render(
      <CursorLayer
        {...shared}
        {...{ cursor, marks, onZoom, onZoomOut }}
        label="Requests"
        series={[series('a', [1, 2, 3, 4]), series('b', [1, null, 3, 4])]}
        width={600}
        height={160}
        dots
        {...more}
      />,
    )
    return { cursor, onZoom, onZoomOut, slider: screen.getByRole('slider', { name: 'Requests, cursor' }) }
  }
  const words = (slider: HTMLElement) => slider.getAttribute('aria-valuetext')

  it('steps by keys and speaks: values, gaps, buckets that are not whole, and what happened there', () => {
    const { slider, cursor, onZoom, onZoomOut } = layer()
    expect(words(slider)).toBe('No bucket chosen')
    fireEvent.keyDown(slider, { key: 'ArrowRight' })
    expect(words(slider)).toBe('09:00:00, name of a 1 ms, name of b 1 ms')
    fireEvent.keyDown(slider, { key: 'ArrowRight' })
    expect(words(slider)).toBe('09:00:30, name of a 2 ms, name of b no data, Change: setup patched a device')
    expect(screen.getByText('Change: setup patched a device')).toBeTruthy()
    fireEvent.keyDown(slider, { key: 'End' })
    expect(words(slider)).toBe('09:01:30, 10 of 30 s, name of a 4 ms, name of b 4 ms, Note: the new cable')
    fireEvent.keyDown(slider, { key: '+' })
    expect(onZoom).toHaveBeenCalledTimes(1)
    fireEvent.keyDown(slider, { key: '-' })
    expect(onZoomOut).toHaveBeenCalledTimes(1)
    fireEvent.keyDown(slider, { key: 'Escape' })
    expect(cursor.get()).toBeNull()
    expect(words(slider)).toBe('No bucket chosen')
  })

  it('begins backwards on the newest bucket that was measured, of a distribution, too', () => {
    const { slider } = layer({ series: [series('a', [1, 2, null, null])] })
    fireEvent.keyDown(slider, { key: 'ArrowLeft' })
    expect(words(slider)).toBe('09:00:30, name of a 2 ms, Change: setup patched a device')
    cleanup()
    const spread = {
      ...series('a', [null, null, null, null]),
      steps: [undefined, undefined, [{ value: 8, freq: 1 }], []],
    }
    const heat = layer({ series: [spread], marks: [], told: (at) => [`${at} times 8 ms`] })
    fireEvent.keyDown(heat.slider, { key: 'ArrowLeft' })
    expect(words(heat.slider)).toBe('09:01:00, 2 times 8 ms')
    cleanup()
    const none = layer({ series: [series('a', [null, null, null, null])], marks: [] })
    fireEvent.keyDown(none.slider, { key: 'ArrowLeft' })
    expect(words(none.slider)).toBe('09:01:30, 10 of 30 s, name of a no data')
  })

  it('tells what a bucket holds where that is more than a value for each series', () => {
    const { slider } = layer({ told: (at) => [`${at} times 8 ms`] })
    fireEvent.keyDown(slider, { key: 'Home' })
    expect(words(slider)).toBe('09:00:00, 0 times 8 ms')
  })

  it('stays where it was clicked until the next click or Escape', () => {
    const { slider, cursor } = layer()
    const at = (clientX: number) => ({ clientX, clientY: 50, button: 0, pointerId: 1 })
    slider.setPointerCapture = () => undefined
    fireEvent.pointerDown(slider, at(200))
    fireEvent.pointerUp(slider, at(200))
    const held = cursor.get()
    expect(held).not.toBeNull()
    fireEvent.pointerMove(slider, at(300))
    fireEvent.pointerLeave(slider)
    expect(cursor.get()).toBe(held)
    fireEvent.keyDown(slider, { key: 'Escape' })
    fireEvent.pointerMove(slider, at(300))
    expect(cursor.get()).not.toBe(held)
    fireEvent.pointerLeave(slider)
    expect(cursor.get()).toBeNull()
  })

  it('that stays lets the pointer go to what is told there', () => {
    const { slider, cursor } = layer({ told: () => ['40 times 8 ms'] })
    slider.setPointerCapture = () => undefined
    const at = { clientX: 200, clientY: 50, button: 0, pointerId: 1 }
    fireEvent.pointerMove(slider, at)
    expect(screen.getByText('40 times 8 ms').closest('ul')).not.toHaveClass('kept')
    fireEvent.pointerDown(slider, at)
    fireEvent.pointerUp(slider, at)
    const told = screen.getByText('40 times 8 ms')
    expect(told.closest('ul')).toHaveClass('kept')
    fireEvent.pointerDown(told, at)
    fireEvent.pointerUp(told, at)
    expect(cursor.held()).toBe(true)
    fireEvent.keyDown(slider, { key: 'Escape' })
    expect(screen.queryByText('40 times 8 ms')).toBeNull()
  })

  it('zooms to a span that is dragged, either way', () => {
    const { slider, cursor, onZoom } = layer()
    slider.setPointerCapture = () => undefined
    fireEvent.pointerDown(slider, { clientX: 400, button: 0, pointerId: 1 })
    fireEvent.pointerMove(slider, { clientX: 200, pointerId: 1 })
    fireEvent.pointerUp(slider, { clientX: 200, pointerId: 1 })
    const [from = 0, until = 0] = (onZoom.mock.calls[0] ?? []) as number[]
    expect(from).toBeLessThan(until)
    expect(cursor.held()).toBe(false)
  })
})

describe('buckets in words', () => {
  it('are named by how much of them lies inside', () => {
    expect(edgeWords({ ...grid, edges: [{ at: 0, covered: 12_000 }] }, 0)).toBe('12 of 30 s')
    expect(edgeWords({ ...grid, edges: [{ at: 0, covered: 400 }] }, 0)).toBe('400 ms of 30 s')
    expect(edgeWords({ ...grid, edges: [{ at: 0, covered: 2480 }] }, 0)).toBe('2 of 30 s')
    expect(edgeWords(grid, 1)).toBeUndefined()
  })

  it('of a day are UTC days, whatever the zone', () => {
    const days = { ...grid, step: 86_400_000 }
    expect(bucketWords(Date.UTC(2026, 10, 20), days, 'local', now)).toBe('20 Nov (UTC day)')
    expect(bucketWords(Date.UTC(2026, 10, 27, 8), grid, 'utc', now)).toBe('27 Nov, 08:00:00')
  })
})
