// What every browser test gets: an appliance of its own on a free port, and a page that fails the test when anything
// goes wrong in it. Nothing is intercepted; the page talks to the appliance over real HTTP from another origin.
import { expect, test as base } from '@playwright/test'
import { startSimulator } from '../src/simulator/server'
import { Problems, type Expected } from './problems'

type Options = Parameters<typeof startSimulator>[0]
export type Appliance = Awaited<ReturnType<typeof startSimulator>>

interface Fixtures {
  /** Where the console is served; the origin that the appliance allows. */
  consoleUrl: string
  /** How this test's appliance differs from a strict Discover that allows the console's origin. */
  applianceOptions: Partial<Options>
  appliance: Appliance
  /** Starts further appliances for tests that need several; they end with the test. */
  startAppliance: (options?: Partial<Options>) => Promise<Appliance>
  /** Whether the console fetches what nobody asked for yet. It takes a fifteenth of a test's processor time. */
  fetchesAhead: boolean
  /** Problems that tests of this file or group provoke on purpose. */
  expectedProblems: Expected[]
  problems: Problems
}

export const test = base.extend<Fixtures>({
  applianceOptions: [{}, { option: true }],
  expectedProblems: [[], { option: true }],
  fetchesAhead: [false, { option: true }],

  // Playwright reads a fixture's needs from this pattern, so it stands even where there is none.
  // oxlint-disable-next-line no-empty-pattern
  consoleUrl: async ({}, use) => {
    const url = process.env.CONSOLE_URL
    if (!url) throw new Error('CONSOLE_URL is not set: the tests run through the configuration, which serves dist/.')
    await use(url)
  },

  baseURL: async ({ consoleUrl }, use) => use(consoleUrl),

  startAppliance: async ({ consoleUrl }, use) => {
    const started: Appliance[] = []
    await use(async (options = {}) => {
      const appliance = await startSimulator({
        role: 'discover',
        release: '9.8',
        port: 0,
        devices: 60,
        seed: 1,
        strict: true,
        origins: [consoleUrl],
        ...options,
      })
      started.push(appliance)
      return appliance
    })
    await Promise.all(started.map((appliance) => appliance.close()))
  },

  appliance: async ({ startAppliance, applianceOptions }, use) => use(await startAppliance(applianceOptions)),

  problems: async ({ expectedProblems }, use) => {
    const problems = new Problems(expectedProblems)
    await use(problems)
    expect(problems.unexpected, 'what went wrong in the page').toEqual([])
  },

  context: async ({ context, problems, fetchesAhead }, use) => {
    await problems.watch(context)
    // As a browser that is to save data: each part of the console comes when it is drawn.
    if (!fetchesAhead)
      await context.addInitScript(() => {
        const { connection } = navigator as Navigator & { readonly connection?: object }
        if (connection) Object.defineProperty(connection, 'saveData', { value: true })
      })
    // Newer Chromium asks before a page calls a more private network; older ones do not know the permission.
    await context.grantPermissions(['local-network-access']).catch(() => undefined)
    await use(context)
  },

  // A context that is emptied for the next test may stand at the console's address with nothing in it: where the page
  // before it crashed, an address with another hash would then load nothing.
  page: async ({ page }, use) => {
    await page.goto('about:blank')
    await use(page)
  },
})

export { expect }
