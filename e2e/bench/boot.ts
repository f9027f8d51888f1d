// How long a simulator of a large site takes to answer, and what it holds in memory.
import { MetricQuery } from '../../src/catalog/metrics'
import { ask } from '../../src/simulator/metrics/query'
import { World } from '../../src/simulator/world'
import type { Section } from './figures'
import { bootSimulator } from './simulator'

const page = 5000

/** Reads all devices once, so that what is only made when asked for counts too. */
async function readAll(url: string, key: string, count: number): Promise<void> {
  for (let offset = 0; offset < count; offset += page) {
    const answer = await fetch(`${url}/api/v1/devices?limit=${page}&offset=${offset}`, {
      headers: { Authorization: `ExtraHop apikey=${key}` },
    })
    await answer.arrayBuffer()
    if (!answer.ok) throw new Error(`The simulator answered ${answer.status}.`)
  }
}

/** How long it takes to count what 1,000 devices did in a day, ms; the first of several rounds is not told of. */
function countTraffic(runs: number, cycle: '5min' | '1hr'): number[] {
  const world = new World({ seed: 1, devices: page, role: 'discover', release: '9.8', now: Date.now, jobStep: 1 })
  const query = MetricQuery.parse({
    cycle,
    from: '-24h',
    until: 0,
    object_type: 'device',
    object_ids: [...world.collections.devices.all()].slice(0, 1000).map(({ id }) => id),
    metric_category: 'net',
    metric_specs: [{ name: 'bytes' }],
  })
  const times = Array.from({ length: runs + 1 }, () => {
    const begun = performance.now()
    ask(world, query, 'series')
    return performance.now() - begun
  })
  world.close()
  return times.slice(1)
}

export async function boot({
  count,
  runs,
  say,
}: {
  count: number
  runs: number
  say: (text: string) => void
}): Promise<Section> {
  const times: number[] = []
  const processor: number[] = []
  const idle: number[] = []
  const highest: number[] = []
  for (let run = 1; run <= runs; run += 1) {
    say(`simulator, run ${run} of ${runs}`)
    const simulator = await bootSimulator(['--devices', String(count)])
    times.push(simulator.bootMs)
    const ready = await simulator.use()
    await readAll(simulator.url, simulator.key, count)
    const after = await simulator.use()
    if (ready) {
      idle.push(ready.memory)
      processor.push(ready.processor)
    }
    if (after) highest.push(after.highest)
    await simulator.close()
  }
  return {
    title: `Simulator, ${count.toLocaleString('en')} devices`,
    figures: [
      { name: 'process started to ready', unit: 'ms', values: times, promise: { limit: 2000 } },
      { name: 'processor time until then', unit: 'ms', values: processor },
      { name: 'memory when ready', unit: 'MB', values: idle, promise: { limit: 400 } },
      { name: 'memory at its highest, all read', unit: 'MB', values: highest, promise: { limit: 400 } },
      {
        name: '1,000 objects x 24 h of net.bytes, 5min',
        unit: 'ms',
        values: countTraffic(runs, '5min'),
        promise: { limit: 200 },
      },
      { name: 'the same, 1hr', unit: 'ms', values: countTraffic(runs, '1hr'), promise: { limit: 150 } },
    ],
  }
}
