// Thirty appliances with upgrades of 20 s finish in little more than the time that their order needs; beside it the
// script of the 8.0 guide, which sends to one after another, waits for nothing and knows no order.
import { firmwareImage, fleetVersion, imageName, startFleet, type Fleet } from '../../src/simulator/fleet'
import { heapOf, signIn, type Stage } from './browser'
import type { Page } from '@playwright/test'
import type { Section } from './figures'

interface Site {
  stage: Stage
  consoleUrl: string
  say: (text: string) => void
}

const count = 30
const upgradeTime = 20_000
const restartTime = 1000
/** Two reads that agree lie so far apart, ms. */
const confirming = 10_000
/** Command, Discover, masters, data nodes, Trace: each waits for the one before. */
const stages = 5

const roles = ['command', 'discover', 'explore', 'trace'] as const
const settle = { Discover: 20, 'Explore masters': 20, 'Explore data nodes': 20, Trace: 20 }

const boot = (consoleUrl: string): Promise<Fleet> =>
  startFleet({ count, devices: 20, origins: [consoleUrl], upgradeTime, restartTime })

/** When each was told to upgrade, by the kind of appliance, ms. */
const commands = (fleet: Fleet, role: (typeof roles)[number]): number[] =>
  fleet.members.flatMap(({ role: own, simulator }) =>
    own === role
      ? simulator.log.flatMap(({ method, path, time }) =>
          method === 'POST' && path.endsWith('/upgrade') ? [time] : [],
        )
      : [],
  )

/** How many were told to upgrade before all of the kind before them had come back. */
function tooEarly(fleet: Fleet): number {
  let early = 0
  for (const [at, role] of roles.entries()) {
    const before = roles[at - 1]
    if (before === undefined) continue
    const ready = Math.max(...commands(fleet, before)) + upgradeTime
    early += commands(fleet, role).filter((time) => time < ready).length
  }
  return early
}

/**
 * Treats a page as a browser treats one that has been hidden for long: its own timers fire once a minute, and nothing
 * is drawn. The driver keeps every page seen, so this is done in the page; as text, since what compiles this file puts
 * calls into functions that a page does not have.
 */
const hiding = `
  const own = setTimeout
  const minute = 60000
  Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' })
  Object.defineProperty(document, 'hidden', { get: () => true })
  globalThis.setTimeout = (done, ms = 0) =>
    own(done, Math.ceil((performance.now() + ms) / minute) * minute - performance.now())
  globalThis.requestAnimationFrame = () => 0
  document.dispatchEvent(new Event('visibilitychange'))
`
const hide = (page: Page): Promise<unknown> => page.evaluate(`(() => {${hiding}})()`)

async function byConsole({ stage, consoleUrl }: Site, fleet: Fleet, { hidden }: { hidden: boolean }) {
  const [first] = fleet.members
  if (!first) throw new Error('The fleet is empty')
  return stage.withPage(async (page) => {
    await signIn(page, consoleUrl, { url: first.simulator.url, key: first.simulator.keys[0]?.key ?? '' })
    await page.goto(`${consoleUrl}/#/fleet`)
    await page.getByRole('textbox', { name: 'Appliances as CSV' }).fill(fleet.csv)
    const images = roles.map((role) => ({
      name: imageName(role),
      mimeType: 'application/x-tar',
      buffer: Buffer.from(firmwareImage(role)),
    }))
    await page.getByLabel('Firmware images', { exact: true }).setInputFiles(images)
    await page.getByText(/^How careful/).click()
    for (const [name, most] of Object.entries(settle)) {
      await page.getByLabel(`${name} at a time`, { exact: true }).fill(String(most))
      await page.keyboard.press('Tab')
    }
    await page.getByLabel('Uploads at a time', { exact: true }).fill('10')
    await page.keyboard.press('Tab')
    await page.getByLabel(/^One first for each platform/).uncheck({ force: true })
    await page.getByRole('button', { name: 'Check', exact: true }).click()
    await page.getByText(`${count} appliances, ${count} read`).waitFor({ timeout: 120_000 })
    await page.getByRole('button', { name: 'Make plan', exact: true }).click()
    const before = await heapOf(page)
    const begun = performance.now()
    await page.getByRole('button', { name: 'Start', exact: true }).click()
    await page.getByLabel(/^Type .+ to go on$/).fill(`${count} appliances`)
    await page.getByRole('button', { name: 'Start the upgrade' }).click()
    if (hidden) await hide(page)
    await page.getByRole('region', { name: 'Report' }).getByText(`${count} of ${count} verified`).waitFor({
      timeout: 1_200_000,
    })
    const took = performance.now() - begun
    return { took, growth: (await heapOf(page)) - before }
  })
}

/** The guide's script, ported: upload and upgrade for each line of the list. */
async function byScript(fleet: Fleet): Promise<number> {
  const begun = performance.now()
  for (const { simulator, role } of fleet.members) {
    const headers = { authorization: `ExtraHop apikey=${simulator.keys[0]?.key ?? ''}` }
    const sent = await fetch(`${simulator.url}/api/v1/extrahop/firmware`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/vnd.extrahop.firmware' },
      body: firmwareImage(role),
    })
    if (sent.status === 201)
      await fetch(`${simulator.url}/api/v1/extrahop/firmware/latest/upgrade`, { method: 'POST', headers })
  }
  while (fleet.members.some(({ simulator }) => simulator.world.appliance.version !== fleetVersion))
    await new Promise((resolve) => setTimeout(resolve, 200))
  return performance.now() - begun
}

export async function fleet(site: Site): Promise<Section> {
  const ours = await boot(site.consoleUrl)
  const unseen = await boot(site.consoleUrl)
  const theirs = await boot(site.consoleUrl)
  try {
    site.say(`upgrading ${count} appliances, about three minutes`)
    const { took, growth } = await byConsole(site, ours, { hidden: false })
    site.say('the same in a hidden tab')
    const { took: late } = await byConsole(site, unseen, { hidden: true })
    site.say('upgrading as many by the script of the guide')
    const script = await byScript(theirs)
    const critical = stages * (upgradeTime + restartTime + confirming)
    return {
      title: `Fleet: ${count} appliances whose upgrades take ${upgradeTime / 1000} s`,
      figures: [
        { name: 'time by what their order needs', unit: '', values: [took / critical], promise: { limit: 1.15 } },
        { name: 'the same in a hidden tab', unit: '', values: [late / critical], promise: { limit: 1.15 } },
        {
          name: 'until all run the new version',
          unit: 's',
          values: [took / 1000],
          beside: { name: 'script', values: [script / 1000] },
        },
        {
          name: 'told to upgrade before their turn',
          unit: '',
          values: [tooEarly(ours)],
          promise: { limit: 0 },
          beside: { name: 'script', values: [tooEarly(theirs)] },
        },
        { name: 'growth of the heap meanwhile', unit: 'MB', values: [growth], promise: { limit: 10 } },
      ],
    }
  } finally {
    await Promise.all([ours, unseen, theirs].map((one) => one.close()))
  }
}
