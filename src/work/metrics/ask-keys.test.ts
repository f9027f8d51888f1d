import { beforeEach, expect, it, vi } from 'vitest'
import type { Appliance } from '../../api/appliance'
import type { MetricQuery } from '../../catalog/metrics'
import { ask } from './ask'
import { panelOf } from './panel'
import { questionOf } from './question'

const asked = vi.hoisted(() => ({ handler: (_asking: string, _body: MetricQuery): object => ({}) }))
vi.mock('./node-results', () => ({
  gather: (_appliance: Appliance, asking: string, body: MetricQuery) =>
    Promise.resolve({ answers: [asked.handler(asking, body)], nodes: 1, failures: [] }),
}))

const until = 1_795_860_000_000
const from = until - 300_000
const keyed = (entries: Record<string, number>) => [
  Object.entries(entries).map(([str, value]) => ({ key: { key_type: 'string', str }, vtype: 'count', value })),
]
const bodies: { asking: string; body: MetricQuery }[] = []
beforeEach(() => (bodies.length = 0))

it('the compared span has the keys of the span that is looked at, whichever led before', async () => {
  asked.handler = (asking, body) => {
    bodies.push({ asking, body })
    const shift = typeof body.from === 'number' ? body.from - from : 0
    const answer = { cycle: '30sec', node_id: 0, clock: until, from: from + shift, until: until + shift }
    if (asking === 'total')
      return { ...answer, stats: [{ oid: -1, time: from, duration: 300_000, values: keyed({ a: 1, b: 900, c: 500 }) }] }
    const values = keyed(shift === 0 ? { b: 30, c: 60 } : { a: 9000, b: 60, c: 90 })
    return {
      ...answer,
      stats: Array.from({ length: 10 }, (_, at) => ({
        oid: 1,
        time: from + shift + at * 30_000,
        duration: 30_000,
        values,
      })),
    }
  }
  const panel = panelOf({
    id: 'p',
    sources: [{ type: 'device', id: 1 }],
    // Of a trigger: no catalogue knows it.
    category: 'custom_detail',
    specs: [{ name: 'records' }],
    top: 2,
    compare: 'previous',
  })
  const appliance = { id: 'a', platform: 'discover', release: '9.8' } as unknown as Appliance
  const answer = await ask(appliance, questionOf(panel, { from: '-5m', until: 0 }))
  expect(bodies.map(({ asking }) => asking)).toEqual(['total', 'query', 'query'])
  const lines = answer.series.filter(({ key }) => key !== 'other')
  expect(lines.map(({ past, key, values }) => [past, key, values[1]])).toEqual([
    ['none', 'b', 1],
    ['none', 'c', 2],
    ['previous', 'b', 2],
    ['previous', 'c', 3],
  ])
})

it('the compared span has an "other" of its own: the count of then less the keys of now', async () => {
  asked.handler = (asking, body) => {
    const shift = typeof body.from === 'number' ? body.from - from : 0
    const answer = { cycle: '30sec', node_id: 0, clock: until, from: from + shift, until: until + shift }
    if (asking === 'total')
      return { ...answer, stats: [{ oid: -1, time: from, duration: 300_000, values: keyed({ a: 1, b: 900, c: 500 }) }] }
    const plain = body.metric_category === 'http_server'
    const values = plain ? [shift === 0 ? 300 : 600] : keyed(shift === 0 ? { b: 30, c: 60 } : { b: 60, c: 90 })
    return { ...answer, stats: [{ oid: 1, time: from + shift + 30_000, duration: 30_000, values }] }
  }
  const panel = panelOf({
    id: 'p',
    sources: [{ type: 'device', id: 1 }],
    category: 'http_server_detail',
    specs: [{ name: 'req' }],
    top: 2,
    compare: 'previous',
  })
  const appliance = { id: 'a', platform: 'discover', release: '9.8' } as unknown as Appliance
  const answer = await ask(appliance, questionOf(panel, { from: '-5m', until: 0 }))
  expect(answer.series.map(({ past, key, values }) => [past, key, values[1]])).toEqual([
    ['none', 'b', 1],
    ['none', 'c', 2],
    ['none', 'other', 7],
    ['previous', 'b', 2],
    ['previous', 'c', 3],
    ['previous', 'other', 15],
  ])
  expect(new Set(answer.series.map(({ id }) => id)).size).toBe(6)
})
