// A page that nobody listens to, as an operator's is. Playwright has the browser keep a copy of every answer, for whoever
// may want to look at it, and tell of each piece: for the 45 MB of a long list that holds the page up for longer than the
// page's own work does.
import puppeteer, { type Page } from 'puppeteer-core'
import { findBrowser } from '../../scripts/find-browser.mjs'
import type { Simulator } from './simulator'

/**
 * How the browser for measures is started.
 * @throws Error with a sentence that says what to install
 */
export async function launching(): Promise<{ executablePath: string; args: string[] }> {
  const found = await findBrowser()
  if ('problem' in found) throw new Error(found.problem)
  return {
    executablePath: found.path,
    args: [
      // Chromium refuses its sandbox to root, which is who runs in most containers.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
    ],
  }
}

export async function withUnwatched<Result>(probe: string, run: (page: Page) => Promise<Result>): Promise<Result> {
  const browser = await puppeteer.launch({
    ...(await launching()),
    networkEnabled: false,
    defaultViewport: { width: 1280, height: 800 },
  })
  try {
    const page = await browser.newPage()
    await page.emulateTimezone('UTC')
    await page.evaluateOnNewDocument(probe)
    return await run(page)
  } finally {
    await browser.close()
  }
}

/** Signs in to the console and waits until the overview has come to rest; `keep` lets the key outlive a reload. */
export async function signInUnwatched(
  page: Page,
  consoleUrl: string,
  simulator: Simulator,
  keep = false,
): Promise<void> {
  await page.goto(`${consoleUrl}/#/sign-in`)
  await page.locator('aria/Appliance[role="textbox"]').fill(simulator.url)
  await page.locator('aria/API key[role="textbox"]').fill(simulator.key)
  if (keep) await page.locator('::-p-xpath(//label[starts-with(normalize-space(), "Keep for this tab")])').click()
  await page.locator('aria/Sign in[role="button"]').click()
  await page.locator('nav[aria-label="Main"]').wait()
  await restUnwatched(page)
}

/** Waits until no answer has come for a second. The page itself knows when its last one came: nobody else listens. */
export async function restUnwatched(page: Page): Promise<void> {
  await page.waitForFunction(
    (rest) => {
      const ends = performance.getEntriesByType('resource').map(({ startTime, duration }) => startTime + duration)
      return performance.now() - Math.max(...ends) > rest
    },
    { polling: 100 },
    1000,
  )
}
