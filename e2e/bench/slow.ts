// A tab that is loaded anew over a slow line on a slow machine: the files are in the browser's cache, the key is kept.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'puppeteer-core'
import type { Stage } from './browser'
import type { Figure, Section } from './figures'
import type { Simulator } from './simulator'
import { restUnwatched, signInUnwatched } from './unwatched'

/** "Slow 4G" as browsers' own tools have it: bytes a second, and ms until an answer begins. */
const line = { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 }
const slowdown = 4

/** Browsers call 0.1 good; a number in the strip that gets a digit more is less than this. */
const noShift = 0.005

const frame = 'nav[aria-label="Main"]'
const palette = 'dialog:is([open], :popover-open) input'

interface Times {
  frame: number
  asked: number
  all: number
  palette: number
  devicesShift: number
  overviewShift: number
  files: number
  sent: number
}

/** Loads the page anew and waits until the frame stands and nothing more comes. */
async function load(page: Page): Promise<void> {
  await page.reload({ waitUntil: 'domcontentloaded' })
  await page.locator(frame).wait()
}

async function run(page: Page, consoleUrl: string, simulator: Simulator, count: number): Promise<Times> {
  await signInUnwatched(page, consoleUrl, simulator, true)
  for (const place of ['#/devices', '#/overview', '#/devices']) {
    await page.evaluate((hash) => void (location.hash = hash), place)
    await restUnwatched(page)
  }
  const browser = await page.createCDPSession()
  // No copy of any answer is kept for whoever listens: putting it together holds the page up for a tenth of a second.
  await browser.send('Network.enable', { maxTotalBufferSize: 0, maxResourceBufferSize: 0 })
  await browser.send('Network.emulateNetworkConditions', line)
  await browser.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await page.evaluateOnNewDocument((selector) => window.probe.expect([selector]), frame)
  await page.evaluateOnNewDocument(() => window.probe.startAtOnce('devices'))

  await load(page)
  const { changes } = await page.evaluate((rows) => window.probe.until(rows), count)
  const all = changes.find((change) => change.count >= count)?.painted ?? NaN
  const requests = await page.evaluate(() => window.probe.requests('/api/v1/devices(/search)?(\\?|$)'))
  await restUnwatched(page)
  const seen = await page.evaluate((selector) => window.probe.firstSeen(selector), frame)
  const { asked: files, sent } = await page.evaluate(() => window.probe.files())
  const devicesShift = await page.evaluate(() => window.probe.shifted())

  await page.evaluate((selector) => window.probe.expect([selector]), palette)
  // Listened for before the key is pressed: what is only on its way to the page may come after it, and waits for ever.
  const pressed = await page.evaluateHandle(() => ({
    at: new Promise<number>((done) => addEventListener('keydown', (event) => done(event.timeStamp), { once: true })),
  }))
  await page.keyboard.down('Control')
  await page.keyboard.press('k')
  await page.keyboard.up('Control')
  await page.locator(palette).wait()
  await sleep(200)
  const opened =
    (await page.evaluate((selector) => window.probe.firstSeen(selector), palette)) -
    (await pressed.evaluate(({ at }) => at))

  await page.evaluate(() => void (location.hash = '#/overview'))
  await load(page)
  await restUnwatched(page)
  const overviewShift = await page.evaluate(() => window.probe.shifted())
  return {
    frame: seen,
    asked: Math.min(...requests.map(({ start }) => start)),
    all,
    palette: opened,
    devicesShift,
    overviewShift,
    files,
    sent,
  }
}

export interface SlowInput {
  stage: Stage
  consoleUrl: string
  simulator: Simulator
  runs: number
  say: (text: string) => void
}

/** Devices of the site: the whole list is one page of them. */
export const slowSite = 1200

export async function slow({ stage, consoleUrl, simulator, runs, say }: SlowInput): Promise<Section> {
  const all: Times[] = []
  for (let number = 1; number <= runs; number += 1) {
    say(`slow, run ${number} of ${runs}`)
    all.push(await stage.withUnwatched((page) => run(page, consoleUrl, simulator, slowSite)))
  }
  const row = (name: string, unit: Figure['unit'], read: (times: Times) => number, limit?: number): Figure => ({
    name,
    unit,
    values: all.map(read),
    promise: limit === undefined ? undefined : { limit },
  })
  return {
    title: 'Reload on slow 4G, a fourth of the processor',
    figures: [
      row('frame on the screen', 'ms', (run) => run.frame),
      row('first request for devices, after the frame', 'ms', (run) => run.asked - run.frame, 0),
      row('whole device list', 'ms', (run) => run.all, 3000),
      row('layout shift, devices', '', (run) => run.devicesShift, noShift),
      row('layout shift, overview', '', (run) => run.overviewShift, noShift),
      row('palette, first opening', 'ms', (run) => run.palette, 200),
      row('files asked for', '', (run) => run.files, 30),
      row('of those, asked at the server', '', (run) => run.sent, 0),
    ],
  }
}
