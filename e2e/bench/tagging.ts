// Tagging a fifth of a large site by the pattern of a subnet, from the pattern to the last tag read back: the console
// beside the script of the 5.3 guide (Example 2), ported to Python 3, on the same simulator in the same run.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
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

/**
 * How long the one request that assigns took, from its being sent to the end of its answer. A browser first asks for
 * permission to send it to another origin, which is not the assignment and which no script has to do.
 */
async function assignmentOf(view: Page): Promise<() => Promise<number>> {
  const session = await view.context().newCDPSession(view)
  await session.send('Network.enable')
  const sent = new Map<string, number>()
  const took: number[] = []
  session.on('Network.requestWillBeSent', ({ requestId, request, timestamp }) => {
    if (request.method === 'POST' && /\/tags\/\d+\/devices$/.test(request.url)) sent.set(requestId, timestamp)
  })
  session.on('Network.responseReceived', ({ requestId, response }) => {
    const { timing } = response
    if (sent.has(requestId) && timing) sent.set(requestId, timing.requestTime + timing.sendStart / 1000)
  })
  session.on('Network.loadingFinished', ({ requestId, timestamp }) => {
    const begun = sent.get(requestId)
    if (begun !== undefined) took.push((timestamp - begun) * 1000)
  })
  return async () => {
    await session.detach()
    if (took.length !== 1) throw new Error(`The assignment was sent in ${took.length} requests instead of one.`)
    return took[0] ?? Number.NaN
  }
}

/** When the page shows it, on its own clock; seen in the page itself, since a driver that asks again holds it up. */
const whenShown = ({ selector, text }: { selector: string; text: string }): Promise<number> =>
  new Promise((resolve) => {
    const wanted = new RegExp(text, 'u')
    const observer = new MutationObserver(() => {
      if (![...document.querySelectorAll(selector)].some(({ textContent }) => wanted.test(textContent.trim()))) return
      observer.disconnect()
      resolve(performance.now())
    })
    observer.observe(document, { subtree: true, childList: true, characterData: true })
  })

const planShown = { selector: 'button', text: '^Apply' }
const verifiedShown = { selector: '[role="status"]', text: String.raw`^([\d,]+) of \1 verified$` }

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
      const wire = await assignmentOf(view)
      const from = await view.evaluate(() => window.probe.start('devices'))
      const planning = view.evaluate(whenShown, planShown)
      await view.getByRole('button', { name: 'Make plan' }).click()
      const planned = await planning
      const applying = view.evaluate(whenShown, verifiedShown)
      await view.getByRole('button', { name: /^Apply/ }).click()
      const verified = await applying
      const { inputs } = await view.evaluate(() => window.probe.quiet(0))
      const [made = Number.NaN, applied = Number.NaN] = inputs.filter((at) => at >= from)
      // The time that somebody reads the plan in is not the console's.
      ours.push(planned - made + (verified - applied))
      oursAssigned.push(await wire())
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
