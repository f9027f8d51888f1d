// The journeys in the other engines. Playwright's runner runs them; the browsers are whatever the machine has.
import { defineConfig } from '@playwright/test'
import { findEngines } from '../../scripts/find-engines.mjs'

const { firefox, webkit } = findEngines()
const report = process.env.ENGINE_TEST_REPORT

export default defineConfig({
  testDir: '.',
  testMatch: 'journeys.ts',
  globalSetup: '../serve-console.ts',
  outputDir: '../../test-results/engines',
  // A browser for all journeys of an engine, both engines side by side.
  workers: 2,
  forbidOnly: process.env.CI !== undefined,
  // On a busy machine a driver loses its browser now and then; what fails twice is the console's.
  retries: 1,
  // WebKit's layout of a form of calendars takes seconds on a machine that is busy with others.
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ...(report ? [['json', { outputFile: report }] as const] : [])],
  projects: [...(firefox ? [{ name: 'firefox' }] : []), ...(webkit ? [{ name: 'webkit' }] : [])],
})
