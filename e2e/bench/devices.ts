// The device list with 50,000 rows, the console itself beside AG Grid Community alone on a bare page: run by run, ours
// and then theirs, so that whatever else the machine does hits both.
import type { Page } from '@playwright/test'
import { heapOf, keysOf, signIn, type Stage } from './browser'
import { median, type Figure, type Section } from './figures'
import type { Change, LookName, Recording } from './pages/probe'
import { longestOnProcessor } from './processor'
import type { Simulator } from './simulator'
import { signInUnwatched } from './unwatched'

/** Heads to sort by, each for the first time: nothing is known of the column yet. */
const heads = ['Name', 'IPv4', 'MAC', 'Vendor']
/** Each letter narrows what is shown; then they are taken back, which widens it. */
const words = ['web-1', '10.20.3', 'dell']
/** A thumb dragged through 50,000 rows: some 1,300 rows a second. */
const pixelsPerSecond = 36_000
const scrollMs = 3000
/** How long rows have to rest before a change counts as over, ms. */
const rest = 350

interface Handling {
  sort: number[]
  key: number[]
  framesPerSecond: number
  mostRows: number
  heap: number
  /** The longest task while sorting, filtering and scrolling, ms; 0 if none was over 50. */
  sortTask: number
  keyTask: number
  scrollTask: number
}

interface Ours extends Handling {
  again: number
  growth: number
}

interface Theirs extends Handling {
  mount: number
  growth: number
}

const longest = (durations: readonly number[]): number => Math.max(0, ...durations)

/** From the key or click to the frame with the last of the changes it made; undefined if it changed nothing. */
function took({ inputs, changes }: Recording): number | undefined {
  const [input] = inputs
  const last = changes.at(-1)
  return input === undefined || !last ? undefined : last.painted - input
}

/** Sorts, filters and scrolls as an operator would, with real clicks and keys. */
async function handle(page: Page, look: LookName): Promise<Handling> {
  const record = async (act: () => Promise<void>): Promise<number[]> => {
    await page.evaluate((name) => window.probe.start(name), look)
    await act()
    const ms = took(await page.evaluate((quiet) => window.probe.quiet(quiet), rest))
    return ms === undefined ? [] : [ms]
  }
  const now = () => page.evaluate(() => performance.now())
  const tasksSince = async (since: number) =>
    longest(await page.evaluate((moment) => window.probe.longTasks(moment), since))

  const sortFrom = await now()
  const sort: number[] = []
  for (const title of heads) {
    const head = page.getByRole('columnheader', { name: title, exact: true }).getByText(title, { exact: true })
    sort.push(...(await record(() => head.click())))
  }
  const sortTask = await tasksSince(sortFrom)

  const field = page.getByRole('searchbox', { name: 'Filter these rows' })
  await field.click()
  const keyFrom = await now()
  const key: number[] = []
  for (const stroke of keysOf(words)) key.push(...(await record(() => page.keyboard.press(stroke))))
  const keyTask = await tasksSince(keyFrom)
  const heap = await heapOf(page)

  const scrollFrom = await now()
  const scrolled = await page.evaluate(([name, speed, ms]) => window.probe.scroll(name, speed, ms), [
    look,
    pixelsPerSecond,
    scrollMs,
  ] as const)
  return { sort, key, heap, sortTask, keyTask, scrollTask: await tasksSince(scrollFrom), ...scrolled }
}

const firstWithRows = (changes: readonly Change[]): Change | undefined => changes.find(({ count }) => count > 0)

/** What a page does itself: opens the device list and waits for all rows; figures in ms. */
export async function loadDevices(count: number): Promise<{ first: number; all: number; task: number }> {
  const from = window.probe.start('devices')
  location.hash = '#/devices'
  const { changes } = await window.probe.until(count)
  // The overview has asked for some devices before.
  const requests = window.probe
    .requests(String.raw`/api/v1/devices(/search)?(\?|$)`)
    .filter(({ start }) => start >= from)
  const begun = Math.min(...requests.map(({ start }) => start))
  const arrived = requests[0]?.end ?? NaN
  const shown = changes.find((change) => change.count > 0)?.painted ?? NaN
  const all = changes.find((change) => change.count >= count)?.painted ?? NaN
  const task = Math.max(0, ...(await window.probe.longTasks(from)))
  return { first: shown - arrived, all: all - begun, task }
}

async function runOurs(page: Page, consoleUrl: string, simulator: Simulator, count: number): Promise<Ours> {
  await signIn(page, consoleUrl, simulator)
  const before = await heapOf(page)
  await page.evaluate(loadDevices, count)
  // What follows the rows: tags, and the words of each row made ready while nothing else is to do.
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(1500)
  const handling = await handle(page, 'devices')

  // Back from another page: 50,000 rows in memory, none in the document.
  await page.evaluate(() => {
    location.hash = '#/overview'
  })
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForTimeout(500)
  const from = await page.evaluate(() => {
    const begun = window.probe.start('devices')
    location.hash = '#/devices'
    return begun
  })
  const { changes } = await page.evaluate(() => window.probe.quiet(500))
  const again = (firstWithRows(changes)?.painted ?? NaN) - from
  return { ...handling, again, growth: handling.heap - before }
}

async function runTheirs(page: Page, pagesUrl: string, simulator: Simulator, count: number): Promise<Theirs> {
  const settings = new URLSearchParams({ appliance: simulator.url, key: simulator.key })
  await page.goto(`${pagesUrl}/ag-grid.html#${settings}`)
  const before = await heapOf(page)
  const loaded = await page.evaluate(() => window.theirs.load())
  if (loaded !== count) throw new Error(`AG Grid's page read ${loaded} devices, not ${count}.`)
  const from = await page.evaluate(() => {
    const begun = window.probe.start('ag-grid')
    window.theirs.mount()
    return begun
  })
  const { changes } = await page.evaluate((rows) => window.probe.until(rows), count)
  await page.waitForTimeout(1500)
  const handling = await handle(page, 'ag-grid')
  return { ...handling, mount: (firstWithRows(changes)?.painted ?? NaN) - from, growth: handling.heap - before }
}

export interface DevicesInput {
  stage: Stage
  consoleUrl: string
  pagesUrl: string
  simulator: Simulator
  count: number
  runs: number
  say: (text: string) => void
}

export async function devices(input: DevicesInput): Promise<Section> {
  const { stage, consoleUrl, pagesUrl, simulator, count, runs, say } = input
  const loads: Awaited<ReturnType<typeof loadDevices>>[] = []
  const processor: number[] = []
  const ours: Ours[] = []
  const theirs: Theirs[] = []
  for (let run = 1; run <= runs; run += 1) {
    say(`devices, run ${run} of ${runs}`)
    loads.push(
      await stage.withUnwatched(async (page) => {
        await signInUnwatched(page, consoleUrl, simulator)
        return page.evaluate(loadDevices, count)
      }),
    )
    processor.push(
      await stage.withUnwatched(async (page) => {
        await signInUnwatched(page, consoleUrl, simulator)
        return longestOnProcessor(page, () => page.evaluate(loadDevices, count))
      }),
    )
    ours.push(await stage.withPage((page) => runOurs(page, consoleUrl, simulator, count)))
    theirs.push(await stage.withPage((page) => runTheirs(page, pagesUrl, simulator, count)))
  }
  const beside = (read: (run: Theirs) => number) => ({ name: 'AG Grid', values: theirs.map(read) })
  const figures: Figure[] = [
    {
      name: 'first rows after the first page',
      unit: 'ms',
      values: loads.map((run) => run.first),
      promise: { limit: 100 },
    },
    {
      name: 'all loaded, 20 ms latency',
      unit: 'ms',
      values: loads.map((run) => run.all),
      promise: { limit: 1200 },
    },
    {
      name: 'first rows of all in memory',
      unit: 'ms',
      values: ours.map((run) => run.again),
      beside: beside((run) => run.mount),
    },
    {
      name: 'sort, click to painted',
      unit: 'ms',
      values: ours.map((run) => median(run.sort)),
      promise: { limit: 200 },
      beside: beside((run) => median(run.sort)),
    },
    {
      name: 'slowest sort',
      unit: 'ms',
      values: ours.map((run) => Math.max(...run.sort)),
      beside: beside((run) => Math.max(...run.sort)),
    },
    {
      name: 'quick filter, key to painted',
      unit: 'ms',
      values: ours.map((run) => median(run.key)),
      promise: { limit: 60 },
      beside: beside((run) => median(run.key)),
    },
    {
      name: 'slowest keystroke',
      unit: 'ms',
      values: ours.map((run) => Math.max(...run.key)),
      beside: beside((run) => Math.max(...run.key)),
    },
    {
      name: 'fast scrolling',
      unit: 'fps',
      values: ours.map((run) => run.framesPerSecond),
      promise: { limit: 45, least: true },
      beside: beside((run) => run.framesPerSecond),
    },
    {
      name: 'longest task over 50 ms, scrolling',
      unit: 'ms',
      values: ours.map((run) => run.scrollTask),
      promise: { limit: 50 },
      beside: beside((run) => run.scrollTask),
    },
    {
      name: 'longest task over 50 ms, loading',
      unit: 'ms',
      values: loads.map((run) => run.task),
      promise: { limit: 50 },
    },
    {
      name: 'longest task loading, on the processor',
      unit: 'ms',
      values: processor,
      promise: { limit: 50 },
    },
    {
      name: 'longest task over 50 ms, sorting',
      unit: 'ms',
      values: ours.map((run) => run.sortTask),
      promise: { limit: 50 },
      beside: beside((run) => run.sortTask),
    },
    {
      name: 'longest task over 50 ms, filtering',
      unit: 'ms',
      values: ours.map((run) => run.keyTask),
      promise: { limit: 50 },
      beside: beside((run) => run.keyTask),
    },
    {
      name: 'rows in the document',
      unit: 'rows',
      values: ours.map((run) => run.mostRows),
      promise: { limit: 80 },
      beside: beside((run) => run.mostRows),
    },
    {
      name: 'heap, all loaded, sorted, filtered',
      unit: 'MB',
      values: ours.map((run) => run.heap),
      promise: { limit: 120 },
      beside: beside((run) => run.heap),
    },
    {
      name: 'of that, grown since the overview',
      unit: 'MB',
      values: ours.map((run) => run.growth),
      beside: beside((run) => run.growth),
    },
  ]
  return { title: `Device list, ${count.toLocaleString('en')} devices`, figures }
}
