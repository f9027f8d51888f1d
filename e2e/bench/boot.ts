// How long a simulator of a large site takes to answer, and what it holds in memory.
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
    ],
  }
}
