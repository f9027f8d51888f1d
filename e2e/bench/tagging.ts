// Tagging a fifth of a large site by the pattern of a subnet, from the pattern to the last tag read back: the console
// beside the script of the 5.3 guide (Example 2), ported to Python 3, on the same simulator in the same run.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { signIn, type Stage } from './browser'
import type { Section } from './figures'
import type { Simulator } from './simulator'

interface Input {
  stage: Stage
  consoleUrl: string
  simulator: Simulator
  runs: number
  say: (text: string) => void
}

const run = promisify(execFile)
const script = join(import.meta.dirname, '../contract/scripts/tag-devices.py')
/** The script takes its time: a few runs are enough. */
const mostRuns = 3
/** The page of the guide's script. */
const page = 100

/** A pattern of addresses that a fifth of the devices or a little more have, found by counting their third numbers. */
async function patternFor({ url, key }: Simulator): Promise<{ pattern: string; count: number }> {
  const ask = async (offset: number): Promise<{ ipaddr4?: string | null }[]> => {
    const answer = await fetch(`${url}/api/v1/devices?limit=10000&offset=${offset}`, {
      headers: { authorization: `ExtraHop apikey=${key}` },
    })
    return (await answer.json()) as { ipaddr4?: string | null }[]
  }
  const nets = new Map<string, number>()
  let all = 0
  for (let offset = 0; ; offset += 10_000) {
    const rows = await ask(offset)
    if (rows.length === 0) break
    all += rows.length
    for (const { ipaddr4 } of rows) {
      const net = /^(\d+\.\d+\.\d+)\./.exec(ipaddr4 ?? '')?.[1]
      if (net) nets.set(net, (nets.get(net) ?? 0) + 1)
    }
  }
  const chosen: string[] = []
  let count = 0
  for (const [net, size] of [...nets].toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))) {
    if (count >= all / 5) break
    chosen.push(net.replaceAll('.', String.raw`\.`))
    count += size
  }
  return { pattern: `/^(${chosen.join('|')})\\./`, count }
}

export async function tagging({ stage, consoleUrl, simulator, runs, say }: Input): Promise<Section> {
  const { pattern, count } = await patternFor(simulator)
  const ours: number[] = []
  const theirs: number[] = []
  const oursAssigned: number[] = []
  const theirsAssigned: number[] = []
  for (let round = 1; round <= Math.min(runs, mostRuns); round += 1) {
    say(`tagging ${count} devices, run ${round} of ${Math.min(runs, mostRuns)}`)
    await stage.withPage(async (view) => {
      await signIn(view, consoleUrl, simulator)
      await view.goto(`${consoleUrl}/#/tags/assign`)
      await view.getByRole('textbox', { name: 'Value' }).fill(pattern)
      const tags = view.getByRole('combobox', { name: 'Tags to add' })
      await tags.fill(`Subnet ${round}`)
      await tags.press('Enter')
      const begun = performance.now()
      await view.getByRole('button', { name: 'Make plan' }).click()
      await view.getByRole('button', { name: /^Apply/ }).click({ timeout: 120_000 })
      await view.getByText(/^([\d,]+) of \1 verified$/).waitFor({ timeout: 120_000 })
      ours.push(performance.now() - begun)
      const took = await view.evaluate(() => {
        // The first request to the members of a new tag is the one that assigns.
        const sent = performance
          .getEntriesByType('resource')
          .filter(({ name }) => /\/tags\/\d+\/devices$/.test(name)) as PerformanceResourceTiming[]
        return sent[0]?.duration ?? Number.NaN
      })
      oursAssigned.push(took)
    })
    const begun = performance.now()
    const { stdout } = await run('python3', [
      script,
      simulator.url,
      simulator.key,
      `Script ${round}`,
      pattern,
      String(page),
    ])
    theirs.push(performance.now() - begun)
    const said = JSON.parse(stdout) as { devices: number[]; all: boolean; assigned: number }
    if (said.devices.length !== count || !said.all)
      throw new Error(`The script tagged ${said.devices.length} of ${count}.`)
    theirsAssigned.push(said.assigned)
  }
  return {
    title: `Tagging ${count.toLocaleString('en')} devices by subnet, 20 ms latency`,
    figures: [
      {
        name: 'from the pattern to verified',
        unit: 'ms',
        values: ours,
        beside: { name: "the guide's script", values: theirs },
        share: 1 / 8,
      },
      {
        name: 'the assignment itself',
        unit: 'ms',
        values: oursAssigned,
        beside: { name: 'one request of the script', values: theirsAssigned },
        share: 1.1,
      },
    ],
  }
}
