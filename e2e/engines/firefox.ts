// Firefox, over WebDriver BiDi.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import puppeteer, { type ElementHandle } from 'puppeteer-core'
import type { Engine, EnginePage } from './page'

export async function startFirefox(executablePath: string): Promise<Engine> {
  const downloads = await mkdtemp(join(tmpdir(), 'firefox-downloads-'))
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    defaultViewport: { width: 1280, height: 800 },
    extraPrefsFirefox: {
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
      'browser.download.useDownloadDir': true,
      // Its list of downloads would open at the first of them and take the keys from the pages after it.
      'browser.download.alwaysOpenPanel': false,
      'browser.download.panel.shown': true,
      'intl.accept_languages': 'en-GB',
    },
  })
  return {
    downloads,
    async open() {
      const context = await browser.createBrowserContext()
      const page = await context.newPage()
      return {
        async goto(url) {
          await page.goto(url)
        },
        value: (expression) => page.evaluate(expression),
        async element(expression) {
          const handle = (await page.evaluateHandle(expression)).asElement() as ElementHandle | null
          if (!handle) return undefined
          return {
            click: () => handle.click(),
            choose: (path) => (handle as ElementHandle<HTMLInputElement>).uploadFile(path),
          }
        },
        type: (text) => page.keyboard.type(text),
        async press(key, held) {
          if (held) await page.keyboard.down(held)
          await page.keyboard.press(key)
          if (held) await page.keyboard.up(held)
        },
        close: () => context.close(),
      } satisfies EnginePage
    },
    async close() {
      await browser.close()
      await rm(downloads, { recursive: true })
    },
  }
}
