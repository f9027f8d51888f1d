// What one sees while a group is composed on a large site: the members of a rule, and what a pasted list means.
import type { Page } from '@playwright/test'
import { signIn, type Stage } from './browser'
import type { Figure, Section } from './figures'
import type { Simulator } from './simulator'

interface Input {
  stage: Stage
  consoleUrl: string
  simulator: Simulator
  count: number
  runs: number
  say: (text: string) => void
}

const lengths = [5000, 50_000] as const
/** What was promised, ms. */
const limits: Record<(typeof lengths)[number], number> = { 5000: 2000, 50_000: 6000 }

/** The addresses of all devices, in an order that is none. */
async function addressesOf({ url, key }: Simulator): Promise<string[]> {
  const answer = await fetch(`${url}/api/v1/devices/search`, {
    method: 'POST',
    headers: { authorization: `ExtraHop apikey=${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ result_fields: ['ipaddr4'], limit: 1_000_000 }),
  })
  const rows = (await answer.json()) as { id: number; ipaddr4?: string | null }[]
  return rows
    .toSorted((a, b) => ((a.id * 7919) % 100_003) - ((b.id * 7919) % 100_003))
    .flatMap(({ ipaddr4 }) => ipaddr4 ?? [])
}

/** Resolves with the page's own time when the members are told as a whole and no longer as those of something older. */
function whenSettled(): Promise<number> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      const said = document.querySelector('[aria-busy="false"] > [role="status"]')?.textContent ?? ''
      if (!/^[1-9][\d,]* devices$/.test(said)) return
      observer.disconnect()
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
    })
    observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
  })
}

const longest = (durations: readonly number[]): number => Math.max(0, ...durations)

/** From the last answer to the frame that shows who would be a member. */
async function preview(view: Page, consoleUrl: string): Promise<{ shown: number; task: number }> {
  // A rule that finds nobody, so that what is told next is of the rule that is measured.
  const nobody = { field: 'name', operator: 'startswith', operand: 'no device is called so' }
  await view.goto(`${consoleUrl}/#/device-groups/new?filter=${JSON.stringify(nobody)}`)
  const tree = view.getByRole('tree', { name: 'Rule', exact: true })
  await tree.getByRole('combobox', { name: 'Operator' }).click()
  const from = await view.evaluate(() => window.probe.start('devices'))
  const settled = view.evaluate(whenSettled)
  await view.getByRole('option', { name: 'exists', exact: true }).click()
  const at = await settled
  const ends = await view.evaluate(() => window.probe.requests('/devices/search$'))
  return {
    shown: at - (ends.findLast(({ end }) => end <= at)?.end ?? Number.NaN),
    task: longest(await view.evaluate((moment) => window.probe.longTasks(moment), from)),
  }
}

/** From a paste to the frame that shows whom the lines mean. */
async function pasted(view: Page, consoleUrl: string, text: string): Promise<{ resolved: number; task: number }> {
  await view.goto(`${consoleUrl}/#/device-groups/new`)
  const box = view.getByRole('textbox', { name: 'Devices, one a line' })
  await box.focus()
  const settled = view.evaluate(whenSettled)
  await view.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const from = await view.evaluate(async (words) => {
    await navigator.clipboard.writeText(words)
    return performance.now()
  }, text)
  await view.keyboard.press('ControlOrMeta+v')
  const at = await settled
  return { resolved: at - from, task: longest(await view.evaluate((moment) => window.probe.longTasks(moment), from)) }
}

export async function lists({ stage, consoleUrl, simulator, count, runs, say }: Input): Promise<Section> {
  const addresses = await addressesOf(simulator)
  const shown: number[] = []
  const shownTask: number[] = []
  const resolved = new Map<number, { took: number[]; task: number[] }>(
    lengths.map((length) => [length, { took: [], task: [] }]),
  )
  for (let round = 1; round <= runs; round += 1) {
    say(`rules and lists, run ${round} of ${runs}`)
    await stage.withPage(async (view) => {
      await signIn(view, consoleUrl, simulator)
      const one = await preview(view, consoleUrl)
      shown.push(one.shown)
      shownTask.push(one.task)
    })
    for (const length of lengths) {
      const text = Array.from({ length }, (_, at) => addresses[at % addresses.length]).join('\n')
      await stage.withPage(async (view) => {
        await signIn(view, consoleUrl, simulator)
        const { resolved: took, task } = await pasted(view, consoleUrl, text)
        resolved.get(length)?.took.push(took)
        resolved.get(length)?.task.push(task)
      })
    }
  }
  const figures = lengths.flatMap((length): Figure[] => {
    const { took = [], task = [] } = resolved.get(length) ?? {}
    const lines = length.toLocaleString('en')
    return [
      {
        name: `a pasted list of ${lines} addresses, resolved`,
        unit: 'ms',
        values: took,
        promise: { limit: limits[length] },
      },
      { name: `longest task meanwhile, ${lines}`, unit: 'ms', values: task, promise: { limit: 50 } },
    ]
  })
  return {
    title: `Rules and lists over ${count.toLocaleString('en')} devices, 20 ms latency`,
    figures: [
      { name: 'members of a rule, from the last answer', unit: 'ms', values: shown, promise: { limit: 150 } },
      { name: 'longest task meanwhile', unit: 'ms', values: shownTask, promise: { limit: 50 } },
      ...figures,
    ],
  }
}
