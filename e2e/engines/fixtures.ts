// What every journey gets: a browser for all of them, and for each a window and an appliance of its own.
import { test as base, expect } from '../fixtures'
import { findEngines } from '../../scripts/find-engines.mjs'
import { startFirefox } from './firefox'
import type { Engine } from './page'
import { Tab } from './tab'
import { startWebKit } from './webkit'

async function start(name: string): Promise<Engine> {
  const { firefox, webkit } = findEngines()
  if (name === 'firefox' && firefox) return startFirefox(firefox)
  if (name === 'webkit' && webkit) return startWebKit(webkit)
  throw new Error(`There is no ${name} here.`)
}

export const test = base.extend<{ tab: Tab }, { engine: Engine }>({
  engine: [
    // Playwright reads a fixture's needs from this pattern, so it stands even where there is none.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use, info) => {
      const engine = await start(info.project.name)
      await use(engine)
      await engine.close()
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  tab: async ({ engine }, use) => {
    const page = await engine.open()
    const tab = new Tab(page)
    await use(tab)
    expect(await tab.problems(), 'what went wrong in the page').toEqual([])
    await page.close()
  },
})

export { expect }
