// Reading all devices over a connection with latency: the console beside the loop of the vendor's guides.
import { loadDevices, type DevicesInput } from './devices'
import { signIn } from './browser'
import type { Section } from './figures'

/** The loop takes a quarter of a minute: a few runs are enough. */
const mostRuns = 3

export async function paging(input: DevicesInput): Promise<Section> {
  const { stage, consoleUrl, pagesUrl, simulator, count, say } = input
  const runs = Math.min(input.runs, mostRuns)
  const ours: number[] = []
  const theirs: number[] = []
  const settings = new URLSearchParams({ appliance: simulator.url, key: simulator.key })
  for (let run = 1; run <= runs; run += 1) {
    say(`paging, run ${run} of ${runs}`)
    ours.push(
      await stage.withPage(async (page) => {
        await signIn(page, consoleUrl, simulator)
        return (await page.evaluate(loadDevices, count)).all
      }),
    )
    theirs.push(
      await stage.withPage(async (page) => {
        await page.goto(`${pagesUrl}/ag-grid.html#${settings}`)
        const { rows, ms } = await page.evaluate(() => window.theirs.page())
        if (rows !== count) throw new Error(`The loop read ${rows} devices, not ${count}.`)
        return ms
      }),
    )
  }
  return {
    title: `Reading ${count.toLocaleString('en')} devices, 20 ms latency`,
    figures: [
      {
        name: 'first request to last row painted',
        unit: 'ms',
        values: ours,
        promise: { limit: 1200 },
        beside: { name: '100 a page in sequence', values: theirs },
      },
    ],
  }
}
