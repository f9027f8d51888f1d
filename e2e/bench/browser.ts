// One browser for all measures; each run has a context of its own, so that nothing is left over from the one before.
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test'
import type { Page as UnwatchedPage } from 'puppeteer-core'
import type { Simulator } from './simulator'
import { launching, withUnwatched } from './unwatched'

export interface Stage {
  browser: Browser
  version: string
  /** Runs something with a fresh page that has the probe in it; one page is open at a time. */
  withPage: <T>(run: (page: Page) => Promise<T>) => Promise<T>
  /** The same in a browser of its own that nobody listens to. */
  withUnwatched: <T>(run: (page: UnwatchedPage) => Promise<T>) => Promise<T>
  close: () => Promise<void>
}

/** @throws Error with a sentence that says what to install */
export async function openBrowser(probe: string): Promise<Stage> {
  const browser = await chromium.launch(await launching())
  const withPage: Stage['withPage'] = async (run) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, timezoneId: 'UTC' })
    await allowLocal(context)
    await context.addInitScript({ content: probe })
    try {
      return await run(await context.newPage())
    } finally {
      await context.close()
    }
  }
  return {
    browser,
    version: browser.version(),
    withPage,
    withUnwatched: (run) => withUnwatched(probe, run),
    close: () => browser.close(),
  }
}

/** Newer Chromium asks before a page calls this machine; older ones do not know the permission. */
const allowLocal = (context: BrowserContext) =>
  context.grantPermissions(['local-network-access']).catch(() => undefined)

/** Signs in to the console and waits until the overview has come to rest. */
export async function signIn(
  page: Page,
  consoleUrl: string,
  simulator: Pick<Simulator, 'url' | 'key'>,
  keep = false,
): Promise<void> {
  await page.goto(`${consoleUrl}/#/sign-in`)
  await page.getByLabel('Appliance', { exact: true }).fill(simulator.url)
  await page.getByLabel('API key', { exact: true }).fill(simulator.key)
  if (keep) await page.getByLabel(/^Keep for this tab/).check({ force: true })
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('navigation', { name: 'Main', exact: true }).waitFor()
  await page.waitForLoadState('networkidle')
}

/** The script heap after everything that can go has gone, MB. */
export async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  for (let again = 0; again < 3; again += 1) await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize / 1e6
}

/** The keys that type some words, each taken back letter by letter before the next. */
export const keysOf = (words: readonly string[]): string[] =>
  words.flatMap((word) => {
    const letters = word.split('')
    return [...letters, ...letters.map(() => 'Backspace')]
  })
