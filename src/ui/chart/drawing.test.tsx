import { render } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import Drawing from './drawing'
import { EdgeHatch } from './edge-hatch'
import { strongest } from './heat'
import type { PlotGrid, PlotKind, PlotSeries } from './plot'
import { valueLabels } from './ticks'

const step = 30_000
const grid: PlotGrid = {
  from: 0,
  until: 4 * step,
  step,
  times: [0, step, 2 * step, 3 * step],
  edges: [{ at: 3, covered: 12_000 }],
}
const layer = (id: string, slot: number, values: (number | null)[]): PlotSeries => ({ id, name: id, slot, values })
const shared = { grid, width: 400, height: 200, format: String, zone: 'utc' as const, now: 0 }
const draw = (kind: PlotKind, series: PlotSeries[]) => render(<Drawing {...shared} {...{ kind, series }} />).container

/** The places of a path's upper line. */
const places = (path: Element | null | undefined): string[] =>
  path?.getAttribute('d')?.match(/-?[\d.]+,-?[\d.]+/g) ?? []

describe('layers', () => {
  const low = layer('low', 0, [10, 10, 10, 10])
  const high = layer('high', 2, [30, 30, 30, 30])

  it('of which one is missing draw nothing of it, and stand where they would without it', () => {
    const missing = draw('stacked', [low, layer('missing', 1, [null, null, null, null]), high])
    const without = draw('stacked', [low, high])
    const tops = (container: Element) =>
      [...container.querySelectorAll('.recharts-area-curve')].map((path) => places(path).join(' ')).filter(Boolean)
    expect(tops(without)).toHaveLength(2)
    expect(tops(missing)).toEqual(tops(without))
  })

  it('lack a bucket alone where it is missing', () => {
    const gap = draw('columns stacked', [low, layer('some', 1, [5, null, 5, 5]), high])
    const bars = [...gap.querySelectorAll('.recharts-bar')].map(
      (bar) => bar.querySelectorAll('.recharts-rectangle').length,
    )
    expect(bars).toEqual([4, 3, 4])
  })
})

describe('the axis of values', () => {
  it('is that of whole buckets: one that is cut off makes the others no smaller, and is still drawn', () => {
    const whole = draw('line', [layer('a', 0, [10, 20, 30, 10])])
    const cut = draw('line', [layer('a', 0, [10, 20, 30, 9000])])
    const marks = (container: Element) => [...container.querySelectorAll('text')].map((one) => one.textContent)
    expect(marks(cut)).toEqual(marks(whole))
    const line = (container: Element) => places(container.querySelector('.recharts-line-curve'))
    expect(line(cut).slice(0, 3)).toEqual(line(whole).slice(0, 3))
    expect(Number(line(cut)[3]?.split(',')[1])).toBe(8)
  })

  it('of layers is that of their sums in whole buckets', () => {
    const whole = draw('stacked', [layer('a', 0, [10, 20, 30, 1]), layer('b', 1, [10, 20, 30, 1])])
    const cut = draw('stacked', [layer('a', 0, [10, 20, 30, 900]), layer('b', 1, [10, 20, 30, 900])])
    const marks = (container: Element) => [...container.querySelectorAll('text')].map((one) => one.textContent)
    expect(marks(cut)).toEqual(marks(whole))
    expect(marks(cut)).toContain('60')
  })
})

describe('the marks of an axis', () => {
  it('name their unit once, at the top, and again where it is another', () => {
    const rate = (value: number) => (Math.abs(value) < 1000 ? `${value} bit/s` : `${value / 1000} kbit/s`)
    expect(valueLabels([0, 5000, 10_000], rate)).toEqual(['0', '5', '10 kbit/s'])
    expect(valueLabels([0, 500, 1000], rate)).toEqual(['0', '500 bit/s', '1 kbit/s'])
    expect(valueLabels([-2000, 0, 2000], rate)).toEqual(['-2', '0', '2 kbit/s'])
    expect(valueLabels([0, 20], (value) => String(value))).toEqual(['0', '20'])
    expect(valueLabels([0, 30, 90], (value) => (value > 60 ? '1 h 30 min' : `${value} min`))).toEqual([
      '0 min',
      '30 min',
      '1 h 30 min',
    ])
  })
})

describe('ink', () => {
  it('is left by every bucket with a value, alone or not', () => {
    const container = draw('line', [layer('a', 0, [null, 7, null, 9])])
    expect(container.querySelectorAll('circle')).toHaveLength(2)
    const whole = draw('line', [layer('a', 0, [1, 7, 3, 9])])
    expect(whole.querySelectorAll('circle')).toHaveLength(0)
    expect(places(whole.querySelector('.recharts-line-curve'))).toHaveLength(4)
  })

  it('of a heat strip is as strong as the strongest bucket that is whole', () => {
    const strips = [
      { name: 'p50', cells: [1, null, 4, 9] },
      { name: 'p95', cells: [2, 6, null, 80] },
    ]
    expect(strongest(strips, new Set())).toBe(80)
    expect(strongest(strips, new Set([3]))).toBe(6)
  })

  it('hatches a bucket that is not whole, and names how much of it is there', () => {
    const { container } = render(<EdgeHatch grid={grid} width={400} height={200} />)
    const hatched = [...container.querySelectorAll('rect')]
    expect(hatched.map((one) => one.textContent)).toEqual(['This bucket is not whole: 12 of 30 s'])
    expect(hatched[0]?.getAttribute('fill')).toMatch(/^url\(#/)
  })
})
