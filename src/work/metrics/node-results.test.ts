import { describe, expect, it } from 'vitest'
import type { MetricQuery } from '../../catalog/metrics'
import type { Answer } from './ask'
import { gather } from './node-results'
import { askFor, Refused, series, serveMetrics, stage } from './test-appliance'

serveMetrics()

describe('nodes', () => {
  const part = (node: number) => ({ ...series(() => [30], 10 + node), node_id: node })
  const body: MetricQuery = {
    cycle: 'auto',
    from: '-5m',
    until: 0,
    object_type: 'device',
    object_ids: [1],
    metric_category: 'http_server',
    metric_specs: [{ name: 'req' }],
  }

  it('answer one after the other, "again" and errors between, and are told as they come', async () => {
    const script: unknown[] = [part(1), 'again', new Refused(500, 'node 2 failed'), 'again', part(3), null]
    stage.handler = ({ path }) => (path.includes('/next/') ? script.shift() : { xid: 7, num_results: 3 })
    const told: number[] = []
    const gathered = await gather(stage.appliance, 'query', body, {
      pause: 1,
      onPart: ({ answers }) => told.push(answers.length),
    })
    expect([gathered.answers.length, gathered.nodes, gathered.failures.length]).toEqual([2, 3, 1])
    expect(told).toEqual([1, 1, 2])
  })

  it('that end early are counted as missing, and one that is silent for too long is not waited for', async () => {
    let script: unknown[] = [part(1), null]
    stage.handler = ({ path }) => (path.includes('/next/') ? script.shift() : { xid: 7, num_results: 3 })
    expect(await gather(stage.appliance, 'query', body, { pause: 1 })).toMatchObject({
      nodes: 3,
      failures: [{ name: 'NodeSilent' }, { name: 'NodeSilent' }],
    })
    script = [part(1)]
    stage.handler = ({ path }) => (path.includes('/next/') ? (script.shift() ?? 'again') : { xid: 8, num_results: 2 })
    expect((await gather(stage.appliance, 'query', body, { pause: 1, patience: 20 })).failures).toHaveLength(1)
  })

  it('have series of their own, and what came so far is drawn', async () => {
    const script: unknown[] = [part(1), part(2), null]
    stage.handler = ({ path }) => (path.includes('/next/') ? script.shift() : { xid: 9, num_results: 2 })
    const seen: Answer[] = []
    const answer = await askFor({}, { onPart: (one: Answer) => seen.push(one) })
    expect(seen[0]?.nodes).toMatchObject({ asked: 2, came: 1 })
    expect(seen[0]?.complete).toBe(false)
    expect(answer.series.map(({ source }) => source)).toEqual(['device:11@1', 'device:12@2'])
  })

  it('of a question that was taken back are fetched no further', async () => {
    const stop = new AbortController()
    stage.handler = ({ path }) => (path.includes('/next/') ? 'again' : { xid: 9, num_results: 2 })
    const waiting = gather(stage.appliance, 'query', body, { pause: 5, signal: stop.signal })
    setTimeout(() => stop.abort(), 30)
    await expect(waiting).rejects.toMatchObject({ name: expect.any(String) as string })
    const count = stage.asked.length
    await new Promise((resolve) => setTimeout(resolve, 60))
    // One may have been on its way.
    expect(stage.asked.length).toBeLessThanOrEqual(count + 1)
  })
})
