// The API explorer beside Swagger UI on the document that is exported from the same catalogue.
import type { Page } from '@playwright/test'
import { operations } from '../../src/catalog/index'
import { keysOf, signIn, type Stage } from './browser'
import { median, type Section } from './figures'
import type { Recording } from './pages/probe'
import type { Simulator } from './simulator'

const route = '#/explorer?mine=false'
/** Beginnings: the letters after them change nothing, and a key that changes nothing takes a second to be known as one. */
const words = ['dev', 'ale', 'das']
const rest = 200

interface Times {
  opened: number
  addressed: number
  /** Of each key: to the changed document, and to the frame that shows it. */
  keys: { changed: number; painted: number }[]
}

const firstPainted = ({ from, changes }: Recording): number =>
  (changes.find(({ count }) => count > 0)?.painted ?? NaN) - from

async function type(page: Page, look: 'explorer' | 'swagger-ui'): Promise<Times['keys']> {
  const keys: Times['keys'] = []
  for (const stroke of keysOf(words)) {
    await page.evaluate((name) => window.probe.start(name), look)
    await page.keyboard.press(stroke)
    const { inputs, changes } = await page.evaluate((quiet) => window.probe.quiet(quiet), rest)
    const last = changes.at(-1)
    const [input] = inputs
    if (last && input !== undefined) keys.push({ changed: last.changed - input, painted: last.painted - input })
  }
  return keys
}

async function runOurs(page: Page, consoleUrl: string, simulator: Simulator): Promise<Times> {
  await signIn(page, consoleUrl, simulator, true)
  await page.evaluate((hash) => {
    window.probe.start('explorer')
    location.hash = hash
  }, route)
  const opened = firstPainted(await page.evaluate(() => window.probe.until(1)))
  await page.waitForLoadState('networkidle')
  const list = page.getByRole('group', { name: 'Operations', exact: true })
  await list.waitFor()

  await page.addInitScript(() => window.probe.startAtOnce('explorer'))
  await page.reload({ waitUntil: 'commit' })
  const addressed = firstPainted(await page.evaluate(() => window.probe.until(1)))
  await page.waitForLoadState('networkidle')

  await page.getByRole('searchbox', { name: 'Find an operation', exact: true }).click()
  const keys = await type(page, 'explorer')
  return { opened, addressed, keys }
}

async function runTheirs(page: Page, pagesUrl: string): Promise<Times> {
  await page.goto(`${pagesUrl}/swagger-ui.html#wait`)
  await page.waitForFunction(() => window.showOperations !== undefined)
  await page.evaluate(() => {
    window.probe.start('swagger-ui')
    window.showOperations?.()
  })
  const opened = firstPainted(await page.evaluate(() => window.probe.until(1)))

  // As ours is loaded anew: a browser has other things at hand after an empty page than after the page itself.
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => history.replaceState(null, '', location.pathname))
  await page.addInitScript(() => window.probe.startAtOnce('swagger-ui'))
  await page.reload({ waitUntil: 'commit' })
  const addressed = firstPainted(await page.evaluate(() => window.probe.until(1)))
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => window.probe.quiet(500))

  await page.getByPlaceholder('Filter by tag').click()
  const keys = await type(page, 'swagger-ui')
  return { opened, addressed, keys }
}

interface Input {
  stage: Stage
  consoleUrl: string
  pagesUrl: string
  simulator: Simulator
  runs: number
  say: (text: string) => void
}

export async function explorer({ stage, consoleUrl, pagesUrl, simulator, runs, say }: Input): Promise<Section> {
  const ours: Times[] = []
  const theirs: Times[] = []
  for (let run = 1; run <= runs; run += 1) {
    say(`explorer, run ${run} of ${runs}`)
    ours.push(await stage.withPage((page) => runOurs(page, consoleUrl, simulator)))
    theirs.push(await stage.withPage((page) => runTheirs(page, pagesUrl)))
  }
  const both = (read: (times: Times) => number) => ({
    values: ours.map(read),
    beside: { name: 'Swagger UI', values: theirs.map(read) },
  })
  return {
    title: `API explorer, ${operations.length} operations`,
    figures: [
      { name: 'list visible, from another page', unit: 'ms', ...both((run) => run.opened), share: 1 / 3 },
      { name: 'list visible, page loaded anew', unit: 'ms', ...both((run) => run.addressed), share: 1 / 3 },
      {
        name: 'filter, key to changed list',
        unit: 'ms',
        ...both((run) => median(run.keys.map((key) => key.changed))),
        promise: { limit: 16 },
      },
      {
        name: 'slowest key to changed list',
        unit: 'ms',
        ...both((run) => Math.max(...run.keys.map((key) => key.changed))),
      },
      { name: 'filter, key to painted', unit: 'ms', ...both((run) => median(run.keys.map((key) => key.painted))) },
    ],
  }
}
