// What people do on the fleet page, and the fleet that a test has to itself.
import type { Locator, Page } from '@playwright/test'
import {
  firmwareImage,
  fleetVersion,
  imageName,
  startFleet,
  type Fleet,
  type FleetMember,
} from '../src/simulator/fleet'
import { expect, test as base } from './fixtures'
import { signInAndOpen } from './steps'

export const test = base.extend<{ startMembers: (count: number) => Promise<Fleet> }>({
  startMembers: async ({ consoleUrl }, use) => {
    const started: Fleet[] = []
    await use(async (count) => {
      const fleet = await startFleet({ count, devices: 5, origins: [consoleUrl], upgradeTime: 400, restartTime: 400 })
      started.push(fleet)
      return fleet
    })
    await Promise.all(started.map((fleet) => fleet.close()))
  },
})

const images = (['command', 'discover', 'explore', 'trace'] as const).map((role) => ({
  name: imageName(role),
  mimeType: 'application/x-tar',
  buffer: Buffer.from(firmwareImage(role)),
}))

const targets = (page: Page): Locator => page.getByRole('table', { name: 'Targets' })
export const target = (page: Page, name: string): Locator =>
  targets(page).getByRole('row', { name: new RegExp(`^(fra1-)?${name}`) })
export const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true })

export async function enter(page: Page, fleet: Fleet): Promise<void> {
  const [first] = fleet.members
  if (first) await signInAndOpen(page, first.simulator, '/fleet')
  await expect(page.getByRole('heading', { name: 'Fleet', exact: true })).toBeVisible()
}

export async function list(page: Page, fleet: Fleet): Promise<void> {
  await page.getByRole('textbox', { name: 'Appliances as CSV' }).fill(fleet.csv)
  await page.getByLabel('Firmware images', { exact: true }).setInputFiles(images)
  await button(page, 'Check').click()
}

/** Starts the plan: how many appliances it restarts, or which one, is typed. */
export async function startPlan(page: Page): Promise<void> {
  await button(page, 'Start').click()
  await agree(page, 'Start the upgrade')
}

/** Types how many appliances are restarted, or which one, and goes on. */
export async function agree(page: Page, action = 'Go on with the upgrade'): Promise<void> {
  const question = page.getByRole('alertdialog')
  // Enter alone starts nothing.
  await question.getByRole('textbox').press('Enter')
  const words = await question.getByText(/^Type .+ to go on$/).innerText()
  await question.getByRole('textbox').fill(words.replace(/^Type (.+) to go on$/, '$1'))
  await question.getByRole('button', { name: action }).click()
}

/** How often each kind of write reached an appliance. */
export const writes = (fleet: Fleet, path: string) =>
  fleet.members.map(
    ({ simulator }) =>
      simulator.log.filter((entry) => entry.method === 'POST' && entry.path.endsWith(path) && entry.status < 300)
        .length,
  )

/** Waits until an appliance runs the new version and answers: it has the version before it listens again. */
export async function isBack(member: FleetMember | undefined): Promise<void> {
  if (!member) throw new Error('The fleet is too small')
  const { url, keys, world } = member.simulator
  await expect.poll(() => world.appliance.version).toBe(fleetVersion)
  const headers = { authorization: `ExtraHop apikey=${keys[0]?.key ?? ''}` }
  const answers = () => fetch(`${url}/api/v1/extrahop`, { headers }).then(({ status }) => status)
  await expect.poll(() => answers().catch(() => 0)).toBe(200)
}
