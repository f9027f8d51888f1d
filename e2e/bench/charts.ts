// Charts beside uPlot, and beside the chart library when it is given everything: reduced, it is fast enough.
import type { Page } from '@playwright/test'
import { signIn, type Stage } from './browser'
import type { Section } from './figures'
import type { Simulator } from './simulator'

interface Charting {
  stage: Stage
  simulator: Simulator
  consoleUrl: string
  pagesUrl: string
  runs: number
  say: (text: string) => void
}

interface Run {
  ours: number
  uplot: number
  plain: number
  large: number
  hover: number
  live: number
}

async function draw(page: Page, pagesUrl: string): Promise<Run> {
  await page.goto(`${pagesUrl}/charts.html`)
  await page.waitForFunction(() => 'charts' in window)
  // Each once before, so that nobody pays for the first use of his code.
  await page.evaluate(async () => {
    for (const who of ['ours', 'uplot'] as const) await window.charts.draw(who, 5, 2000)
  })
  return page.evaluate(async () => ({
    ours: await window.charts.draw('ours', 5, 20_000),
    uplot: await window.charts.draw('uplot', 5, 20_000),
    plain: await window.charts.draw('plain', 5, 20_000),
    large: await window.charts.draw('ours', 5, 33_330),
    hover: (await window.charts.hover(100)).toSorted((a, b) => b - a)[2] ?? NaN,
    live: await window.charts.live(6, 10_000, 5),
  }))
}

/** From the click on an example to its line, the library fetched meanwhile. */
async function example(page: Page, consoleUrl: string, simulator: Simulator): Promise<number> {
  await signIn(page, consoleUrl, simulator)
  await page.evaluate(() => {
    location.hash = '#/charts'
  })
  await page.getByRole('button', { name: 'Examples', exact: true }).click()
  const item = page.getByRole('menuitem', { name: 'Requests of an HTTP client', exact: true })
  await item.waitFor()
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const [first] = [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')]
        const from = performance.now()
        const look = new MutationObserver(() => {
          if (document.querySelector('path.recharts-curve[d]')) resolve(performance.now() - from)
        })
        look.observe(document.body, { childList: true, subtree: true, attributes: true })
        first?.click()
      }),
  )
}

export async function charts({ stage, simulator, consoleUrl, pagesUrl, runs, say }: Charting): Promise<Section> {
  const all: Run[] = []
  const clicks: number[] = []
  for (let run = 0; run < runs; run++) {
    say(`charts, run ${run + 1} of ${runs}`)
    all.push(await stage.withPage((page) => draw(page, pagesUrl)))
    clicks.push(await stage.withPage((page) => example(page, consoleUrl, simulator)))
  }
  const of = (name: keyof Run) => all.map((run) => run[name])
  return {
    title: 'Charts',
    figures: [
      {
        name: '5 series of 20,000 points, first drawn',
        unit: 'ms',
        values: of('ours'),
        share: 2.2,
        beside: { name: 'uPlot', values: of('uplot') },
      },
      {
        name: 'the same, and the library given everything',
        unit: 'ms',
        values: of('ours'),
        share: 0.05,
        beside: { name: 'recharts', values: of('plain') },
      },
      { name: '166,650 points drawn', unit: 'ms', values: of('large'), promise: { limit: 150 } },
      { name: 'pointer moved, third slowest of 100', unit: 'ms', values: of('hover'), promise: { limit: 16 } },
      { name: '6 charts of 10,000 points live, longest task', unit: 'ms', values: of('live'), promise: { limit: 50 } },
      {
        name: 'click on an example to its drawing, 20 ms latency',
        unit: 'ms',
        values: clicks,
        promise: { limit: 400 },
      },
    ],
  }
}
