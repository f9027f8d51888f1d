/** Our chart, uPlot and the chart library as it comes, on the same data in the same page. */
import { createElement, useState } from 'react'
import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import { Line, LineChart, XAxis, YAxis } from 'recharts'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import '../../../src/style/index.css'
import { createCursor } from '../../../src/ui/chart/cursor'
import { fetchDrawing, TimeChart } from '../../../src/ui/chart/time-chart'

type Who = 'ours' | 'uplot' | 'plain'

export interface Charts {
  /** Ms until a chart of so many series and points is drawn. */
  draw(who: Who, series: number, points: number): Promise<number>
  /** Ms of each of so many moves of the pointer over our chart. */
  hover(moves: number): Promise<number[]>
  /** The longest task, ms, while so many charts get new data so many times. */
  live(panels: number, points: number, rounds: number): Promise<number>
}

declare global {
  interface Window {
    charts: Charts
  }
}

const step = 30_000
const start = 1_795_860_000_000

/** The same curve every time: a slow wave, quick noise, and a gap. */
function valuesOf(seed: number, points: number): (number | null)[] {
  let state = seed * 2654435761 + 1
  return Array.from({ length: points }, (_, at) => {
    state = (state * 1103515245 + 12345) % 2147483648
    if (at % 5000 > 4900) return null
    return 50 + 30 * Math.sin(at / (200 + seed * 30)) + (state / 2147483648) * 20
  })
}

const place = (): HTMLElement => {
  const element = document.createElement('div')
  document.querySelector('#place')?.append(element)
  return element
}

const format = (value: number) => String(Math.round(value))

const channel = new MessageChannel()
let next: (() => void) | undefined
channel.port1.addEventListener('message', () => next?.())
channel.port1.start()
const turn = () =>
  new Promise<void>((resolve) => {
    next = resolve
    channel.port2.postMessage(null)
  })

async function until(done: () => boolean): Promise<void> {
  while (!done()) await turn()
}

const timesOf = (points: number) => Array.from({ length: points }, (_, at) => start + at * step)

function dataOf(series: number, points: number) {
  const times = timesOf(points)
  return {
    grid: { from: start, until: start + points * step, step, times, edges: [] },
    series: Array.from({ length: series }, (_, at) => ({
      id: `s${at}`,
      name: `Series ${at}`,
      slot: at,
      values: valuesOf(at, points),
    })),
  }
}

const chart = (data: ReturnType<typeof dataOf>, cursor = createCursor()) =>
  createElement(TimeChart, { label: 'Chart', ...data, kind: 'line', height: 240, format, cursor })

let root: Root | undefined
let clear: (() => void) | undefined

function empty(): void {
  root?.unmount()
  root = undefined
  clear?.()
  clear = undefined
  document.querySelector('#place')?.replaceChildren()
}

const drawn = (count: number) => document.querySelectorAll('path.recharts-curve').length >= count

window.charts = {
  async draw(who, series, points) {
    empty()
    fetchDrawing()
    const data = dataOf(series, points)
    const columns = [
      data.grid.times.map((at) => at / 1000),
      ...data.series.map(({ values }) => values),
    ] as uPlot.AlignedData
    const rows =
      who === 'plain'
        ? data.grid.times.map((at, index) => ({
            at,
            ...Object.fromEntries(data.series.map(({ id, values }) => [id, values[index]])),
          }))
        : []
    const element = place()
    // What was made for it is not measured.
    await new Promise((resolve) => setTimeout(resolve, 300))
    const from = performance.now()
    if (who === 'uplot') {
      let ready = false
      const plot = new uPlot(
        {
          width: 760,
          height: 240,
          series: [{}, ...data.series.map(({ name }) => ({ label: name, stroke: 'teal' }))],
          hooks: { ready: [() => (ready = true)] },
        },
        columns,
        element,
      )
      clear = () => plot.destroy()
      await until(() => ready)
    } else {
      root = createRoot(element)
      const content =
        who === 'ours'
          ? chart(data)
          : createElement(
              LineChart,
              { width: 760, height: 240, data: rows },
              createElement(XAxis, { dataKey: 'at', type: 'number', domain: ['dataMin', 'dataMax'] }),
              createElement(YAxis, {}),
              ...data.series.map(({ id }) =>
                createElement(Line, { key: id, dataKey: id, dot: false, isAnimationActive: false }),
              ),
            )
      flushSync(() => root?.render(content))
      await until(() => drawn(series))
    }
    // Laid out as well, as the browser has to.
    element.getBoundingClientRect()
    return performance.now() - from
  },
  async hover(moves) {
    await this.draw('ours', 5, 20_000)
    const layer = document.querySelector('[role="slider"]')
    if (!layer) throw new Error('The chart has no cursor')
    const box = layer.getBoundingClientRect()
    const spent: number[] = []
    for (let move = 0; move < moves; move++) {
      const from = performance.now()
      layer.dispatchEvent(
        new PointerEvent('pointermove', {
          bubbles: true,
          clientX: box.left + 80 + ((move * 7) % 640),
          clientY: box.top + 60,
        }),
      )
      await turn()
      layer.getBoundingClientRect()
      spent.push(performance.now() - from)
    }
    return spent
  },
  async live(panels, points, rounds) {
    empty()
    const element = place()
    root = createRoot(element)
    const cursor = createCursor()
    const setters: ((round: number) => void)[] = []
    const rowsFor = Array.from({ length: panels * (rounds + 1) }, (_, at) => {
      const data = dataOf(1, points)
      return { ...data, series: [{ id: 's', name: 's', slot: at % 8, values: valuesOf(at, points) }] }
    })
    const Panel = ({ at }: { at: number }) => {
      const [round, setRound] = useState(0)
      setters[at] = setRound
      const data = rowsFor[at * (rounds + 1) + round]
      return data ? chart(data, cursor) : null
    }
    root.render(Array.from({ length: panels }, (_, at) => createElement(Panel, { key: at, at })))
    await until(() => drawn(panels))
    await new Promise((resolve) => setTimeout(resolve, 500))
    const lines = () => [...document.querySelectorAll('path.recharts-curve')].map((line) => line.getAttribute('d'))
    let longest = 0
    for (let round = 1; round <= rounds; round++) {
      const before = lines()
      // Answers come one by one, but close to each other.
      for (const set of setters) setTimeout(() => set(round), 0)
      // Whatever holds the page, until every chart shows the new data, is a time between two turns.
      for (let from = performance.now(), fresh = false; !fresh;) {
        await turn()
        const now = performance.now()
        longest = Math.max(longest, now - from)
        fresh = lines().every((line, at) => line !== before[at])
        from = performance.now()
      }
    }
    return longest
  },
}
