// Records: 100,000 loaded, sorted, counted and scrolled; as many taken away as a file beside a bare loop of the same
// requests; a tree of a thousand rules typed in.
import type { Page } from '@playwright/test'
import { heapOf, signIn, type Stage } from './browser'
import { median, type Section } from './figures'
import type { Simulator } from './simulator'

/** Records that are loaded and exported. */
const wanted = 100_000
/** Records an hour of the simulator, over a day: at night there are fewer. */
export const recordsPerHour = 150_000
/** Minutes that are searched first. */
const shortest = 45
const rest = 250
/** A crowded machine takes its time, ms. */
const longest = 300_000

interface Times {
  load: number
  loadTask: number
  sort: number[]
  facet: number[]
  scrollTask: number
  /** Records a second. */
  exported: number
  bare: number
  growth: number
  keys: number[]
}

/**
 * From the click to the frame that shows the last change it made in the rows or beside them, ms. The page says that it looks on before
 * anything is done: a click or key overtakes whatever else waits for a busy page.
 */
async function took(page: Page, act: () => Promise<void>): Promise<number> {
  const looking = await page.evaluateHandle((quiet) => {
    const measured = new Promise<number>((resolve) => {
      let begun = Number.NaN
      let last = Number.NaN
      let timer: ReturnType<typeof setTimeout> | undefined
      const finish = () => {
        observer.disconnect()
        resolve(last - begun)
      }
      const wait = () => {
        clearTimeout(timer)
        timer = setTimeout(finish, quiet)
      }
      const begin = () => {
        if (!Number.isNaN(begun)) return
        begun = performance.now()
        wait()
      }
      const observer = new MutationObserver((changes) => {
        // Clocks tick elsewhere.
        const ours = changes.some(({ target }) =>
          (target instanceof Element ? target : target.parentElement)?.closest('[role="grid"], aside'),
        )
        if (Number.isNaN(begun) || !ours) return
        requestAnimationFrame(() => {
          last = performance.now()
        })
        wait()
      })
      observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
      addEventListener('pointerdown', begin, { capture: true, once: true })
    })
    return { measured }
  }, rest)
  await act()
  return looking.evaluate(({ measured }) => measured)
}

/** From a key to the moment when the frame that shows it in its field was made, ms. */
async function keyTook(page: Page, key: string): Promise<number> {
  const looking = await page.evaluateHandle(() => {
    const painted = new Promise<number>((resolve) => {
      addEventListener(
        'keydown',
        ({ timeStamp }) =>
          addEventListener(
            'input',
            () =>
              requestAnimationFrame(
                () =>
                  void scheduler.postTask(() => resolve(performance.now() - timeStamp), { priority: 'user-blocking' }),
              ),
            { capture: true, once: true },
          ),
        { capture: true, once: true },
      )
    })
    return { painted }
  })
  await page.keyboard.press(key)
  return looking.evaluate(({ painted }) => painted)
}

const now = (page: Page) => page.evaluate(() => performance.now())
const longestSince = async (page: Page, since: number) =>
  Math.max(0, ...(await page.evaluate((moment) => window.probe.longTasks(moment), since)))

/** How many records the last minutes have. */
async function countOf({ url, key }: Simulator, minutes: number): Promise<number> {
  const answer = await fetch(`${url}/api/v1/records/search`, {
    method: 'POST',
    headers: { authorization: `ExtraHop apikey=${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ from: -minutes * 60_000, limit: 0 }),
  })
  const { total } = (await answer.json()) as { total: number }
  return total
}

/** The same cursor requests as the export sends, with nothing done to the answers; records a second. */
async function bareLoop(page: Page, simulator: Simulator, from: number, until: number): Promise<number> {
  return page.evaluate(
    async ([url, key, start, end]) => {
      const ask = async (path: string, body: unknown) => {
        const answer = await fetch(`${url}/api/v1${path}`, {
          method: 'POST',
          headers: { authorization: `ExtraHop apikey=${key}`, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
        const text = await answer.text()
        return JSON.parse(text) as { records: unknown[]; cursor?: string }
      }
      const began = performance.now()
      let count = 0
      let page = await ask('/records/search', { from: start, until: end, limit: 1000, context_ttl: '5m' })
      while (page.records.length > 0) {
        count += page.records.length
        page = await ask('/records/cursor?context_ttl=5m', { cursor: page.cursor })
      }
      return count / ((performance.now() - began) / 1000)
    },
    [simulator.url, simulator.key, from, until] as const,
  )
}

async function run(page: Page, consoleUrl: string, simulator: Simulator, say: (text: string) => void): Promise<Times> {
  // The compiler names the functions that are handed to the page by a call of its own.
  await page.addInitScript({ content: 'globalThis.__name = (made) => made' })
  await signIn(page, consoleUrl, simulator)
  let window = { from: 0, until: 0 }
  page.on('request', (request) => {
    if (!request.url().endsWith('/records/search')) return
    const { from, until } = request.postDataJSON() as { from: number; until: number }
    window = { from, until }
  })
  // Hours differ: by night there are fewer records, so that what the last minutes have says little of those before.
  let minutes = shortest
  for (let total = 0; total < wanted;) {
    total = await countOf(simulator, minutes)
    if (total < wanted) minutes = Math.ceil(minutes * Math.max(1.1, (1.05 * wanted) / Math.max(1, total)))
  }
  // A link that says so is searched when it is opened.
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#/records?range=-${minutes}m&go=1`)
  const all = page.getByRole('button', { name: /^Load all/ })
  await all.waitFor()
  const before = await heapOf(page)

  await page.getByRole('button', { name: 'Export', exact: true }).click()
  say('records: export')
  const exportFrom = Date.now()
  const download = page.waitForEvent('download', { timeout: longest })
  await page.getByRole('menuitem', { name: /^NDJSON/ }).click()
  await download
  const seconds = (Date.now() - exportFrom) / 1000
  const told = await page.getByText(/^Done: [\d,]+ rows/).textContent()
  const written = Number(/Done: ([\d,]+)/.exec(told ?? '')?.[1]?.replaceAll(',', ''))
  const growth = (await heapOf(page)) - before
  say('records: bare loop')
  const bare = await bareLoop(page, simulator, window.from, window.until)

  say('records: load')
  const loadFrom = await now(page)
  await all.click()
  await page.getByText(`match · ${wanted.toLocaleString('en')} loaded`).waitFor({ timeout: longest })
  const load = (await now(page)) - loadFrom
  const loadTask = await longestSince(page, loadFrom)

  say('records: sort, count, scroll')
  const sort: number[] = []
  for (const title of ['Client address', 'Type']) {
    const head = page.getByRole('columnheader', { name: title, exact: true }).getByText(title, { exact: true })
    sort.push(await took(page, () => head.click()))
  }
  const facet: number[] = []
  for (const name of ['serverPort', 'clientAddr', 'vlan']) {
    const field = page.getByRole('button', { name: new RegExp(` ${name}$`) })
    if ((await field.getAttribute('aria-expanded')) === 'true') await field.click()
    facet.push(await took(page, () => field.click()))
  }
  const scrollFrom = await now(page)
  const grid = page.getByRole('grid', { name: 'Records' })
  await grid.evaluate(async (element) => {
    for (let step = 0; step < 120; step += 1) {
      element.scrollBy(0, 4000)
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
  })
  const scrollTask = await longestSince(page, scrollFrom)

  say('records: a tree of 1,000 rules')
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Paste a filter or a body…' }).click()
  const rules = Array.from({ length: 1000 }, (_, at) => ({ field: 'uri', operator: '=', operand: `/page/${at}` }))
  await page.getByLabel('Body or filter').fill(JSON.stringify({ operator: 'or', rules }))
  await page.getByRole('button', { name: 'Take it over' }).click()
  const value = page.getByRole('tree', { name: 'Filter' }).getByLabel('Value').first()
  await value.click()
  const keys: number[] = []
  for (const letter of 'abcdefgh') keys.push(await keyTook(page, letter))
  return { load, loadTask, sort, facet, scrollTask, exported: written / seconds, bare, growth, keys }
}

interface Input {
  stage: Stage
  consoleUrl: string
  simulator: Simulator
  runs: number
  say: (text: string) => void
}

export async function records({ stage, consoleUrl, simulator, runs, say }: Input): Promise<Section> {
  const times: Times[] = []
  for (let at = 1; at <= runs; at += 1) {
    say(`records, run ${at} of ${runs}`)
    times.push(await stage.withPage((page) => run(page, consoleUrl, simulator, say)))
  }
  const each = (read: (time: Times) => number) => times.map(read)
  return {
    title: `Records, ${wanted.toLocaleString('en')} loaded`,
    figures: [
      { name: 'all loaded', unit: 'ms', values: each((time) => time.load) },
      {
        name: 'longest task over 50 ms, loading',
        unit: 'ms',
        values: each((time) => time.loadTask),
        promise: { limit: 50 },
      },
      {
        name: 'sort, click to painted',
        unit: 'ms',
        values: each((time) => median(time.sort)),
        promise: { limit: 400 },
      },
      {
        name: 'values of a field counted',
        unit: 'ms',
        values: each((time) => median(time.facet)),
        promise: { limit: 150 },
      },
      {
        name: 'longest task over 50 ms, scrolling',
        unit: 'ms',
        values: each((time) => time.scrollTask),
        promise: { limit: 50 },
      },
      {
        name: 'export, records a second',
        unit: 'rows',
        values: each((time) => time.exported),
        beside: { name: 'bare loop', values: each((time) => time.bare) },
      },
      {
        name: 'export, part of the bare loop’s speed in %',
        unit: '',
        values: each((time) => (time.exported / time.bare) * 100),
        promise: { limit: 80, least: true },
      },
      { name: 'heap growth by the export', unit: 'MB', values: each((time) => time.growth), promise: { limit: 100 } },
      {
        name: 'key in a tree of 1,000 rules, painted',
        unit: 'ms',
        values: each((time) => median(time.keys)),
        promise: { limit: 50 },
      },
    ],
  }
}
