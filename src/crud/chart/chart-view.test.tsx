import { fireEvent, render, screen, within } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { createCursor } from '../../ui/chart/cursor'
import type { Answer } from '../../work/metrics/ask'
import { panelOf } from '../../work/metrics/panel'
import { ChartView } from './chart-view'
import { chartColumns } from './export-chart'

const drawn = vi.hoisted(() => ({ names: [] as string[][] }))
vi.mock('../../ui/chart/time-chart', () => ({
  TimeChart: ({ series }: { series: readonly { name: string }[] }) => {
    drawn.names.push(series.map(({ name }) => name))
    return null
  },
}))
beforeEach(() => (drawn.names.length = 0))

const step = 30_000
const many = 9000
const peakAt = 4321
const times = Array.from({ length: many }, (_, at) => at * step)
const values = times.map((_, at) => (at === peakAt ? 777 : at % 50))
const series = { source: 'device:1', metric: 'req', part: '', past: 'none' as const }
const answer = (keys: readonly string[] = ['one']): Answer => ({
  grid: { from: 0, until: many * step, step, times, edges: [{ at: many - 1, covered: 1000, filling: true }] },
  cycle: '30sec',
  series: keys.map((key) => ({ ...series, id: key, key, values })),
  unit: '/s',
  totals: new Map(),
  nodes: { asked: 1, came: 1, failures: [] },
  notes: [],
  asked: [],
  asOf: 0,
  complete: true,
})
const panel = panelOf({
  id: 'p',
  title: 'Requests',
  sources: [{ type: 'device', id: 1 }],
  category: 'http_server',
  specs: [{ name: 'req' }],
})
const shown = (given: Answer, hidden: string[] = [], asTable = false) => (
  <ChartView
    {...{ panel: { ...panel, hidden }, answer: given, names: new Map(), cursor: createCursor(), asTable, height: 160 }}
    onHidden={() => undefined}
  />
)

it('legend, table and file read what was answered, not what is drawn of it', () => {
  const { rerender } = render(shown(answer()))
  const legend = screen.getByRole('group', { name: 'Legend' })
  expect(within(legend).getByRole('row', { name: /^one/ })).toHaveTextContent('777')
  rerender(shown(answer(), [], true))
  expect(screen.getByText('Show more: 200 of 9,000 shown')).toBeInTheDocument()
  expect(screen.getAllByRole('row')).toHaveLength(201)
  fireEvent.click(screen.getByText('Show more: 200 of 9,000 shown'))
  expect(screen.getAllByRole('row')).toHaveLength(1201)
  const column = chartColumns(panel, answer(), new Map(), 'utc').at(-1)
  expect(column?.value({ at: times[peakAt] ?? 0, index: peakAt })).toBe(777)
})

it('a double click in the legend leaves one series alone in one step, and shows all again in another', () => {
  let hidden: string[] = []
  const steps: string[][] = [hidden]
  const view = () => (
    <ChartView
      {...{ panel: { ...panel, hidden }, answer: answer(['one', 'two', 'three']), names: new Map() }}
      {...{ cursor: createCursor(), asTable: false, height: 160 }}
      onHidden={(next, replaces) => {
        hidden = next
        if (replaces) steps[steps.length - 1] = next
        else steps.push(next)
        rerender(view())
      }}
    />
  )
  const { rerender } = render(view())
  const twice = (name: RegExp) => {
    const button = screen.getByRole('button', { name })
    fireEvent.click(button, { detail: 1 })
    fireEvent.click(button, { detail: 2 })
    fireEvent.doubleClick(button, { detail: 2 })
  }
  twice(/^two/)
  expect(steps).toEqual([[], ['one', 'three']])
  twice(/^two/)
  expect(steps).toEqual([[], ['one', 'three'], []])
})

it('series that are hidden stay hidden when new data come, in whatever order', () => {
  const { rerender } = render(shown(answer(['one', 'two', 'three']), ['two']))
  expect(drawn.names.at(-1)).toEqual(['one', 'three'])
  rerender(shown(answer(['two', 'four', 'three', 'one']), ['two']))
  expect(drawn.names.at(-1)).toEqual(['four', 'three', 'one'])
  expect(screen.getByRole('button', { name: /^two/ })).toHaveAttribute('aria-pressed', 'false')
})
