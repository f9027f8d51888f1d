import { defineConfig } from '@playwright/test'
import { findBrowser } from './scripts/find-browser.mjs'

const browser = await findBrowser()
if ('problem' in browser) throw new Error(browser.problem)

const report = process.env.BROWSER_TEST_REPORT

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  // Serves dist/ on a free port; nothing between the browser and the files but the server that npm start uses.
  globalSetup: './e2e/serve-console.ts',
  outputDir: 'test-results',
  // Each test has its own appliance and its own page, so they run in any order and side by side. The headless shell is
  // light enough for two on two cores, a whole browser is not.
  fullyParallel: true,
  workers: browser.slim ? 2 : 1,
  forbidOnly: process.env.CI !== undefined,
  // Tried again, so that one unsteady test does not hide that everything else holds; the result names it as flaky.
  retries: 1,
  // Twice what a test takes on a machine that is busy with another.
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ...(report ? [['json', { outputFile: report }] as const] : [])],
  use: {
    viewport: { width: 1280, height: 800 },
    // One context serves a worker's tests, emptied in between: a fifth of the time of a short test was making another
    // and reading the console's parts into it.
    reuseContext: true,
    locale: 'en-GB',
    timezoneId: 'UTC',
    // Drawing what moves takes a tenth of a test's processor time. Tests of dialogs and notices leave it on.
    reducedMotion: 'reduce',
    // A trace takes two fifths of a test's time even where it is thrown away: npm test -- --trace records them. What a
    // failed test leaves otherwise is its picture and what stood in the page.
    trace: process.env.BROWSER_TEST_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: browser.path,
      args: [
        // Chromium refuses its sandbox to root, which is who runs in most containers.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        // No calls home: they fail in closed networks, many at a time, and slow the tests down.
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        '--no-first-run',
        // A page that lives for seconds does not win back what optimizing its code takes: a seventh of all processor time.
        '--js-flags=--no-maglev --no-opt',
      ],
    },
  },
})
