import { expect, it, vi } from 'vitest'
import type { Appliance } from '../../api/appliance'
import { ask } from './ask'
import { panelOf } from './panel'
import { questionOf } from './question'

const until = 1_795_860_000_000
const from = until - 60_000
const base = { clock: until, from, until }
const times = [from, from + 30_000]

vi.mock('./node-results', () => ({
  gather: () =>
    Promise.resolve({
      answers: [
        {
          ...base,
          node_id: 1,
          cycle: '30sec',
          stats: times.map((time) => ({ oid: 1, time, duration: 30_000, values: [30] })),
        },
        { ...base, node_id: 2, cycle: '5min', stats: [{ oid: 1, time: from, duration: 300_000, values: [900] }] },
      ],
      nodes: 2,
      failures: [],
    }),
}))

it('leaves out a node whose buckets have another length, and says so', async () => {
  const panel = panelOf({
    id: 'p',
    sources: [{ type: 'device', id: 1 }],
    category: 'http_server',
    specs: [{ name: 'req' }],
  })
  const answer = await ask({ id: 'a' } as Appliance, questionOf(panel, { from: '-1m', until: 0 }), {})
  expect(answer.series.map(({ values }) => values)).toEqual([[1, 1]])
  expect(answer.notes.join()).toContain('buckets of another length (5min)')
})
