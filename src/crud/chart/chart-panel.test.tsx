import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Appliance } from '../../api/appliance'
import { forgetKey, setKey } from '../../api/keys'
import { openStanding } from '../../api/standing'
import { createCursor } from '../../ui/chart/cursor'
import { NothingThere } from '../../work/metrics/ask'
import { panelOf, type Panel } from '../../work/metrics/panel'
import type { Question } from '../../work/metrics/question'
import { ChartPanel } from './chart-panel'
import { tellName } from './object-names'

const asked = vi.hoisted(() => ({
  questions: [] as unknown[],
  series: [] as unknown[],
  drawn: [] as unknown[],
  nothing: false,
}))
vi.mock('../../ui/chart/time-chart', () => ({
  TimeChart: ({ series }: { series: unknown }) => {
    asked.drawn.push(series)
    return null
  },
}))
vi.mock('../../work/metrics/ask', async (original) => ({
  ...(await original<object>()),
  ask: (_appliance: Appliance, question: Question) => {
    asked.questions.push(question)
    if (asked.nothing) return Promise.reject(new NothingThere('The answer has no buckets'))
    return Promise.resolve({
      grid: { from: 0, until: 60_000, step: 30_000, times: [0, 30_000], edges: [] },
      cycle: '30sec',
      series: asked.series,
      unit: '/s',
      totals: new Map(),
      nodes: { asked: 1, came: 1, failures: [] },
      notes: [],
      asked: [],
      asOf: 0,
      complete: true,
    })
  },
}))

beforeEach(() => {
  asked.questions.length = 0
  asked.drawn.length = 0
  asked.series = []
  asked.nothing = false
})
afterEach(cleanup)

const appliance: Appliance = {
  id: 'a',
  name: 'a',
  user: null,
  keyHint: '',
  standing: openStanding('9.8'),
  url: 'https://a.example',
  platform: 'discover',
  release: '9.8',
  version: '9.8.1',
}
const now = Date.UTC(2026, 10, 28, 12)
const source = { type: 'device', id: 1 } as const
tellName(appliance, source, 'web')
const plain = (id: string, more: Partial<Panel> = {}) =>
  panelOf({ id, title: id, sources: [source], category: 'http_server', specs: [{ name: 'req' }], ...more })

function board(client = new QueryClient()) {
  const cursor = createCursor()
  const shown = (panels: readonly Panel[], range: string, at = now) => (
    <QueryClientProvider client={client}>
      {panels.map((panel) => (
        <ChartPanel key={panel.id} {...{ appliance, panel, range, cursor }} now={at} />
      ))}
    </QueryClientProvider>
  )
  const { rerender } = render(shown([plain('one'), plain('two', { specs: [{ name: 'rsp' }] })], '-30m'))
  return (...args: Parameters<typeof shown>) => rerender(shown(...args))
}

it('asks once for each change that changes what is asked, and for no other', async () => {
  const show = board()
  const two = plain('two', { specs: [{ name: 'rsp' }] })
  await waitFor(() => expect(screen.getAllByText('Nothing was measured in this range.')).toHaveLength(2))
  expect(asked.questions).toHaveLength(2)
  // Time goes on, panels are read anew from the address, and one is drawn otherwise.
  show([plain('one'), two], '-30m', now + 5000)
  show([plain('one', { draw: 'area', threshold: 3, hidden: ['x'], title: 'One', tall: true }), two], '-30m', now + 9000)
  await Promise.resolve()
  expect(asked.questions).toHaveLength(2)
  show([plain('one', { compare: 'previous' }), two], '-30m')
  await waitFor(() => expect(asked.questions).toHaveLength(3))
  show([plain('one', { compare: 'previous' }), two], '-1h')
  await waitFor(() => expect(asked.questions).toHaveLength(5))
  show([plain('one', { compare: 'previous' }), two], '-1h', now + 60_000)
  await Promise.resolve()
  expect(asked.questions).toHaveLength(5)
})

it('says of a range that lies in the future or is reversed that it is, and asks nothing', async () => {
  const show = board()
  await waitFor(() => expect(asked.questions).toHaveLength(2))
  show([plain('one')], '20270101T000000Z..20270101T010000Z')
  expect(screen.getByRole('figure').textContent).toContain('The range lies in the future.')
  show([plain('one')], '20261128T110000Z..20261128T100000Z')
  expect(screen.getByRole('figure').textContent).toContain('The range ends before it begins.')
  expect(asked.questions).toHaveLength(2)
})

it('draws nothing again while nothing changes, however often the time and the address are read', async () => {
  const one = { source: 'device:1', metric: 'req', part: '', key: '', past: 'none' }
  asked.series = [{ ...one, id: 's', values: [1, 2] }]
  const show = board()
  await waitFor(() => expect(new Set(asked.drawn).size).toBe(2))
  const panels = () => [plain('one'), plain('two', { specs: [{ name: 'rsp' }] })]
  show(panels(), '-30m', now + 5000)
  show(panels(), '-30m', now + 10_000)
  expect(asked.drawn.length).toBeGreaterThan(2)
  expect(new Set(asked.drawn).size).toBe(2)
})

it('keeps what was read before beside a newer answer that has nothing, and says which is which', async () => {
  asked.series = [{ source: 'device:1', metric: 'req', part: '', key: '', past: 'none', id: 's', values: [1, 2] }]
  const client = new QueryClient()
  board(client)
  await waitFor(() => expect(new Set(asked.drawn).size).toBe(2))
  asked.nothing = true
  void client.refetchQueries()
  await waitFor(() => expect(screen.getAllByRole('alert')).toHaveLength(2))
  for (const alert of screen.getAllByRole('alert')) {
    expect(alert.textContent).toContain('The newest answer has nothing that was measured.')
    expect(alert.textContent).not.toContain('fault')
  }
})

it('does not ask for percentiles of a count, and says so', async () => {
  const show = board()
  await waitFor(() => expect(asked.questions).toHaveLength(2))
  const specs = [{ name: 'req', calc_type: 'percentiles' as const, percentiles: [95] }]
  show([plain('one', { specs }), plain('two', { specs: [{ name: 'rsp' }] })], '-30m')
  expect(screen.getByRole('figure', { name: 'one' }).textContent).toContain(
    'Requests is a count: it has no percentiles. Choose another calculation.',
  )
  expect(screen.getByRole('figure', { name: 'two' }).textContent).toContain('Nothing was measured in this range.')
  expect(asked.questions).toHaveLength(2)
})

it('says of a device that was deleted that it is not there', async () => {
  setKey(appliance.id, '0123456789abcdef0123456789abcdef')
  const headers = { 'Content-Type': 'application/json' }
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('{"error_message":"None"}', { status: 404, headers })))
  const show = board()
  show([plain('one', { sources: [source, { type: 'device', id: 7 }] })], '-30m')
  expect(await screen.findByText('Device 7 is not on this appliance (any more).')).toBeInTheDocument()
  vi.unstubAllGlobals()
  forgetKey(appliance.id)
})

it('says that a name could not be read, and asks for it again', async () => {
  setKey(appliance.id, '0123456789abcdef0123456789abcdef')
  const headers = { 'Content-Type': 'application/json' }
  let answer = { body: '{"error_message":"Busy"}', status: 500 }
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(answer.body, { status: answer.status, headers })))
  const show = board()
  show([plain('one', { sources: [{ type: 'device', id: 8 }] })], '-30m')
  expect(await screen.findByText('Its name could not be read; the request log says why.')).toBeInTheDocument()
  expect(screen.queryByText(/is not on this appliance/)).toBeNull()
  answer = { body: '{"id":8,"display_name":"files-8"}', status: 200 }
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(screen.queryByText(/could not be read/)).toBeNull())
  vi.unstubAllGlobals()
  forgetKey(appliance.id)
})
